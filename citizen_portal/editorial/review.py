"""Are the translations there, and do they still say what the Danish says? And: marking that they do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..guidance import glossary
from ..guidance.pages import Library, Page
from . import labels
from .proofreading.findings import STALE, Finding
from .proofreading.manuscript import headed

SOURCE_LINE = re.compile(r"^source:.*\n", re.MULTILINE)


def check_translations(library: Library, languages: Iterable[str], folders: Iterable[Path]) -> list[Finding]:
    """Everything missing or stale, in every language, by file and line."""
    folders = tuple(folders)
    found = [fault for lang in languages for fault in (*_pages(library, lang), *_terms(library, lang, folders))]
    return [*found, *labels.check_labels()]


def _pages(library: Library, lang: str) -> Iterator[Finding]:
    for danish in _danish(library):
        page = library.find(lang, danish.shelf, danish.slug)
        where = f"content/{lang}/{danish.shelf}/{danish.slug}.md"
        if page.lang != lang:
            yield Finding("missing", f"{where}:1: is missing")
        elif not page.fresh:
            behind = "is stale: the Danish text has changed since it was translated"
            yield Finding(STALE, f"{where}:{_line(page.file)}: {behind}")


def _terms(library: Library, lang: str, folders: Iterable[Path]) -> Iterator[Finding]:
    where = f"content/{lang}/glossary.toml"
    lines = {name: line for folder in folders for name, line in headed(folder / lang / "glossary.toml")}
    for term in library.terms[lang].values():
        if not term.fresh:
            at = f"{where}:{lines.get(term.id, 1)}: {term.id}"
            if term.lang != lang:
                yield Finding("missing", f"{at} is missing")
            else:
                yield Finding(STALE, f"{at} is stale: the Danish entry has changed")


def _danish(library: Library) -> list[Page]:
    return [page for (lang, _, _), page in library.pages.items() if lang == "da"]


def _line(file: Path) -> int:
    """Where a page says which Danish text it renders."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith("source:")), 1)


def mark_page(library: Library, lang: str, page: Page) -> None:
    """Write into a translated page that it says what the Danish says today."""
    danish = library.pages["da", page.shelf, page.slug]
    own = library.pages[lang, page.shelf, page.slug]
    text = SOURCE_LINE.sub("", own.file.read_text(encoding="utf-8"), count=1)
    start, head, body = text.split("---\n", 2)
    own.file.write_text(f"{start}---\n{head}source: {danish.fingerprint}\n---\n{body}", encoding="utf-8")


def mark_glossary(folder: Path, lang: str) -> None:
    """Write into every entry of a translated glossary that it says what the Danish says today."""
    danish = glossary.read((folder,), "da")
    lines = []
    for line in (folder / lang / "glossary.toml").read_text(encoding="utf-8").splitlines():
        if line.startswith("source = "):
            continue
        lines.append(line)
        if line.startswith("[") and (term := line.strip("[]")) in danish:
            lines.append(f'source = "{glossary.fingerprint(danish[term])}"')
    (folder / lang / "glossary.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
