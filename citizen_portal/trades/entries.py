"""A content file of short texts as `name: text`, and what differs between a translation and its Danish original. Pure.

A translated file says in `source` which Danish texts it renders, by a print of each: one that is not there has changed
since, and its translation is stale.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

# Facts for the machine, and what each language has of its own.
NO_TEXT = (
    "slug", "likes", "hidden", "leads", "rules", "search", "source", "from", "confidence", "verified_on", "review_by",
)  # fmt: skip
TABLE = re.compile(r"\[([\w-]+)\]")
KEY = re.compile(r'"?([^\s"=]+)"? *=')
# One of a list that has a line for each.
ITEM = re.compile(r'\s+["{]')
PRINT = 6  # signs


class UnreadableText(ValueError):
    """A file cannot be read; the message says which, and where."""


@dataclass(frozen=True)
class TextFile:
    """One file in one language. `entries` are its texts by their dotted name, in their order."""

    file: Path
    where: str
    tables: Mapping[str, Any] = field(compare=False)

    @cached_property
    def entries(self) -> dict[str, str]:
        return dict(_entries(self.tables))

    @cached_property
    def lines(self) -> dict[str, int]:
        """The line of the file on which each entry or list begins, by its dotted name."""
        return dict(_lines(self.file.read_text(encoding="utf-8")))

    def line(self, name: str) -> int:
        """Where an entry stands, else the list or the table it belongs to."""
        while name and name not in self.lines:
            name = name.rpartition(".")[0]
        return self.lines.get(name, 1)

    def named(self, name: str, fault: str) -> str:
        return f"{self.where}:{self.line(name)}: {name} {fault}"


# Each file with its size and when it was last written.
Stamp = tuple[tuple[str, int, int], ...]


def stamp(folders: Iterable[Path], *patterns: str) -> Stamp:
    """What changes when one of these files does."""
    files = sorted(file for folder in folders for pattern in patterns for file in folder.glob(pattern))
    return tuple((str(file), (known := file.stat()).st_size, known.st_mtime_ns) for file in files)


def read(file: Path, where: str) -> TextFile:
    """Raises UnreadableText."""
    try:
        return TextFile(file, where, tomllib.loads(file.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableText(f"{where}: {error}") from error


def text_print(name: str, text: str) -> str:
    """What tells a text from what it said before: its words, whatever the commas and the white space."""
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return hashlib.sha256(f"{name} {words}".encode()).hexdigest()[:PRINT]


def prints(danish: TextFile) -> list[str]:
    return [text_print(name, text) for name, text in danish.entries.items()]


def differences(danish: TextFile, own: TextFile) -> Iterator[str]:
    """What a translation lacks, has too much or has in another order: by file and line."""
    for name in danish.entries:
        if not own.entries.get(name, "").strip():
            yield own.named(name, "is missing")
    for name in own.entries:
        if name not in danish.entries:
            yield own.named(name, "has no Danish text")
    if set(own.entries) == set(danish.entries) and list(own.entries) != list(danish.entries):
        at = next(name for name, other in zip(own.entries, danish.entries, strict=True) if name != other)
        yield own.named(at, "stands in another order than the Danish")


def left_behind(danish: TextFile, own: TextFile) -> Iterator[str]:
    """What a translation renders as it was before: by file and line."""
    rendered = set(own.tables.get("source", ()))
    for name, text in danish.entries.items():
        if own.entries.get(name, "").strip() and text_print(name, text) not in rendered:
            yield own.named(name, "is stale: the Danish text has changed since it was translated")


def _entries(tables: Mapping[str, Any], under: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tables.items():
        if not under and key in NO_TEXT:
            continue
        # One name for all the languages that have it.
        name = sys.intern(f"{under}.{key}" if under else key)
        if isinstance(value, Mapping):
            yield from _entries(value, name)
        elif isinstance(value, list):
            for number, one in enumerate(value, 1):
                yield from _entries({str(number): one}, name)
        else:
            yield name, str(value)


def _lines(text: str) -> Iterator[tuple[str, int]]:
    table = name = ""
    items = 0
    for number, line in enumerate(text.splitlines(), 1):
        if header := TABLE.match(line):
            table = header[1]
            yield table, number
        elif key := KEY.match(line):
            name, items = (f"{table}.{key[1]}" if table else key[1]), 0
            yield name, number
        elif ITEM.match(line):
            items += 1
            yield f"{name}.{items}", number
