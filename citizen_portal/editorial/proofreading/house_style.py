"""What editors set for all languages, from `content/house-style.toml`: lengths, exceptions, forms that fit. Pure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...guidance.glossary import ContentError

NAME = "house-style.toml"
WHERE = f"content/{NAME}"
SHARE = 0.667
FIT_KEYS = {"at", "says", "rule", "least", "most"}


@dataclass(frozen=True)
class Fit:
    """Words that are right only as long as a figure of the law lies between `least` and `most`.

    `at` is where they stand, as `en labels/flow.age.over`.
    """

    line: int
    at: str
    says: str
    rule: str
    least: float
    most: float


@dataclass(frozen=True)
class HouseStyle:
    """`share` is the most an easy page may have of the words of the ordinary one. `differ` are, by language, labels
    whose Danish is the Danish of another label and whose translation is rightly another. `spelled` are patterns of the
    place's name in every ending and script, which no text says but by a mark."""

    share: float = SHARE
    differ: Mapping[str, frozenset[str]] | None = None
    fits: tuple[Fit, ...] = ()
    spelled: tuple[str, ...] = ()


def load(folders: Iterable[Path]) -> HouseStyle:
    """The last folder that has the file has all of it. Raises ContentError with all that is wrong."""
    files = [folder / NAME for folder in folders if (folder / NAME).exists()]
    if not files:
        return HouseStyle()
    text = files[-1].read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{WHERE}: {error}") from None
    lines = _lines(text)
    if faults := list(_faults(tables, lines)):
        raise ContentError("\n".join(faults))
    differ = {lang: frozenset(labels) for lang, labels in tables.get("differ", {}).items()}
    spelled = tuple(tables.get("place", {}).get("spelled", ()))
    starts = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[fits]]"]
    fits = tuple(Fit(line, **entry) for line, entry in zip(starts, tables.get("fits", ()), strict=True))
    return HouseStyle(tables.get("easy", {}).get("share", SHARE), differ, fits, spelled)


def _lines(text: str) -> dict[str, int]:
    """The line on which each table and each key first stands."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if head := re.match(r"\[*\"?([\w.-]+)", line):
            found.setdefault(head[1], number)
    return found


def _faults(tables: Mapping[str, Any], lines: Mapping[str, int]) -> Iterator[str]:
    for name in tables.keys() - {"easy", "differ", "fits", "place"}:
        yield f"{WHERE}:{lines.get(name, 1)}: {name} is none of easy, differ, fits, place"
    yield from _faults_of_place(tables.get("place", {}), lines.get("place", 1))
    easy, differ = tables.get("easy", {}), tables.get("differ", {})
    for key in easy.keys() - {"share"}:
        yield f"{WHERE}:{lines.get(key, 1)}: easy has {key}; it has share alone"
    if not 0 < easy.get("share", SHARE) <= 1:
        yield f"{WHERE}:{lines.get('share', 1)}: share must lie between 0 and 1"
    for lang, labels in differ.items():
        if not isinstance(labels, list):
            yield f"{WHERE}:{lines.get(lang, 1)}: {lang} must be a list of labels in brackets"
    for number, entry in enumerate(tables.get("fits", ()), 1):
        if wrong := FIT_KEYS ^ entry.keys():
            odd = ", ".join(sorted(wrong))
            yield f"{WHERE}:{lines.get('fits', 1)}: number {number} of fits lacks, or has too much: {odd}"


def _faults_of_place(place: Mapping[str, Any], line: int) -> Iterator[str]:
    for key in place.keys() - {"spelled"}:
        yield f"{WHERE}:{line}: place has {key}; it has spelled alone"
    try:
        re.compile("|".join(place.get("spelled", ())))
    except (re.error, TypeError) as error:
        yield f"{WHERE}:{line}: spelled must be patterns: {error}"
