"""Passages of a text that hold from a day on, or until one: read out of its Markdown before it becomes HTML. Pure.

A fence of four colons says when: `:::: until 2027-01-01`, `:::: from 2027-01-01` or both in this order, `from` first.
On the day of `until` the passage is gone, on the day of `from` it is there. Passages that follow each other follow
without a gap: each begins on the day the one before it ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

FENCE = re.compile(r"^::::(?!:)[ \t]*(.*?)[ \t]*$")
WHEN = re.compile(r"(?:from (?P<first>\S+)(?: until (?P<until>\S+))?|until (?P<ends>\S+))")


@dataclass(frozen=True)
class Passage:
    """Some lines of a text and the days on which they stand there: from `first` on, no more on `until`."""

    line: int
    first: date = date.min
    until: date = date.max
    lines: list[str] = field(default_factory=list)

    @property
    def dated(self) -> bool:
        return (self.first, self.until) != (date.min, date.max)

    @property
    def empty(self) -> bool:
        return not self.dated and not any(map(str.strip, self.lines))


class DatedError(ValueError):
    """A fence that cannot be read. The message begins with "line <number>"."""


def on(body: str, day: date) -> str:
    """The text as it is on a day. Raises DatedError."""
    return "\n".join(line for part in passages(body) if part.first <= day < part.until for line in part.lines)


def whole(body: str) -> str:
    """The text with all it says on any day, line by line where it stands, for whoever reads it over."""
    return "\n".join("" if FENCE.match(line) else line for line in body.split("\n"))


def days(body: str) -> set[date]:
    """The days on which the text changes. Raises DatedError."""
    return {day for part in passages(body) for day in (part.first, part.until)} - {date.min, date.max}


def passages(body: str) -> list[Passage]:
    """A text in pieces: those between the fences, and what stands around them. Raises DatedError."""
    found = [Passage(1)]
    for number, line in enumerate(body.split("\n"), 1):
        fence = FENCE.match(line)
        if fence is None:
            found[-1].lines.append(line)
        else:
            found.append(_next(number, fence[1], found[-1]))
    if found[-1].dated:
        raise DatedError(f"line {found[-1].line}: a dated passage never ends")
    told = [part for part in found if not part.empty]
    for before, now in pairwise(told):
        _refuse_gap(before, now)
    return found


def _next(line: int, when: str, before: Passage) -> Passage:
    """The passage that a fence opens: a dated one, or the text that goes on after it."""
    if before.dated and when:
        raise DatedError(f"line {line}: a dated passage stands inside the one of line {before.line}")
    if not before.dated and not when:
        raise DatedError(f"line {line}: a dated passage ends that never began")
    return _opened(line, when) if when else Passage(line)


def _opened(line: int, when: str) -> Passage:
    said = WHEN.fullmatch(when)
    if said is None:
        raise DatedError(f"line {line}: »{when}« must be from or until a day such as 2027-01-01")
    first, until = _day(line, said["first"], date.min), _day(line, said["until"] or said["ends"], date.max)
    if first >= until:
        raise DatedError(f"line {line}: the passage ends on {until} before it begins on {first}")
    return Passage(line, first, until)


def _day(line: int, said: str | None, otherwise: date) -> date:
    try:
        return date.fromisoformat(said) if said else otherwise
    except ValueError:
        raise DatedError(f"line {line}: {said} is no day such as 2027-01-01") from None


def _refuse_gap(before: Passage, now: Passage) -> None:
    """Between two that stand beside each other no day may be told by none, and none by both."""
    if not (before.dated and now.dated) or before.until == now.first:
        return
    fault = "overlaps with" if before.until > now.first else "leaves a gap after"
    ends = "has no end" if before.until == date.max else f"ends on {before.until}"
    raise DatedError(f"line {now.line}: this passage {fault} the one of line {before.line}, which {ends}")
