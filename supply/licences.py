"""Under which licence each package stands, read from docs/licences.md, and whether that goes with ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .pins import ROOT, Pin

FILE = ROOT / "docs/licences.md"
# Which kind of package a chapter of the document is about; the machine's own packages are none of the pinned ones.
CHAPTERS = {"Python": "pypi", "Node": "npm"}
# What may be built on, by a work under EUPL-1.2 that is itself served: nothing is asked but to name whom it is from.
FREE = {
    "0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "MIT-CMU",
    "OFL-1.1", "PSF-2.0", "Unlicense",
}  # fmt: skip
# What may be used as a library and is not changed: what it asks for ends at its own files.
AS_A_LIBRARY = {"LGPL-2.1-or-later", "LGPL-3.0-only", "MPL-2.0"}


@dataclass(frozen=True)
class Row:
    """What one package is here for, and its licence as an SPDX expression; " / " between those of several versions."""

    why: str
    licence: str


def read(text: str) -> dict[tuple[str, str], Row]:
    """The rows of a document like docs/licences.md by (kind, name); a name may stand once in each kind."""
    rows: dict[tuple[str, str], Row] = {}
    for heading, chapter in re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL):
        kind = CHAPTERS.get(heading.split(":")[0])
        if kind:
            rows.update(_rows(kind, chapter, rows))
    return rows


def _rows(kind: str, chapter: str, former: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Row]:
    rows: dict[tuple[str, str], Row] = {}
    for names, why, licence in re.findall(r"^\| (`[^|]*`) \| ([^|]+) \| ([^|]+) \|$", chapter, re.MULTILINE):
        for name in re.findall(r"`([^`]+)`", names):
            if (kind, name) in rows or (kind, name) in former:
                raise ValueError(f"{name} stands twice")
            rows[kind, name] = Row(why.strip(), licence.strip())
    return rows


def goes_with_ours(expression: str) -> bool:
    """Whether something under this licence may be part of what is served: any of an OR, each of an AND."""
    return any(
        all(part.strip(" ()") in FREE | AS_A_LIBRARY for part in choice.split(" AND "))
        for choice in expression.split(" OR ")
    )


def faults(pins: Iterable[Pin], rows: dict[tuple[str, str], Row]) -> Iterator[str]:
    """What is not as it must be, a sentence each."""
    pins = list(pins)
    pinned = {(pin.kind, pin.name) for pin in pins}
    yield from (f"{kind} {name} has no row" for kind, name in sorted(pinned - set(rows)))
    yield from (f"{kind} {name} has a row and is pinned nowhere" for kind, name in sorted(set(rows) - pinned))
    for pin in pins:
        row = rows.get((pin.kind, pin.name))
        if row and pin.served and not goes_with_ours(row.licence):
            yield f"{pin} is served, and {row.licence} does not go with EUPL-1.2"
        if row and pin.licence and pin.licence not in row.licence.split(" / "):
            yield f"{pin} is {pin.licence} by its lock file, and {row.licence} here"
