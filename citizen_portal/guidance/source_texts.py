"""The content files as they are read, before their marks are resolved. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from . import dated, here

# The same language, read by the library in C where it is built in, which takes a tenth of the time.
FRONT_MATTER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SHELVES = ("guidance", "outcomes", "site")


@dataclass(frozen=True)
class SourceText:
    """A content file as it was read, before its marks are resolved."""

    file: Path
    shelf: str
    slug: str
    lang: str
    head: Mapping[str, Any]
    body: str
    fault: str = ""

    @property
    def where(self) -> str:
        """The file, as it is named inside its content folder."""
        return f"{self.lang}/{self.shelf}/{self.slug}.md"

    def named(self, fault: str) -> str:
        """A fault with its file, and with the line where the thing it names stands."""
        if fault.startswith("line "):
            return f"{self.where}: {fault}"
        lines = self.file.read_text(encoding="utf-8").splitlines()
        words = sorted((word.strip(",") for word in fault.split() if len(word) > 3), key=len, reverse=True)
        found = (number for word in words for number, line in enumerate(lines, 1) if word in line)
        return f"{self.where}:{next(found, 1)}: {fault}"


SourceTexts = Mapping[tuple[str, str, str], SourceText]


def read_all(folders: Iterable[Path], languages: Iterable[str], not_ours: Collection[str] = ()) -> SourceTexts:
    """Every content file by language, shelf and slug. What cannot be read carries its fault.

    `not_ours` are guidance pages of the first folder that are not read.
    """
    found = {}
    for place, folder in enumerate(folders):
        for lang in languages:
            for shelf in SHELVES:
                for file in sorted((folder / lang / shelf).glob("*.md")):
                    if place or shelf != "guidance" or file.stem not in not_ours:
                        found[lang, shelf, file.stem] = _read(file, shelf, lang)
    return found


def _read(file: Path, shelf: str, lang: str) -> SourceText:
    text = file.read_text(encoding="utf-8")
    named = partial(SourceText, file, shelf, file.stem, lang)
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0].strip():
        return named({}, text, fault="line 1: the file must begin with --- and a front matter")
    try:
        head = yaml.load(parts[1], FRONT_MATTER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        return named({}, parts[2], fault=f"line {line}: the front matter cannot be read: {error.problem}")
    return named(head or {}, parts[2], fault=_fault_of_dates(parts))


def _fault_of_dates(parts: list[str]) -> str:
    """What is wrong with the days of its passages, with the line in the whole file."""
    before = parts[1].count("\n") + 2
    try:
        dated.passages(here.anywhere(parts[2]))
    except (dated.DatedError, here.HereError) as error:
        line, _, fault = str(error).removeprefix("line ").partition(": ")
        return f"line {int(line) + before}: {fault}"
    return ""


def days(folders: Iterable[Path], locales: Iterable[str]) -> set[date]:
    """The days on which a text changes. What cannot be read is told by `pages.load`."""
    found = read_all(folders, locales).values()
    return {day for text in found if not text.fault for day in dated.days(here.anywhere(text.body))}


def fingerprint(head: Mapping[str, Any], body: str) -> str:
    """A short hash of what a text says: its words and marks, whatever the commas and the white space."""
    said = " ".join((str(head.get("title", "")), str(head.get("summary", "")), body))
    words = re.findall(r"\w+", said.casefold())
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:12]
