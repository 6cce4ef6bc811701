"""What of a placement stands open in its row, so that a list of many need not open any.

Everything here is true on any day; what depends on today is asked against the dates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from .. import clock, links
from ..guidance import law
from ..placement import asking, history
from ..placement.folded import folded
from ..placement.phrases import phrase_id
from ..placement.proposal import TypedFields, read_date
from ..placement.start_guard import can_lapse, lapses_on
from ..placement.state import Event, PlacementState
from ..placement.status import CLOSED, RUNNING, EventKind, Side, Status
from ..storage import trouble
from ..storage.tables import PlacementRow
from ..typed.contacts import plain_mailbox, plain_phone, same_mailbox
from ..typed.digits import only_digits
from . import findings, quality_columns

# What each print of a person is made of: the field, and how it is compared.
PERSON: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "person_key": ("name", folded),
    "email_key": ("email", plain_mailbox),
    "phone_key": ("phone", plain_phone),
}
# From what happens to it on, a side has another address.
NEW_ADDRESS = {Side.CITIZEN: EventKind.CONTACT_CHANGED, Side.EMPLOYER: EventKind.LINK_RENEWED}
# After the last day. What the jobcenter looks at again lies in nobody's list for ever.
LOOKED_AT_AGAIN = timedelta(days=60)


def columns(state: PlacementState) -> dict[str, Any]:
    """The open columns of a placement that stands like this."""
    state = _recorded(state)
    return {
        "status": state.status,
        "starts_on": state.starts_on,
        "midway_on": state.midway_on,
        "ends_on": state.last_day,
        "end_talk_on": state.end_talk_on,
        **_waits(state),
        "assigned_to": state.assigned_to or None,
        "declined": state.declined is not None,
        "purpose": state.terms["purpose"],
        "outcome_citizen": _outcome(state, Side.CITIZEN),
        "outcome_employer": _outcome(state, Side.EMPLOYER),
        "changed_at": state.changed_at(),
        "approved_on": _approved_on(state),
        "findings_stop": _findings_stop(state),
        "company_key": company_key(state),
        "trade": phrase_id(state.fields.get("trade", "")),
        **person_keys(state.current),
        **workplace_keys(state),
        **quality_columns.columns(state),
    }


def _recorded(state: PlacementState) -> PlacementState:
    """The calendar writes nothing: what lapsed stands in its row as it did before, whatever happens to it since."""
    if state.status is not Status.LAPSED:
        return state
    return history.replay(state.fields, state.sent_at, state.history, state.call)


def _waits(state: PlacementState) -> dict[str, Any]:
    whom, since = state.turn
    return {"waits_for": whom, "waits_since": since if whom else None, "open_until": _open_until(state, whom)}


def new_address(event: Event) -> list[Side]:
    """The side that is written to at another address from an event on."""
    return [side for side, kind in NEW_ADDRESS.items() if (event.kind, event.by) == (kind, Side.CITIZEN)]


def reached_again(event: Event) -> dict[str, Any]:
    """What of the letters that did not arrive is over with an event: those to an address that is not used any more."""
    gone = sum(trouble.of_side(side) for side in new_address(event))
    return {"trouble": PlacementRow.trouble.bitwise_and(~gone)} if gone else {}


def _open_until(state: PlacementState, whom: Side | None) -> date | None:
    """The last day on which it waits for whoever it waits for; the calendar makes an end of it afterwards.

    A wish to be deleted, a word written down that is not right and an answer wait until the jobcenter has seen to them.
    """
    if state.deletion_asked or state.disputed:
        return date.max
    if whom is None or state.status in CLOSED:
        return None
    if can_lapse(state):
        return lapses_on(state)
    if asking.answered(state):
        return date.max
    quiet = state.status in RUNNING and not state.open_questions
    return state.last_day if quiet else state.last_day + LOOKED_AT_AGAIN


def _findings_stop(state: PlacementState) -> int:
    """By the rules of the day it was changed last: those of a later day would make every row untrue at once."""
    return len(findings.stops(state, law.rules_of(clock.day_of(state.changed_at()))))


def _outcome(state: PlacementState, side: Side) -> str | None:
    return state.evaluations.get(side, {}).get("outcome")


def _approved_on(state: PlacementState) -> date | None:
    approved = state.reached(Status.APPROVED)
    return clock.day_of(approved) if approved else None


def company_key(state: PlacementState) -> str:
    """The same for every placement at one workplace, and nothing to anybody who reads the database.

    Its own number is more exact than the company's; a name is all there is where no number was given.
    """
    known = {**state.fields, **state.employer}
    for name in ("p_number", "cvr"):
        if digits := only_digits(known.get(name, "")):
            return links.fingerprint("company", f"{name}:{digits}")
    return links.fingerprint("company", f"name:{folded(known.get('company_name', ''))}")


def workplace_keys(state: PlacementState) -> dict[str, str]:
    """The same for every placement with this address of the workplace: the contact's, or of who is there every day.

    "" where there is no address: then a row that has none yet is told from one that never will.
    """
    addresses = {"contact_key": state.current.get("contact_email", ""), "daily_contact_key": daily_email(state)}
    return {name: mailbox_print(email) or "" for name, email in addresses.items()}


def daily_email(state: PlacementState) -> str:
    """Where whoever is there every day is written to; "" once another workplace was found to be meant.

    A contact that is corrected takes with it whom the one before had named.
    """
    contact, daily = state.fields.get("contact_email", ""), ""
    for event in state.history:
        if event.kind == EventKind.LINK_RENEWED and not same_mailbox(event.content.get("contact_email", ""), contact):
            contact, daily = event.content.get("contact_email", ""), ""
        daily = event.content.get("employer", {}).get("daily_contact_email", daily)
    return daily


def mailbox_print(email: str) -> str | None:
    """What is kept in a column of an address of a workplace; None for what is no address."""
    plain = plain_mailbox(email) if email else ""
    return links.fingerprint("workplace_email", plain) if plain else None


def person_keys(fields: TypedFields) -> dict[str, str | None]:
    """The same for every placement of one person: of the name, the address and the number, each with the birth date."""
    born = read_date(fields, "birth_date")
    return {name: person_print(name, fields.get(field, ""), born) for name, (field, _plain) in PERSON.items()}


def person_print(name: str, said: str, born: date) -> str | None:
    """The print kept in a column of PERSON of what somebody said, and their birth date; None when they said nothing."""
    plain = PERSON[name][1](said) if said else ""
    return links.fingerprint(name, f"{plain}:{born.isoformat()}") if plain else None
