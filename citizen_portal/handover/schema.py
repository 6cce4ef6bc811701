"""The JSON Schema of a hand-over, read from the table of fields."""

from __future__ import annotations

from typing import Any

from .. import links
from ..placement.change_kinds import ChangeKind
from ..placement.decline import DECLINE_REASONS
from ..placement.ends import END_REASONS
from ..placement.evaluation import EVALUATION_QUESTIONS, LATER, OUTCOMES
from ..placement.fields import GOALS_CHOSEN, LEARNING, PHRASES, STEPS, TERMS
from ..placement.goals import RESULTS
from ..placement.status import PARTIES, EventKind, Side, Status

TEXT = {"type": "string"}
MOMENT = {"type": "string", "format": "date-time"}
# Typed ones first.
GOAL_BOXES = len(LEARNING) + len(GOALS_CHOSEN)
# The boxes that hold an id.
CHOSEN = ("trade", *(box for field in PHRASES.values() for box in field.phrase_boxes))
SIDE = {"enum": list(PARTIES)}
# Whoever may write other days, or say that it has ended.
ANY_SIDE = {"enum": [*PARTIES, Side.JOBCENTER]}
STATUS = {"enum": list(Status)}
GOAL = {"type": "object", "required": ["goal", "result", "note"], "properties": {
    "goal": TEXT | {"description": "In the words it had when this was said; one of a list in Danish."},
    "goal_id": TEXT | {"description": "The id of a goal that was chosen from a list; a key of phrases."},
    "result": {"enum": [*RESULTS, ""]}, "note": TEXT,
}}  # fmt: skip
EVALUATION = {"type": "object", "properties": {
    **dict.fromkeys(EVALUATION_QUESTIONS, TEXT), "outcome": {"enum": list(OUTCOMES)},
    "same": {"enum": ["yes", ""], "description": "yes: this side sees the goals as the other one had told them."},
    "goals": {"type": "object", "propertyNames": {"enum": [str(number) for number in range(GOAL_BOXES)]},
              "additionalProperties": GOAL,
              "description": "What this side says of each learning goal, by the number of its field, the chosen "
                             "ones after the typed ones."},
}}  # fmt: skip
END = {"type": "object", "properties": {
    "kind": {"enum": [EventKind.ENDED_EARLY, EventKind.DID_NOT_START]}, "reason": {"enum": list(END_REASONS)},
    "last_day": TEXT | {"description": "A day as ISO 8601 writes it; empty when it never began."},
}}  # fmt: skip
LINES = {
    "type": "object", "additionalProperties": {"type": "array", "items": TEXT},
    "description": "By field: what was chosen from a list in Danish, then what was typed, as it was typed.",
}  # fmt: skip
SAID = {"type": "array", "items": TEXT}
BECAUSE = {"type": ["object", "null"], "description": "Why, where that was said: lines of a list in Danish, own words.",
           "properties": {"phrases": SAID, "words": TEXT}}  # fmt: skip
PROPOSAL = {
    "type": ["object", "null"],
    "description": "What one side wants differently after the application; null unless that waits for somebody. Once "
                   "both agree to other hours or days, the jobcenter is asked. Until then `terms` hold.",
    "properties": {
        "version": {"type": "integer"}, "by": ANY_SIDE, "kind": {"enum": list(ChangeKind)},
        "agreed_by": {"type": "array", "items": ANY_SIDE, "uniqueItems": True},
        "terms": {"type": "object", "additionalProperties": TEXT}, "in_danish": LINES,
        "because": BECAUSE,
    },
}  # fmt: skip
MESSAGE = {
    "type": "object", "required": ["version", "at", "to", "asked", "answer", "answered_at"],
    "description": "What the jobcenter asked one of the two; answer and its moment are null before there is one.",
    "properties": {
        "version": {"type": "integer"}, "at": MOMENT, "to": SIDE, "asked": BECAUSE,
        "answer": {"type": ["string", "null"]}, "answered_at": {"type": ["string", "null"]},
    },
}  # fmt: skip
EVENT = {
    "type": "object",
    "required": ["version", "at", "by", "what", "status"],
    "properties": {"version": {"type": "integer"}, "at": MOMENT, "by": TEXT, "what": TEXT, "status": STATUS,
                   "by_telephone": {"type": "boolean",
                                    "description": "Whether the jobcenter wrote it down for whoever said it."}},
}  # fmt: skip


def schema() -> dict[str, Any]:
    """A promise to other systems: fields may be added to version 1, none is renamed or taken away."""
    properties = {**_about_it(), **_as_typed(), **_since_then()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": links.whole("/schema/placement-v1.json"),
        "title": "A placement somebody found",
        "type": "object",
        "required": list(properties),
        "properties": properties,
    }


def _about_it() -> dict[str, Any]:
    code = f"[{links.CODE_ALPHABET}]{{4}}"
    return {
        "schema": {"const": "placement-v1"},
        "reference": {"type": "string", "pattern": f"^{code}-{code}$"},
        "version": {"type": "integer", "minimum": 1},
        "status": STATUS,
        "language": TEXT | {"description": "The language the citizen registered in."},
        "sent_at": MOMENT,
        "changed_at": MOMENT,
    }


def _as_typed() -> dict[str, Any]:
    return {
        name: TEXT | {"description": _what(name, step)} for step, names in STEPS.items() for name in names
    }  # fmt: skip


def _what(name: str, step: str) -> str:
    return f"The id of what was chosen, step {step}; a key of phrases." if name in CHOSEN else f"As typed, step {step}."


def _since_then() -> dict[str, Any]:
    return {
        "terms": {"type": "object", "properties": dict.fromkeys(TERMS, TEXT), "additionalProperties": TEXT,
                  "description": "What the two agree on, as the one named in terms_by wrote it last."},
        "terms_by": ANY_SIDE,
        "terms_version": {"type": "integer", "minimum": 1,
                          "description": "The version they were written in. The sheet prints it."},
        "terms_because": BECAUSE,
        "agreed_by": {"type": "array", "items": ANY_SIDE, "uniqueItems": True},
        "proposal": PROPOSAL,
        "employer": {"type": "object", "additionalProperties": TEXT,
                     "description": "What the workplace said of itself; empty until it has answered."},
        "declined": {"type": ["string", "null"],
                     "description": "The employer's own words for its no, perhaps none; null when it has not said no."},
        "declined_reason": {"enum": ["", *DECLINE_REASONS], "description": "The reason it chose for its no."},
        "declined_phrases": SAID | {"description": "What it chose of a list beside the reason, in Danish."},
        "ends_told": {"type": "object", "propertyNames": ANY_SIDE, "additionalProperties": END,
                      "description": "What each side said of an end before the agreed last day. For the jobcenter."},
        "afterwards_told": {"type": "object", "propertyNames": SIDE, "additionalProperties": EVALUATION},
        "three_months_later": {"enum": [*LATER, None], "description": "What the citizen does then; null before."},
        "unreached": {"type": "array", "items": SIDE, "uniqueItems": True,
                      "description": "To whom a letter did not arrive, at the address each of them has now."},
        "refused_because": BECAUSE | {"description": "Why it was not approved, where that was said."},
        "messages": {"type": "array", "items": MESSAGE},
        "history": {"type": "array", "items": EVENT},
        "in_danish": LINES,
        "terms_in_danish": LINES,
        "written_in": {"type": "object", "additionalProperties": TEXT,
                       "description": "By field: the language of words somebody typed, where it is known and not da."},
        "phrases": {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": TEXT},
                    "description": "Every id that stands in this hand-over: its words by language."},
    }  # fmt: skip
