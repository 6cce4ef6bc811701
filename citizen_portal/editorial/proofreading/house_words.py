"""The words of the house, from `content/<language>/house-words.toml`: what is not said, and what is. Pure.

A later folder lays its entries over those of the same name in an earlier one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from ...guidance.glossary import ContentError
from ...guidance.markup import BOXES
from .lexicon import base
from .text import KINDS

NAME = "house-words.toml"
# What an entry may hold, and what kind of thing each is.
KEYS: Mapping[str, type] = {
    "not": str, "signs": str, "must": str, "better": str, "in": list, "except": list, "unless": str, "box": str,
    "under": str, "kind": str, "most_on_page": int, "most_pages": int, "easy": bool,
}  # fmt: skip
PATTERNS = ("not", "signs", "must")


@dataclass(frozen=True)
class HouseWord:
    """A pattern, where it is looked for, and what is better.

    `needed` turns it round: the first paragraph must hold it.
    """

    name: str
    at: str
    written: str
    pattern: re.Pattern[str]
    better: str
    needed: bool = False
    within: tuple[str, ...] = ("*",)
    without: tuple[str, ...] = ()
    unless: re.Pattern[str] | None = None
    box: str = ""
    under: str = ""
    kind: str = ""
    most_on_page: int = 0
    most_pages: int = 0
    easy: bool = True

    def concerns(self, scope: str) -> bool:
        return named(scope, self.within) and not named(scope, self.without)


def named(scope: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(scope, pattern) for pattern in patterns)


def load(folders: Iterable[Path], lang: str) -> list[HouseWord]:
    """Those of a language; easy Danish has the Danish ones too. Raises ContentError with all that is wrong."""
    folders = tuple(folders)
    found = {word.name: word for folder in folders for word in _read(folder, base(lang))}
    if lang == base(lang):
        return list(found.values())
    own = {word.name: word for folder in folders for word in _read(folder, lang)}
    return [*(word for word in found.values() if word.easy and word.name not in own), *own.values()]


def _read(folder: Path, lang: str) -> list[HouseWord]:
    file, where = folder / lang / NAME, f"content/{lang}/{NAME}"
    if not file.exists():
        return []
    text = file.read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{where}: {error}") from None
    at = {name: f"{where}:{_line(text, name)}" for name in tables}
    if faults := [f"{at[name]}: {name} {fault}" for name, entry in tables.items() for fault in _faults(entry)]:
        raise ContentError("\n".join(faults))
    return [_word(name, at[name], entry) for name, entry in tables.items()]


def _line(text: str, name: str) -> int:
    heads = (f"[{name}]", f'["{name}"]', f"{name} =")
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if line.startswith(heads)), 1)


def _faults(entry: Any) -> Iterator[str]:
    """What is wrong with an entry."""
    if not isinstance(entry, dict):
        yield "must be a table: write [a-name], and below it what is not said and what is better"
        return
    yield from _key_faults(entry)
    yield from _pattern_faults(entry)
    for key, known in (("box", BOXES), ("kind", tuple(dict.fromkeys(KINDS.values())))):
        if key in entry and entry[key] not in known:
            yield f"{key} is {entry[key]}: it must be one of {', '.join(known)}"


def _key_faults(entry: Mapping[str, Any]) -> Iterator[str]:
    for key, value in entry.items():
        if key not in KEYS:
            yield f"has {key}, which is none of {', '.join(KEYS)}"
        elif not isinstance(value, KEYS[key]):
            yield f"{key} must be {_called(KEYS[key])}"
    if sum(key in entry for key in PATTERNS) != 1:
        yield f"must have one of {', '.join(PATTERNS)}"
    if not entry.get("better"):
        yield "has no better: say what to write instead"


def _pattern_faults(entry: Mapping[str, Any]) -> Iterator[str]:
    for key in (*PATTERNS, "unless"):
        try:
            compiled(str(entry.get(key, "")), whole=False)
        except re.error as error:
            yield f"{key} is no pattern: {error}"


def _called(kind: type) -> str:
    return {str: "a text in quotation marks", list: "a list in brackets", int: "a number", bool: "true or false"}[kind]


def _word(name: str, at: str, entry: Mapping[str, Any]) -> HouseWord:
    key = next(key for key in PATTERNS if key in entry)
    return HouseWord(
        name,
        at,
        entry[key],
        compiled(entry[key], whole=key != "signs"),
        entry["better"],
        needed=key == "must",
        within=tuple(entry.get("in", ("*",))),
        without=tuple(entry.get("except", ())),
        unless=compiled(entry["unless"], whole=False) if "unless" in entry else None,
        **{
            rest: entry[rest]
            for rest in ("box", "under", "kind", "most_on_page", "most_pages", "easy")
            if rest in entry
        },
    )


def compiled(pattern: str, whole: bool) -> re.Pattern[str]:
    """Capital and small letters alike; a space stands for any, also for the end of a line."""
    spaced = re.sub(r"(?<!\\) ", r"\\s+", pattern)
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)" if whole else spaced, re.IGNORECASE)
