"""Which letters follow from what happens to a placement, and which reminders wait for a day. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..placement.ends import ASKED_BEFORE
from ..placement.history import status_on
from ..placement.next_step import next_step
from ..placement.start_guard import NEAR, StartWarning, warned, warnings
from ..placement.state import Event, PlacementState
from ..placement.status import CAME_TO_NOTHING, OVER, PARTIES, EventKind, Side, Status
from ..placement.workdays import working_days_after, working_days_before
from .reminder_days import asked_again, three_months_later

# Working days an employer may be silent before a reminder. Our own custom, not a rule.
PATIENCE = 5

# Which letter each side gets when something happens; None is none.
LETTERS: Mapping[EventKind, Mapping[Side, str | None]] = {
    EventKind.SENT: {Side.CITIZEN: "citizen.sent", Side.EMPLOYER: "employer.ask"},
    EventKind.ANSWERED: {Side.CITIZEN: "citizen.answered", Side.EMPLOYER: None},
    EventKind.DECLINED: {Side.CITIZEN: "citizen.answered", Side.EMPLOYER: None},
    EventKind.CHANGED: {Side.CITIZEN: None, Side.EMPLOYER: "employer.changed"},
    EventKind.AGREED: {Side.CITIZEN: None, Side.EMPLOYER: None},
    EventKind.MOVED: {Side.CITIZEN: "citizen.moved", Side.EMPLOYER: "employer.moved"},
    EventKind.WITHDRAWN: {Side.CITIZEN: None, Side.EMPLOYER: "employer.withdrawn"},
    EventKind.EVALUATED: {Side.CITIZEN: None, Side.EMPLOYER: None},
    EventKind.LINK_RENEWED: {Side.CITIZEN: None, Side.EMPLOYER: "employer.ask"},
    EventKind.CONTACT_CHANGED: {Side.CITIZEN: None, Side.EMPLOYER: None},
    EventKind.ENDED_EARLY: {Side.CITIZEN: "citizen.ended-early", Side.EMPLOYER: "employer.ended-early"},
    EventKind.DID_NOT_START: {Side.CITIZEN: "citizen.did-not-start", Side.EMPLOYER: "employer.did-not-start"},
    EventKind.SEEN: {Side.CITIZEN: None, Side.EMPLOYER: "employer.seen"},
    EventKind.FOLLOWED_UP: {Side.CITIZEN: None, Side.EMPLOYER: None},
}
WHEN_BOTH_AGREE = {Side.CITIZEN: "citizen.agreed", Side.EMPLOYER: "employer.agreed"}
# Whoever says one of these knows it; the other side, or both, are told.
TOLD_TO_OTHERS = (EventKind.MOVED, EventKind.ENDED_EARLY, EventKind.DID_NOT_START)
# Whoever does one of these gets a receipt, also at a new address. Nothing waits for the answers about how it went,
# and a new link stands on the page.
CONFIRMED = (
    EventKind.ANSWERED, EventKind.DECLINED, EventKind.CHANGED, EventKind.AGREED, EventKind.MOVED, EventKind.WITHDRAWN,
    EventKind.ENDED_EARLY, EventKind.DID_NOT_START, EventKind.CONTACT_CHANGED,
)  # fmt: skip
RECEIPTS: Mapping[Side, str] = {Side.CITIZEN: "citizen.receipt", Side.EMPLOYER: "employer.receipt"}
# To the citizen, when the employer's address does not work.
UNREACHABLE = "citizen.unreachable"
# What the employer gets when the citizen asks for a reminder, by what comes next.
ASKED_FOR: Mapping[str, str] = {
    "sent": "employer.silent", "silent": "employer.silent", "changed": "employer.changed",
    "agreed": "employer.waiting", "more-needed": "employer.waiting",
}  # fmt: skip


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


def _running_day(find: Callable[[PlacementState], date]) -> Callable[[PlacementState, date], date | None]:
    """A day that only comes once it is approved, and not for what came to nothing."""
    return lambda state, _today: None if warnings(state) or state.status in CAME_TO_NOTHING else find(state)


OCCASIONS: Mapping[str, Occasion] = {
    "silent": Occasion(
        lambda state, today: working_days_after(today, PATIENCE) if state.status is Status.SENT else None,
        lambda state, side, today: side is Side.EMPLOYER and status_on(state, today) is Status.SENT,
    ),
    **{kind.value: _warning(kind) for kind in StartWarning},
    "midway": Occasion(_running_day(lambda state: state.midway_on), _lasts(Status.STARTED, Status.MIDWAY)),
    "end": Occasion(_running_day(lambda state: state.last_day - ASKED_BEFORE), _not_told),
    "end-again": Occasion(_running_day(lambda state: asked_again(state, 3)), _not_told),
    "end-at-last": Occasion(_running_day(lambda state: asked_again(state, 10)), _not_told),
    "three-months": Occasion(
        _running_day(three_months_later),
        lambda state, side, today: side is Side.CITIZEN and not state.later and status_on(state, today) in OVER,
    ),
}
# Those that say the same as another one.
WORDS: Mapping[str, str] = {StartWarning.CLOSE.value: StartWarning.NEAR.value, "end-at-last": "end-again"}
# Those that are only ever for one side, so that none is planned for the other.
ONLY: Mapping[str, Side] = {"silent": Side.EMPLOYER, "three-months": Side.CITIZEN}

# What has to be known, also by whoever wants no reminders.
MUST_KNOW = (StartWarning.TODAY.value, StartWarning.LAPSED.value)


def letters(event: Event, state: PlacementState) -> dict[Side, str]:
    """The letter each side gets because of an event, after which the placement stands like this."""
    kind = EventKind(event.kind)
    if event.content.get("added"):
        return _of_what_was_added(event, state)
    if kind in (EventKind.AGREED, EventKind.ANSWERED) and state.status is Status.AGREED:
        return WHEN_BOTH_AGREE
    told = [side for side in PARTIES if kind not in TOLD_TO_OTHERS or side != event.by]
    receipts = {side: receipt for side, receipt in RECEIPTS.items() if kind in CONFIRMED and side == event.by}
    return {side: letter for side in told if (letter := LETTERS[kind][side])} | receipts


def asked_for(state: PlacementState, today: date) -> str | None:
    """The letter that reminds the employer now; None when it is not their turn."""
    step = next_step(state, today)
    if step.who is not Side.EMPLOYER:
        return None
    near = state.both_agree and today >= working_days_before(state.starts_on, NEAR)
    return "employer.start-near" if near else ASKED_FOR[step.id]


def _of_what_was_added(event: Event, state: PlacementState) -> dict[Side, str]:
    """Whoever has said yes tells more, and nobody is written to; but for numbers that leave no room, or do again."""
    answers = [one for one in state.history if one.kind == EventKind.ANSWERED and one.number < event.number]
    full, before = (bool(one.content.get("stopped")) for one in (event, answers[-1]))
    if full == before:
        return {}
    return {Side.CITIZEN: "citizen.answered", **({Side.EMPLOYER: "employer.moved"} if full else {})}


def reminders(state: PlacementState, today: date) -> Iterator[Reminder]:
    """What is to be remembered from now on, to each side on its day."""
    for kind, occasion in OCCASIONS.items():
        day = occasion.day(state, today)
        if day and day >= today:
            yield from (Reminder(side, kind, day) for side in PARTIES if ONLY.get(kind, side) is side)


def still_wanted(state: PlacementState, kind: str, side: Side, today: date) -> bool:
    """Whether a reminder is sent on its day. One of a kind nobody knows (any more) is not."""
    return kind in OCCASIONS and OCCASIONS[kind].wanted(state, side, today)
