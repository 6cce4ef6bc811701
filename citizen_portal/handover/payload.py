"""What is handed over to the municipality's own systems: one placement as it was at one version.

`/schema/placement-v1.json` describes it. Field names are the ones of the form.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..placement import history
from ..placement.fields import REGISTERED
from ..placement.questions import Question, exchanged
from ..placement.reasons import Why
from ..placement.state import Event, PlacementState
from ..placement.status import PARTIES, PROPOSABLE, Status
from ..records.arrival import unreached
from ..records.repository import PlacementRecord
from ..trades.content import DANISH
from ..trades.library import said
from . import phrases

MOMENTS = ("sent_at", "changed_at")
COLUMNS = (
    "reference", "version", "status", "language", *MOMENTS, *REGISTERED,
    "terms_by", "terms_version", "agreed_by", "proposal", "declined",
    "declined_reason", "declined_phrases", "terms_because", "terms", "employer", "ends_told", "afterwards_told",
    "three_months_later", "unreached", "refused_because", "messages", "in_danish", "terms_in_danish", "written_in",
    "phrases",
)  # fmt: skip


def payload(record: PlacementRecord, version: int | None = None) -> dict[str, Any]:
    """The hand-over of a version; of the latest as it stands today when none is named."""
    state = record.state if version is None else at_version(record.state, version)
    return described(record, state, record.status if version is None else state.status)


def at_version(state: PlacementState, version: int) -> PlacementState:
    """A placement as it stood at an earlier version, also one that came of something that is not known here."""
    before = history.replay(state.fields, state.sent_at, (one for one in state.history if one.number <= version))
    return replace(before, number=version)


def described(record: PlacementRecord, state: PlacementState, status: Status) -> dict[str, Any]:
    """As it is kept, with ids in the place of phrases and everything that was chosen or typed in Danish beside."""
    kept = _kept(record, state, status)
    return {
        **phrases.with_ids(kept),
        "in_danish": phrases.in_danish(state.current),
        "terms_in_danish": phrases.in_danish(state.terms),
        "written_in": phrases.written_in({**state.current, **state.terms}),
        "phrases": phrases.words_of(kept),
    }


def _kept(record: PlacementRecord, state: PlacementState, status: Status) -> dict[str, Any]:
    return {
        "schema": "placement-v1",
        "reference": record.reference,
        "version": state.number,
        "status": status,
        "language": record.language,
        "sent_at": state.sent_at.isoformat(),
        "changed_at": state.changed_at().isoformat(),
        **{name: state.current.get(name, "") for name in REGISTERED},
        "terms": dict(state.terms),
        "terms_by": state.latest.by,
        "terms_version": state.latest.number,
        "terms_because": _because(state.latest.why),
        "agreed_by": sorted(state.agreed),
        "proposal": _proposal(state) if status in PROPOSABLE else None,
        "employer": dict(state.employer),
        "declined": state.declined,
        "declined_reason": state.declined_reason,
        "declined_phrases": _danish(state.declined_phrases),
        "ends_told": {side: dict(end) for side, end in state.ends.items()},
        "afterwards_told": {side: dict(answers) for side, answers in state.evaluations.items()},
        "three_months_later": state.later or None,
        # As it is known now, also of an earlier version.
        "unreached": sorted(unreached(record)),
        "refused_because": _because(state.refused),
        "messages": _messages(state),
        "history": [_happened(event) for event in state.history],
    }


def _proposal(state: PlacementState) -> dict[str, Any] | None:
    """What one side wants differently, while that waits for somebody."""
    change = state.open_change
    if change is None:
        return None
    return {
        "version": change.number, "by": change.by, "kind": change.kind, "agreed_by": sorted(change.agreed),
        "terms": dict(change.terms), "in_danish": phrases.in_danish(change.terms), "because": _because(change.why),
    }  # fmt: skip


def _messages(state: PlacementState) -> list[dict[str, Any]]:
    """What the jobcenter has asked each side, and what came back, in the order it was asked."""
    found = [question for side in PARTIES for question in exchanged(state.history, side)]
    return [_message(one) for one in sorted(found, key=lambda question: question.number)]


def _message(one: Question) -> dict[str, Any]:
    return {
        "version": one.number, "at": one.at.isoformat(), "to": one.to, "asked": _because(one.why),
        "answer": one.answer, "answered_at": one.answered_at.isoformat() if one.answered_at else None,
    }  # fmt: skip


def _because(why: Why) -> dict[str, Any] | None:
    """Why somebody wrote it differently; None where that was not said."""
    return {"phrases": _danish(why.phrases), "words": why.words} if why else None


def _danish(phrases: tuple[str, ...]) -> list[str]:
    """What was chosen from a list, as the office reads it."""
    return [said(phrase, DANISH).text for phrase in phrases]


def _happened(event: Event) -> dict[str, Any]:
    return {
        "version": event.number, "at": event.at.isoformat(), "by": event.by, "what": event.kind,
        "status": event.status, "by_telephone": event.call is not None,
    }  # fmt: skip
