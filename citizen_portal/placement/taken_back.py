"""What somebody says they never said: a word written down by telephone is taken back, and the jobcenter hears of it.

Taken back, a word is as if it had not been said: everything else is reckoned anew without it. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime

from .call import Call
from .proposal import TypedFields
from .state import Event, PlacementState
from .status import CLOSED, UNDECIDED, EventKind, Side, Status

# The number of what was sent.
SENT = 1
DECIDED = (Status.APPROVED, Status.NOT_APPROVED)
OF_A_CHANGE = (EventKind.CHANGE_APPROVED, EventKind.CHANGE_REFUSED)
# What a side says for itself, and by which it answers what the jobcenter would have asked.
WORDS = (EventKind.ANSWERED, EventKind.DECLINED, EventKind.CHANGED, EventKind.AGREED, EventKind.WITHDRAWN)

Replay = Callable[[TypedFields, datetime, Iterable[Event], Call | None], PlacementState]


def by_telephone(state: PlacementState) -> list[Event]:
    """What was written down for somebody, the registration itself among it, in the order in which it happened."""
    first = [Event(SENT, state.sent_at, Side.CITIZEN, EventKind.SENT, state.call.kept)] if state.call else []
    return [*first, *(event for event in state.history if event.call)]


def may_be_taken_back(state: PlacementState, event: Event, _day: date) -> bool:
    """By the side whose word it was, once; whatever has become of it, the jobcenter wants to hear."""
    number = event.content.get("number")
    its_own = any(one.number == number and one.by == event.by for one in by_telephone(state))
    return its_own and number not in state.taken_back


def undoes(state: PlacementState, number: int) -> bool:
    """Whether taking it back still changes anything: not once it has been decided on, or is over."""
    later = (event for event in state.history if event.number > number)
    return state.status not in CLOSED and not any(map(_decides, later))


def _decides(event: Event) -> bool:
    return event.kind in OF_A_CHANGE or (event.kind == EventKind.MOVED and event.content.get("status") in DECIDED)


def taken_back(state: PlacementState, event: Event, replay: Replay) -> PlacementState:
    number = event.content["number"]
    gone = undoes(state, number)
    now = _without(state, number, replay) if gone else state
    return replace(
        now, taken_back=state.taken_back | {number}, undone=state.undone | ({number} if gone else set()),
        disputed=Side(event.by),
    )  # fmt: skip


def _without(state: PlacementState, number: int, replay: Replay) -> PlacementState:
    """As it would stand if that had not been said; what rests on an agreement that is none any more does not."""
    if number == SENT:
        return replace(state, status=Status.WITHDRAWN)
    gone = {*state.undone, number}
    rest = [one for one in state.history if one.number not in gone and one.kind != EventKind.TAKEN_BACK]
    now = replay(state.fields, state.sent_at, rest, state.call)
    if now.status in UNDECIDED and not now.both_agree:
        now = replace(now, status=Status.EMPLOYER_ANSWERED if now.answered else Status.SENT)
    return replace(now, history=state.history)


def settled(before: PlacementState, now: PlacementState, event: Event) -> PlacementState:
    """The jobcenter has nothing left to ask once it, or whoever took a word back, has said what holds."""
    said = event.by == Side.JOBCENTER or event.call or (event.by == before.disputed and event.kind in WORDS)
    return replace(now, disputed=None) if before.disputed and said else now
