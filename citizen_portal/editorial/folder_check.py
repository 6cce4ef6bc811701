"""What `content check` says of the files of one folder, quick enough to be said at every save: all but the spelling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from .. import i18n, rules
from ..guidance.glossary import ContentError
from ..guidance.pages import Library, Page
from ..trades.entries import TextFile
from . import review, short_texts
from .proofreading import gates
from .proofreading.findings import Finding
from .proofreading.manuscript import Manuscript, collect

Key = tuple[str, str, str]


def faults(library: Library, folders: tuple[Path, ...], folder: Path) -> list[str]:
    """Each with file and line; the file as it is named inside the folder."""
    law = rules.load(folders)
    try:
        found = [
            *review.check_translations(library, i18n.LANGUAGES, folders),
            *short_texts.check(folders, i18n.LANGUAGES),
            *gates.check_words(_words(library, folders, folder), (), (*law.now, *law.coming)),
        ]
    except ContentError as error:
        return str(error).splitlines()
    return [each.said for each in dict.fromkeys(found) if _stands_in(each, folder)]


def _words(library: Library, folders: tuple[Path, ...], folder: Path) -> Manuscript:
    """The texts of the folder, and the Danish ones to be read beside them; the labels are no part of it."""
    pages = {key: page for key, page in library.pages.items() if key[0] == "da" or _lies_in(page, folder)}
    texts = short_texts.read(folders, i18n.LANGUAGES).values()
    return collect(replace(library, pages=pages), folders, {"da": ()}, [_own(files, folder) for files in texts])


def _lies_in(page: Page, folder: Path) -> bool:
    return page.file.resolve().is_relative_to(folder.resolve())


def _own(files: Mapping[str, TextFile], folder: Path) -> dict[str, TextFile]:
    return {lang: file for lang, file in files.items() if file.file.resolve().is_relative_to(folder.resolve())}


def _stands_in(found: Finding, folder: Path) -> bool:
    file = found.said.partition(":")[0]
    return file.startswith("content/") and (folder / file.removeprefix("content/")).exists()
