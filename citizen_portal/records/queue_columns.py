"""What of a placement stands open in its row, so that a list of many need not open any.

Everything here is true on any day; what depends on today is asked against the dates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from .. import clock, links
from ..guidance import law
from ..placement.folded import folded
from ..placement.phrases import phrase_id
from ..placement.proposal import TypedFields, read_date
from ..placement.start_guard import can_lapse, lapses_on
from ..placement.state import Event, PlacementState
from ..placement.status import CLOSED, RUNNING, EventKind, Side, Status
from ..storage import trouble
from ..storage.tables import PlacementRow
from ..typed.contacts import plain_mailbox, plain_phone
from ..typed.digits import plain_digits
from . import findings

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
    return {
        "status": state.status,
        "starts_on": state.starts_on,
        "midway_on": state.midway_on,
        "ends_on": state.last_day,
        "end_talk_on": state.end_talk_on,
        "waits_for": state.waits_for,
        "waits_since": state.asked_at if state.waits_for else None,
        "declined": state.declined is not None,
        "purpose": state.terms["purpose"],
        "outcome_citizen": _outcome(state, Side.CITIZEN),
        "outcome_employer": _outcome(state, Side.EMPLOYER),
        "changed_at": state.changed_at(),
        "approved_on": _approved_on(state),
        "findings_stop": _findings_stop(state),
        "company_key": company_key(state),
        "trade": phrase_id(state.fields.get("trade", "")),
        "open_until": _open_until(state),
        **person_keys(state.current),
    }


def new_address(event: Event) -> list[Side]:
    """The side that is written to at another address from an event on."""
    return [side for side, kind in NEW_ADDRESS.items() if (event.kind, event.by) == (kind, Side.CITIZEN)]


def reached_again(event: Event) -> dict[str, Any]:
    """What of the letters that did not arrive is over with an event: those to an address that is not used any more."""
    gone = sum(trouble.of_side(side) for side in new_address(event))
    return {"trouble": PlacementRow.trouble.bitwise_and(~gone)} if gone else {}


def _open_until(state: PlacementState) -> date | None:
    """The last day on which it waits for whoever it waits for; the calendar makes an end of it afterwards."""
    if state.waits_for is None or state.status in CLOSED:
        return None
    if can_lapse(state):
        return lapses_on(state)
    return state.last_day if state.status in RUNNING else state.last_day + LOOKED_AT_AGAIN


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
        if digits := "".join(filter(str.isdigit, plain_digits(known.get(name, "")))):
            return links.fingerprint("company", f"{name}:{digits}")
    return links.fingerprint("company", f"name:{folded(known.get('company_name', ''))}")


def person_keys(fields: TypedFields) -> dict[str, str | None]:
    """The same for every placement of one person: of the name, the address and the number, each with the birth date."""
    born = read_date(fields, "birth_date")
    return {name: person_print(name, fields.get(field, ""), born) for name, (field, _plain) in PERSON.items()}


def person_print(name: str, said: str, born: date) -> str | None:
    """The print kept in a column of PERSON of what somebody said, and their birth date; None when they said nothing."""
    plain = PERSON[name][1](said) if said else ""
    return links.fingerprint(name, f"{plain}:{born.isoformat()}") if plain else None
