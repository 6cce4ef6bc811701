"""Our municipality's name, number and jobcenter written into a text or a label, where a mark must stand. Pure.

Another municipality laid over ours would say them, too. Left alone are the passages and pages of ours alone, and the
lines that name a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from ...guidance import here
from ...names import OWN_PAGES, merged, tables
from . import house_style
from .manuscript import CatalogueLabel, catalogue

TEXTS = (".md", ".toml")
# A line of a TOML file that says where something is from.
SOURCE = re.compile(r"^source\w*\s*=")
MARKS = ("name", "jobcenter", "phone", "place")


def check(folders: Iterable[Path], labels: Iterable[tuple[str, CatalogueLabel]]) -> Iterator[str]:
    """Each with its file and line. `labels` are those of the catalogues, as they are written, by language."""
    folders = tuple(folders)
    ours = tables(folders[0])
    if not ours.get("name"):
        return
    theirs = merged(folders)["name"] != ours["name"]
    said = pattern(folders[0], ours, spelled=not theirs)
    for folder in folders:
        for file in sorted(each for each in folder.glob("*/**/*") if each.suffix in TEXTS):
            if file.stem not in ours.get(OWN_PAGES, {}):
                where = f"content/{file.relative_to(folder).as_posix()}"
                yield from _of_lines(where, file.read_text(encoding="utf-8"), said, ours["name"])
    for lang, label in labels:
        if found := said.search(label.text):
            yield _fault(catalogue(lang), label.line, found)


def _of_lines(where: str, text: str, said: re.Pattern[str], name: str) -> Iterator[str]:
    for number, line in enumerate(here.without(text, name).split("\n"), 1):
        if not SOURCE.match(line) and (found := said.search(line)):
            yield _fault(where, number, found)


def _fault(where: str, line: int, found: re.Match[str]) -> str:
    return (
        f"{where}:{line}: »{found[0]}« is ours alone: write {{municipality:…}} ({', '.join(MARKS)}), "
        f"or put the passage between `:::: only` and `::::`"
    )


def pattern(folder: Path, ours: dict[str, str], spelled: bool) -> re.Pattern[str]:
    """The values as they stand in the file, the number however it is parted, and the forms an editor has listed."""
    exact = [re.escape(ours[key]) for key in ("name", "jobcenter") if ours.get(key)]
    number = r"\s?".join(re.sub(r"\D", "", ours.get("phone", "")))
    host = re.escape(urlsplit(ours.get("website", "")).netloc.removeprefix("www."))
    forms = house_style.load([folder]).spelled if spelled else ()
    found = "|".join(filter(None, (*exact, number, host, *forms)))
    return re.compile(rf"(?<!\w)(?:{found})", re.IGNORECASE)
