"""What is handed over to the municipality's own systems: one placement as it was at one version.

`/schema/placement-v1.json` describes it. Field names are the ones of the form.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, jsonify
from werkzeug.wrappers import Response

from .. import headers, links
from . import history
from .agreement import TERMS
from .evaluation import EVALUATION_QUESTIONS, OUTCOMES
from .places import Place
from .proposal import STEPS
from .status import PARTIES, Status

blueprint = Blueprint("handing", __name__)

FIELDS = tuple(name for names in STEPS.values() for name in names)
COLUMNS = (
    "reference", "version", "status", "language", "sent_at", "changed_at", *FIELDS,
    "terms_by", "agreed_by", "declined", "terms", "employer", "afterwards_told",
)  # fmt: skip
TEXT = {"type": "string"}
MOMENT = {"type": "string", "format": "date-time"}
SIDE = {"enum": list(PARTIES)}


def payload(place: Place, version: int | None = None) -> dict[str, Any]:
    """The hand-over of a version, the latest when none is named."""
    row, state = place.row, place.story
    if version is not None:
        state = history.replay(state.fields, state.sent_at, (one for one in state.history if one.number <= version))
    return {
        "schema": "placement-v1",
        "reference": row.reference,
        "version": state.number,
        "status": state.status if version else place.status,
        "language": row.language,
        "sent_at": state.sent_at.isoformat(),
        "changed_at": state.changed_at().isoformat(),
        **{name: state.fields.get(name, "") for name in FIELDS},
        "terms": dict(state.terms),
        "terms_by": state.latest.by,
        "agreed_by": sorted(state.agreed),
        "employer": dict(state.employer),
        "declined": state.declined,
        "afterwards_told": {side: dict(answers) for side, answers in state.evaluations.items()},
        "history": [
            {"version": one.number, "at": one.at.isoformat(), "by": one.by, "what": one.kind,
             "status": one.status}
            for one in state.history
        ],
    }  # fmt: skip


@blueprint.get("/schema/placement-v1.json")
def schema() -> Response:
    """The JSON Schema of a hand-over. It holds nobody's data, so anybody may keep it."""
    response = jsonify(described())
    response.headers["Cache-Control"] = headers.PUBLIC
    return response


def described() -> dict[str, Any]:
    """A promise to other systems: fields may be added to version 1, none is renamed or taken away."""
    properties: dict[str, Any] = {
        "schema": {"const": "placement-v1"},
        "reference": {"type": "string", "pattern": f"^[{links.SIGNS}]{{4}}-[{links.SIGNS}]{{4}}$"},
        "version": {"type": "integer", "minimum": 1},
        "status": {"enum": list(Status)},
        "language": {"type": "string", "description": "The language the citizen registered in."},
        "sent_at": MOMENT,
        "changed_at": MOMENT,
        **{name: TEXT | {"description": f"As typed, step {step}."} for step, names in STEPS.items() for name in names},
        "terms": {"type": "object", "properties": {name: TEXT for name in TERMS}, "additionalProperties": TEXT,
                  "description": "What the two agree on, as the one named in terms_by wrote it last."},
        "terms_by": SIDE,
        "agreed_by": {"type": "array", "items": SIDE, "uniqueItems": True},
        "employer": {"type": "object", "additionalProperties": TEXT,
                     "description": "What the workplace said of itself; empty until it has answered."},
        "declined": {"type": ["string", "null"], "description": "The employer's reason; null when it has not said no."},
        "afterwards_told": {"type": "object", "propertyNames": SIDE, "additionalProperties": {
            "type": "object",
            "properties": {**dict.fromkeys(EVALUATION_QUESTIONS, TEXT), "outcome": {"enum": list(OUTCOMES)}}}},
        "history": {"type": "array", "items": {
            "type": "object", "required": ["version", "at", "by", "what", "status"],
            "properties": {"version": {"type": "integer"}, "at": MOMENT, "by": TEXT, "what": TEXT,
                           "status": {"enum": list(Status)}}}},
    }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": links.whole("/schema/placement-v1.json"),
        "title": "A placement somebody found",
        "type": "object",
        "required": list(properties),
        "properties": properties,
    }
