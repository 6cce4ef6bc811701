"""A change after the application: until everybody it needs agrees, what was agreed before holds. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from .change_kinds import RULES, ChangeKind, kind_of
from .fields import changeable_by, names
from .reasons import why
from .state import Change, Event, PlacementState, Version
from .status import PARTIES, PROPOSABLE, Side, Status


def may_ask(state: PlacementState) -> bool:
    """Whether anything can be changed like this. Where an end has been told, the days are what they are."""
    return state.status in PROPOSABLE


def may_be_agreed(state: PlacementState, side: Side) -> bool:
    change = state.open_change
    return change is not None and side not in change.agreed


def may_be_dropped(state: PlacementState, side: Side) -> bool:
    """Either of the two may; the jobcenter takes back only what it has written itself."""
    change = state.open_change
    return change is not None and (side in PARTIES or change.by == side)


def may_be_decided(state: PlacementState, _event: Event, _day: date) -> bool:
    """The jobcenter is asked once the two agree."""
    change = state.open_change
    return change is not None and change.agreed >= set(PARTIES)


def may_be_approved(state: PlacementState, event: Event, day: date) -> bool:
    """What is over is not changed any more: a new first or last day that has passed is asked for again, as another."""
    return may_be_decided(state, event, day) and not days_have_passed(state, day)


def days_have_passed(state: PlacementState, day: date) -> bool:
    """Whether one of the days that are wanted instead lies behind."""
    wanted = as_asked_for(state)
    return any(new != old and new < day for new, old in
               ((wanted.starts_on, state.starts_on), (wanted.ends_on, state.ends_on)))  # fmt: skip


def asked(state: PlacementState, event: Event) -> PlacementState:
    """What one side wants instead. Whatever else was wanted is taken back by it."""
    written = event.content["terms"]
    change = Change(
        event.number, event.by, event.at, kind_of(written), written, frozenset({event.by}), why(event.content)
    )
    return replace(state, change=change)


def beyond(change: Change | None, kind: ChangeKind, side: Side) -> dict[str, str]:
    """Of the change that is open, where it is of this kind, what this side may not write: its answer leaves that be."""
    mine = names(changeable_by(side))
    wanted = change.terms if change and change.kind is kind else {}
    return {box: words for box, words in wanted.items() if box not in mine}


def asked_again(change: Change | None) -> Change | None:
    """After the jobcenter has looked at the placement anew only whoever wanted it stands by it."""
    return replace(change, agreed=frozenset({change.by})) if change else None


def agreed(state: PlacementState, event: Event) -> PlacementState:
    """Holds once everybody stands by it. What is not decided yet is applied for anew, with the new terms."""
    change = state.open_change
    assert change is not None  # asked by `may_be_agreed`
    change = replace(change, agreed=change.agreed | {event.by})
    left = set(RULES[change.kind].must_agree) - change.agreed
    if not left:
        return in_force(state, change, event)
    if left == {Side.JOBCENTER} and state.status is Status.APPLIED:
        return replace(in_force(state, change, event), status=Status.AGREED)
    return replace(state, change=change)


def approved(state: PlacementState, event: Event) -> PlacementState:
    change = state.open_change
    return in_force(state, change, event) if change else state


def dropped(state: PlacementState, _event: Event) -> PlacementState:
    """Taken back, or not agreed to: what was agreed goes on as it is."""
    return replace(state, change=None)


def in_force(state: PlacementState, change: Change, event: Event) -> PlacementState:
    version = Version(event.number, change.by, event.at, {**state.terms, **change.terms}, change.kind, change.why)
    return replace(state, versions=(*state.versions, version), change=None)


def contact(state: PlacementState, told: Mapping[str, str], event: Event) -> PlacementState:
    """Whom one reaches at the workplace. It holds at once, and nothing has to be agreed to anew."""
    name = told.get("daily_contact_name", state.terms.get("workplace_contact", ""))
    versions = state.versions
    if name != state.terms.get("workplace_contact", ""):
        terms = {**state.terms, "workplace_contact": name}
        versions = (*versions, Version(event.number, event.by, event.at, terms, ChangeKind.CONTACT))
    return replace(state, versions=versions, employer={**state.employer, **told})


def as_asked_for(state: PlacementState) -> PlacementState:
    """The placement as it would be with the change that is open; as it is where none is."""
    change = state.open_change
    if change is None:
        return state
    version = Version(change.number, change.by, change.at, state.proposed_terms, change.kind, change.why)
    return replace(state, versions=(*state.versions, version), change=None)
