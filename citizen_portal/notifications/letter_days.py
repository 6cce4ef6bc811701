"""The day a letter names: by when something is to be done, or when it happens. Pure.

A day says nothing of what it is about. One that has passed is not named any more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ..placement.next_step import answer_by
from ..placement.start_guard import lapses_on
from ..placement.state import PlacementState
from ..placement.status import Side, Status

# While one of these lasts, somebody is asked for an answer by a day.
ASKED = (Status.SENT, Status.EMPLOYER_ANSWERED)
Day = Callable[[PlacementState], date | None]


@dataclass(frozen=True)
class LetterDay:
    """`label` is the sentence that says the day."""

    label: str
    day: date


def _asked(side: Side) -> Day:
    return lambda state: (
        answer_by(state) if state.status in ASKED and state.declined is None and state.waits_for is side else None
    )


CITIZENS_ANSWER = ("mail.day.citizen.answer", _asked(Side.CITIZEN))
EMPLOYERS_ANSWER = ("mail.day.employer.answer", _asked(Side.EMPLOYER))
FIRST: tuple[str, Day] = ("mail.day.first", lambda state: state.starts_on)
MIDWAY: tuple[str, Day] = ("mail.day.midway", lambda state: state.midway_on)
LAST: tuple[str, Day] = ("mail.day.last", lambda state: state.last_day)
LAPSES: tuple[str, Day] = ("mail.day.lapses", lapses_on)
# Of a draft; its letters know it themselves.
KEPT = "mail.day.kept"

# The letters about a placement that name one: the sentence, and where the day comes from.
DAYS: Mapping[str, tuple[str, Day]] = {
    "citizen.sent": ("mail.day.wait", _asked(Side.EMPLOYER)),
    "citizen.answered": CITIZENS_ANSWER,
    **dict.fromkeys(("employer.ask", "employer.silent", "employer.changed", "employer.waiting"), EMPLOYERS_ANSWER),
    **{
        f"{side}.{letter}": named
        for side in (Side.CITIZEN, Side.EMPLOYER)
        for letter, named in {
            "agreed": FIRST, "start-near": FIRST, "not-approved": FIRST, "midway": MIDWAY, "end": LAST,
            "lapsing": LAPSES,
        }.items()
    },
}  # fmt: skip


def day_of(letter: str, state: PlacementState, today: date) -> LetterDay | None:
    """The day a letter names, as things stand when it is sent; None when it has none."""
    if letter not in DAYS:
        return None
    label, find = DAYS[letter]
    day = find(state)
    return LetterDay(label, day) if day and day >= today else None
