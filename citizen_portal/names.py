"""Marks that stand for the municipality in a text or a label, and what `municipality.toml` puts in their place. Pure.

`{municipality:jobcenter}` is filled before anything else is read, so that it may stand inside another mark, too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

FILE = "municipality.toml"
# Tables beside the values: the place as other languages call it, pages that speak of this municipality alone, and
# pages of ours that another one does without; both with the page their address leads to.
PLACE_IN, OWN_PAGES, LEAVE_OUT = "place_in", "own_pages", "leave_out"
# What each mark is: a Danish name, a number read from the left, or the address of a link.
PROPER, NUMBER, ADDRESS = "da", "ltr", ""
MARKS = {
    "name": PROPER, "jobcenter": PROPER, "place": PROPER, "phone": NUMBER, "website": ADDRESS, "answer_times": ADDRESS,
}  # fmt: skip
# Alone, or inside another mark: then the next brace closes that one.
MARK = re.compile(r"\{municipality:([^{}]*)\}(?P<alone>(?![^{}]*\}))?")
# Where a value of its own stands in place of another one.
INSTEAD = {"answer_times": "website"}
ISOLATED = "\u2068{}\u2069"


@dataclass(frozen=True)
class Names:
    """What stands for each mark, the place by language where it has a name there, and the pages of ours that this
    municipality has not, each with the page its address leads to."""

    values: Mapping[str, str] = field(default_factory=dict)
    place_in: Mapping[str, str] = field(default_factory=dict)
    not_ours: Mapping[str, str] = field(default_factory=dict)

    def said(self, key: str, lang: str) -> str:
        """Raises KeyError for a mark that is not known."""
        if key == "place" and lang in self.place_in:
            return self.place_in[lang]
        return self.values.get(key) or self.values[INSTEAD.get(key, key)]

    def danish(self, key: str, lang: str) -> bool:
        """Whether that is a Danish name among words of another language."""
        named_there = key == "place" and lang in self.place_in
        return MARKS[key] == PROPER and not lang.startswith("da") and not named_there

    @property
    def plain(self) -> dict[str, str]:
        """Every mark with what stands for it in Danish."""
        return {key: self.said(key, "da") for key in MARKS if self.values}


def load(folders: Iterable[Path]) -> Names:
    """What the folders say, a later one over an earlier one."""
    folders = tuple(folders)
    told = merged(folders)
    values = {key: value for key, value in told.items() if key in MARKS and isinstance(value, str)}
    return Names(values, told.get(PLACE_IN, {}), _not_ours(folders))


def merged(folders: Iterable[Path]) -> dict[str, Any]:
    """All that `municipality.toml` says. Another name is another municipality: it inherits nothing of the one before.

    Raises tomllib.TOMLDecodeError.
    """
    found: dict[str, Any] = {}
    for folder in folders:
        told = tables(folder)
        found = told if _is_another(told, found) else found | told
    return found


def tables(folder: Path) -> dict[str, Any]:
    """All that the file of a folder says; nothing where it has none. Raises tomllib.TOMLDecodeError."""
    file = folder / FILE
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def _is_another(told: Mapping[str, Any], before: Mapping[str, Any]) -> bool:
    return bool(told.get("name")) and told["name"] != before.get("name", told["name"])


def _not_ours(folders: tuple[Path, ...]) -> dict[str, str]:
    """The pages of the first folder that are not there, or are the municipality's own."""
    gone: dict[str, str] = {}
    before: dict[str, Any] = {}
    for told in map(tables, folders):
        if _is_another(told, before):
            gone |= before.get(OWN_PAGES, {})
        gone |= told.get(LEAVE_OUT, {})
        before |= told
    return gone


def unknown(text: str) -> Iterator[str]:
    """Each mark that stands for nothing."""
    return (found[0] for found in MARK.finditer(text) if found[1] not in MARKS)


def plain(text: str, lang: str, names: Names, rtl: bool = False) -> str:
    """Words without marks of their own, as a label or a title. From the right a Danish name keeps its direction."""
    return MARK.sub(partial(_plain, lang, names, rtl), text) if "{municipality:" in text else text


def _plain(lang: str, names: Names, rtl: bool, mark: re.Match[str]) -> str:
    key = mark[1]
    if key not in MARKS or not names.values:
        return mark[0]
    said = names.said(key, lang)
    from_the_left = MARKS[key] == NUMBER or names.danish(key, lang)
    return ISOLATED.format(said) if rtl and from_the_left else said


def marked(text: str, lang: str, names: Names) -> str:
    """A text of docs/writing.md: a name becomes `{da:…}` where it is foreign, a number `{ltr:…}`."""
    return MARK.sub(partial(_marked, lang, names), text)


def _marked(lang: str, names: Names, mark: re.Match[str]) -> str:
    key = mark[1]
    if key not in MARKS or not names.values:
        return mark[0]
    if mark["alone"] is None or MARKS[key] == ADDRESS:
        return names.said(key, _of(mark, lang))
    if MARKS[key] == NUMBER or names.danish(key, lang):
        return f"{{{MARKS[key]}:{names.said(key, lang)}}}"
    return names.said(key, lang)


def _of(mark: re.Match[str], lang: str) -> str:
    """The language the words around it are in: inside `{da:…}` they are Danish."""
    before = mark.string[: mark.start()]
    return "da" if before[before.rfind("{") :].startswith("{da:") else lang
