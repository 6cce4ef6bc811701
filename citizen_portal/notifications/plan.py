"""Which letters follow from what happens to a placement. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..placement.next_step import next_step
from ..placement.start_guard import NEAR
from ..placement.state import Event, PlacementState
from ..placement.status import PARTIES, PROPOSABLE, EventKind, Side, Status
from ..placement.workdays import working_days_before

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
    EventKind.CONTACT_CHANGED: {Side.CITIZEN: "citizen.moved", Side.EMPLOYER: None},
    EventKind.ENDED_EARLY: {Side.CITIZEN: "citizen.ended-early", Side.EMPLOYER: "employer.ended-early"},
    EventKind.DID_NOT_START: {Side.CITIZEN: "citizen.did-not-start", Side.EMPLOYER: "employer.did-not-start"},
    EventKind.SEEN: {Side.CITIZEN: None, Side.EMPLOYER: "employer.seen"},
    EventKind.FOLLOWED_UP: {Side.CITIZEN: None, Side.EMPLOYER: None},
    EventKind.TALK_HELD: {Side.CITIZEN: None, Side.EMPLOYER: None},
    EventKind.CHANGE_DROPPED: {Side.CITIZEN: "citizen.moved", Side.EMPLOYER: "employer.moved"},
    EventKind.CHANGE_APPROVED: {Side.CITIZEN: "citizen.moved", Side.EMPLOYER: "employer.moved"},
    EventKind.CHANGE_REFUSED: {Side.CITIZEN: "citizen.moved", Side.EMPLOYER: "employer.moved"},
    EventKind.CORRECTED: {Side.CITIZEN: None, Side.EMPLOYER: None},
    EventKind.DELETION_ASKED: {Side.CITIZEN: None, Side.EMPLOYER: None},
    EventKind.DELETION_REFUSED: {Side.CITIZEN: "citizen.moved", Side.EMPLOYER: None},
    EventKind.TAKEN_BACK: {Side.CITIZEN: "citizen.moved", Side.EMPLOYER: "employer.moved"},
    EventKind.LOOKED_INTO: {Side.CITIZEN: None, Side.EMPLOYER: None},
    EventKind.ASSIGNED: {Side.CITIZEN: None, Side.EMPLOYER: None},
    EventKind.ASKED: {Side.CITIZEN: "citizen.question", Side.EMPLOYER: "employer.question"},
    EventKind.REPLIED: {Side.CITIZEN: None, Side.EMPLOYER: None},
    EventKind.HEARD: {Side.CITIZEN: None, Side.EMPLOYER: None},
}
# The same kinds, once it has been applied for: then each is about a change.
OF_A_CHANGE: Mapping[EventKind, Mapping[Side, str]] = {
    EventKind.CHANGED: {Side.CITIZEN: "citizen.change-asked", Side.EMPLOYER: "employer.change-asked"},
    EventKind.AGREED: {Side.CITIZEN: "citizen.moved", Side.EMPLOYER: "employer.moved"},
}
# Where it is the jobcenter that writes other days, or that it has ended.
BY_US: Mapping[EventKind, Mapping[Side, str]] = {
    EventKind.CHANGED: OF_A_CHANGE[EventKind.CHANGED],
    **dict.fromkeys((EventKind.ENDED_EARLY, EventKind.DID_NOT_START), OF_A_CHANGE[EventKind.AGREED]),
}
# When the municipality has said yes or no. The letter says neither.
DECISIONS = (Status.APPROVED, Status.NOT_APPROVED)
WHEN_DECIDED = {Side.CITIZEN: "citizen.decided", Side.EMPLOYER: "employer.decided"}
WHEN_BOTH_AGREE = {Side.CITIZEN: "citizen.agreed", Side.EMPLOYER: "employer.agreed"}
# Whoever says one of these knows it; the other side, or both, are told.
TOLD_TO_OTHERS = (
    EventKind.MOVED, EventKind.ENDED_EARLY, EventKind.DID_NOT_START, EventKind.CONTACT_CHANGED,
    EventKind.CHANGE_DROPPED, EventKind.CHANGE_APPROVED, EventKind.CHANGE_REFUSED, EventKind.TAKEN_BACK,
)  # fmt: skip
# Whoever does one of these gets a receipt, also at a new address. Nothing waits for the answers about how it went,
# and a new link stands on the page.
CONFIRMED = (
    EventKind.ANSWERED, EventKind.DECLINED, EventKind.CHANGED, EventKind.AGREED, EventKind.MOVED, EventKind.WITHDRAWN,
    EventKind.ENDED_EARLY, EventKind.DID_NOT_START, EventKind.CONTACT_CHANGED, EventKind.CHANGE_DROPPED,
    EventKind.TAKEN_BACK,
    EventKind.REPLIED,
)  # fmt: skip
RECEIPTS: Mapping[Side, str] = {Side.CITIZEN: "citizen.receipt", Side.EMPLOYER: "employer.receipt"}
# To whoever's word was written down by telephone, in the place of a receipt: their own.
ON_BEHALF = "on-behalf"
# To the citizen, when the employer's address does not work.
UNREACHABLE = "citizen.unreachable"
# What the employer gets when the citizen asks for a reminder, by what comes next.
ASKED_FOR: Mapping[str, str] = {
    "sent": "employer.silent", "silent": "employer.silent", "changed": "employer.changed",
    "agreed": "employer.waiting", "more-needed": "employer.waiting", "change-employer": "employer.change-asked",
    "dates-theirs": "employer.change-asked",
}  # fmt: skip


def letters(event: Event, state: PlacementState) -> dict[Side, str]:
    """The letter each side gets because of an event, after which the placement stands like this."""
    kind = EventKind(event.kind)
    if event.content.get("added"):
        return _of_what_was_added(event, state)
    if kind is EventKind.ASKED:
        return {Side(event.content["to"]): f"{event.content['to']}.question"}
    if event.by == Side.JOBCENTER and kind in BY_US:
        return dict(BY_US[kind])
    if kind is EventKind.MOVED and event.by == Side.JOBCENTER and event.content["status"] in DECISIONS:
        return WHEN_DECIDED
    if kind in (EventKind.AGREED, EventKind.ANSWERED) and state.status is Status.AGREED:
        return WHEN_BOTH_AGREE
    confirmed = kind in CONFIRMED and not event.call
    receipts = {side: receipt for side, receipt in RECEIPTS.items() if confirmed and side == event.by}
    if kind is EventKind.TAKEN_BACK and state.status is Status.WITHDRAWN:
        # With the registration it comes to nothing.
        kind = EventKind.WITHDRAWN
    if state.status in PROPOSABLE and kind in OF_A_CHANGE:
        return {side: letter for side, letter in OF_A_CHANGE[kind].items() if side != event.by} | receipts
    told = [side for side in PARTIES if kind not in TOLD_TO_OTHERS or side != event.by]
    return {side: letter for side in told if (letter := LETTERS[kind][side])} | receipts


def asked_for(state: PlacementState, today: date) -> str | None:
    """The letter that reminds the employer now; None when it is not their turn."""
    step = next_step(state, today)
    if step.who is not Side.EMPLOYER:
        return None
    near = state.open_change is None and state.both_agree and today >= working_days_before(state.starts_on, NEAR)
    return "employer.start-near" if near else ASKED_FOR[step.id]


def _of_what_was_added(event: Event, state: PlacementState) -> dict[Side, str]:
    """Whoever has said yes tells more, and nobody is written to; but for numbers that leave no room, or do again."""
    answers = [one for one in state.history if one.kind == EventKind.ANSWERED and one.number < event.number]
    full, before = (bool(one.content.get("stopped")) for one in (event, answers[-1]))
    if full == before:
        return {}
    return {Side.CITIZEN: "citizen.answered", **({Side.EMPLOYER: "employer.moved"} if full else {})}
