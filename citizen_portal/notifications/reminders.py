"""Which reminders of a placement wait for a day, and who still wants one on its day. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..placement.ends import asked_on
from ..placement.history import status_on
from ..placement.start_guard import StartWarning, as_it_lapsed, warned, warnings
from ..placement.state import PlacementState
from ..placement.status import OVER, PARTIES, Side, Status
from ..placement.workdays import working_days_after
from .reminder_days import asked_again, three_months_later

# Working days an employer may be silent before a reminder. Our own custom, not a rule.
PATIENCE = 5


@dataclass(frozen=True)
class Reminder:
    """A letter to a side on a day. `kind` is a key of OCCASIONS."""

    side: Side
    kind: str
    day: date

    @property
    def must_be_known(self) -> bool:
        return self.kind in MUST_KNOW

    @property
    def letter(self) -> str:
        """The id of its words."""
        return f"{self.side}.{WORDS.get(self.kind, self.kind)}"


@dataclass(frozen=True)
class Occasion:
    """A kind of reminder: its day, None while it has none, and whether a side wants it, as things stand on a day."""

    day: Callable[[PlacementState, date], date | None]
    wanted: Callable[[PlacementState, Side, date], bool]


def _warning(kind: StartWarning) -> Occasion:
    return Occasion(
        lambda state, _today: warnings(state).get(kind), lambda state, side, _today: side in warned(state, kind)
    )


def _lasts(*statuses: Status) -> Callable[[PlacementState, Side, date], bool]:
    return lambda state, _side, today: status_on(state, today) in statuses


def _not_told(state: PlacementState, side: Side, today: date) -> bool:
    return side not in state.evaluations and status_on(state, today) in (Status.STARTED, Status.MIDWAY, *OVER)


def _midway(state: PlacementState) -> date | None:
    """What lasts so short that how it went is asked by then is not halfway first."""
    return state.midway_on if state.midway_on < asked_on(state) else None


OCCASIONS: Mapping[str, Occasion] = {
    "silent": Occasion(
        lambda state, today: working_days_after(today, PATIENCE) if state.status is Status.SENT else None,
        lambda state, side, today: side is Side.EMPLOYER and status_on(state, today) is Status.SENT,
    ),
    **{kind.value: _warning(kind) for kind in StartWarning},
    "midway": Occasion(lambda state, _today: _midway(state), _lasts(Status.STARTED, Status.MIDWAY)),
    "end": Occasion(lambda state, _today: asked_on(state), _not_told),
    "end-again": Occasion(lambda state, _today: asked_again(state, 3), _not_told),
    "end-at-last": Occasion(lambda state, _today: asked_again(state, 10), _not_told),
    "three-months": Occasion(
        lambda state, _today: three_months_later(state),
        lambda state, side, today: side is Side.CITIZEN and not state.later and status_on(state, today) in OVER,
    ),
}
# Those that say the same as another one.
WORDS: Mapping[str, str] = {StartWarning.CLOSE.value: StartWarning.NEAR.value, "end-at-last": "end-again"}

# What has to be known, also by whoever wants no reminders.
MUST_KNOW = (StartWarning.TODAY.value, StartWarning.LAPSED.value)


def reminders(state: PlacementState, today: date) -> Iterator[Reminder]:
    """What is to be remembered from now on, to each side that will want it on its day if nothing happens until then.

    Whatever happens plans them anew.
    """
    for kind, occasion in OCCASIONS.items():
        day = occasion.day(state, today)
        if day and day >= today:
            yield from (Reminder(side, kind, day) for side in PARTIES if still_wanted(state, kind, side, day))


def still_wanted(state: PlacementState, kind: str, side: Side, day: date) -> bool:
    """Whether a reminder is sent on a day. One of a kind nobody knows (any more) is not."""
    return kind in OCCASIONS and OCCASIONS[kind].wanted(as_it_lapsed(state, day), side, day)
