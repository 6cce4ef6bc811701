"""What the workplace answers: its yes, to the terms as they were or as corrected, and its no. Pure."""

from __future__ import annotations

from dataclasses import replace

from . import agreement
from .reasons import Why, why
from .state import Event, PlacementState, Version
from .status import PARTIES, Side, Status


def answered(state: PlacementState, event: Event) -> PlacementState:
    """The employer says yes, to the terms as they were or as corrected.

    The citizen has agreed by sending them. An answer from before that was so, without `at_once`, asks her all the same.
    """
    if event.content.get("added"):
        return _added(state, event)
    terms = {**state.terms, **event.content["terms"]}
    version = Version(event.number, Side.EMPLOYER, event.at, terms, why=why(event.content))
    at_once = bool(event.content.get("at_once"))
    changed = (agreement.corrected if at_once else agreement.differing)(version.terms, state.terms)
    same = Side.CITIZEN in state.agreed and (at_once or state.answered) and not changed
    # A workplace that has no room for one more has answered, but nothing is agreed.
    same = same and not event.content.get("stopped")
    # Numbers may be added to what both stand by: that takes nothing back.
    agreed = state.status if state.both_agree else Status.AGREED
    return replace(
        state, versions=(*state.versions, version), declined=None, declined_reason="", declined_phrases=(), change=None,
        employer={**state.employer, **event.content["employer"]},
        agreed=frozenset(PARTIES) if same else frozenset({Side.EMPLOYER}),
        status=agreed if same else Status.EMPLOYER_ANSWERED,
    )  # fmt: skip


def _added(state: PlacementState, event: Event) -> PlacementState:
    """What the employer tells after its yes. It takes nothing back, unless it leaves no room for one more."""
    versions, terms = state.versions, {**state.terms, **event.content["terms"]}
    if terms != state.terms:
        # Why the employer wrote what it adds to, is why still.
        because = state.latest.why if state.latest.by == Side.EMPLOYER else Why()
        versions = (*versions, Version(event.number, Side.EMPLOYER, event.at, terms, why=because))
    now = replace(state, versions=versions, employer={**state.employer, **event.content["employer"]})
    if event.content.get("stopped") and state.both_agree:
        return replace(now, agreed=frozenset({Side.EMPLOYER}), status=Status.EMPLOYER_ANSWERED)
    return now


def declined(state: PlacementState, event: Event) -> PlacementState:
    """A no in the employer's own words, or by what it chose of the lists; also one that takes a yes back."""
    said = why(event.content)
    return replace(
        state, declined=said.words, declined_reason=event.content.get("reason_id", ""), declined_phrases=said.phrases,
        agreed=frozenset(), status=Status.EMPLOYER_ANSWERED,
    )  # fmt: skip
