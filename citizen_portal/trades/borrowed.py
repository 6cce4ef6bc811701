"""Messages to borrow: what is said in Danish to a workplace, filled, and the same in another language. Pure.

A line that needs a word nobody knows yet is left out, or said as its `without`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .content import DANISH, TradesError, laid_over
from .entries import TextFile, UnreadableText

FILE = "borrowed-messages.toml"
# What a line may leave open.
OPEN = ("trade", "place", "contact", "name", "goals", "tasks", "start", "weeks")
PLACEHOLDER = re.compile(r"\{(\w*)\}")
FIRST = ("first-call", "voicemail", "second-call", "walk-in", "sms", "why-unemployed", "why-unpaid")
BY_PURPOSE = {"job": "mail-job", "kompetence": "mail-kompetence", "udvikling": "mail-udvikling"}
ACADEMIC, AGREEMENT = "mail-academic", "agreement-academic"
AFTER = (
    "found-a-place", "thanks-after-no", "sick-day", "want-to-stop", "cv-line", "reference-request", "reference-model",
)  # fmt: skip
# In the order one needs them.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "first": FIRST, "mails": (*BY_PURPOSE.values(), ACADEMIC), "after": AFTER,
}  # fmt: skip
# What speaks of no kind of placement, and is as true of a job with a wage subsidy.
OF_ANY_KIND = ("thanks-after-no", "sick-day", "want-to-stop", "reference-request", "reference-model")
SMS = "sms"


@dataclass(frozen=True)
class Message:
    """One message in one language, with the words that were known."""

    id: str
    lang: str
    title: str
    when: str
    subject: str
    lines: tuple[str, ...]

    @property
    def body(self) -> str:
        return "\n".join(self.lines)

    @property
    def address(self) -> str:
        """What opens the program it is sent with, to nobody yet; "" for one that is said."""
        if self.id == SMS:
            # Both kinds of phone read this way of writing it.
            return f"sms:?&body={quote(self.body, safe='')}"
        body = quote(self.body.replace("\n", "\r\n"), safe="")
        return f"mailto:?subject={quote(self.subject, safe='')}&body={body}" if self.subject else ""


@dataclass(frozen=True)
class Agreement:
    """A poor and a good agreement, why, and how a placement is part of looking for a job."""

    lang: str
    title: str
    when: str
    poor: tuple[str, ...]
    poor_why: str
    good: tuple[str, ...]
    good_why: str
    search: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class BorrowedMessages:
    """Every message by its language. It equals itself alone."""

    files: Mapping[str, TextFile] = field(repr=False)

    def message(self, name: str, lang: str, known: Mapping[str, str]) -> Message:
        """In Danish where it is not there in this language. Raises KeyError."""
        lang, table = self._table(name, lang)
        lines = (said for line in table["lines"] if (said := filled(line, known)))
        return Message(name, lang, table["title"], table["when"], table.get("subject", ""), tuple(lines))

    def agreement(self, lang: str) -> Agreement:
        lang, table = self._table(AGREEMENT, lang)
        texts: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in table.items()
        }
        return Agreement(lang, **texts)

    def _table(self, name: str, lang: str) -> tuple[str, Mapping[str, Any]]:
        own = self.files.get(lang)
        spoken = lang if own and name in own.tables else DANISH
        return spoken, self.files[spoken].tables[name]


def filled(line: str | Mapping[str, str], known: Mapping[str, str]) -> str:
    """A line with what is known in its places; "" for one that cannot be said without more."""
    ways = [line] if isinstance(line, str) else [line["with"], line["without"]]
    for way in ways:
        if all(known.get(name) for name in PLACEHOLDER.findall(way)):
            return PLACEHOLDER.sub(lambda place: known[place[1]], way)
    return ""


def chosen(purpose: str | None, kind: str) -> dict[str, tuple[str, ...]]:
    """The groups for somebody whose purpose and kind of placement are known: the mails for other ends fall away."""
    own = BY_PURPOSE.get(purpose or "")
    found = {**GROUPS, "mails": (own, ACADEMIC) if own else GROUPS["mails"]}
    if kind == "loentilskud":
        found = {group: tuple(name for name in names if name in OF_ANY_KIND) for group, names in found.items()}
    return {group: names for group, names in found.items() if names}


def load(folders: Iterable[Path], languages: Iterable[str]) -> BorrowedMessages:
    """Raises TradesError with all faults at once."""
    try:
        files = laid_over(tuple(folders), tuple(languages), FILE)
    except UnreadableText as error:
        raise TradesError(str(error)) from error
    if DANISH not in files:
        raise TradesError(f"content/{DANISH}/{FILE} is missing")
    faults = [*_missing(files[DANISH]), *(fault for file in files.values() for fault in _unfillable(file))]
    if faults:
        raise TradesError("\n".join(faults))
    return BorrowedMessages(files)


def _missing(file: TextFile) -> Iterator[str]:
    """Another language may lack one: it is then read in Danish, and the check of the words names it."""
    for name in (AGREEMENT, *(name for names in GROUPS.values() for name in names)):
        if name not in file.tables:
            yield f"{file.where}: {name} is missing"


def _unfillable(file: TextFile) -> Iterator[str]:
    """What keeps a message from being said."""
    for name, text in file.entries.items():
        for place in set(PLACEHOLDER.findall(text)) - set(OPEN):
            yield file.named(name, f"leaves {{{place}}} open, which nobody can know")
