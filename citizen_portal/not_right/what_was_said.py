"""What was written down of a call, line by line: what is different by it, or what was agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext

from ..documents.values import direction, shown
from ..placement import agreement
from ..placement.field import Field
from ..placement.fields import SHEET, TABLE
from ..placement.state import Event, PlacementState
from ..placement.status import EventKind, Side


def rows(state: PlacementState, said: Event) -> list[dict[str, Any]]:
    """Nothing for a registration, which is shown as its cards, and for a yes to what stood there already."""
    terms = terms_before(state, said)
    if said.kind == EventKind.AGREED:
        return [_row(field, terms) for field in SHEET if any(terms.get(box, "").strip() for box in field.boxes)]
    written = {**terms, **said.content.get("terms", {})}
    changed = set(agreement.differing(written, terms))
    told = {name: value for name, value in said.content.get("employer", {}).items() if value.strip()}
    different = [field for field in TABLE if field.name in changed or any(box in told for box in field.boxes)]
    return [_row(field, {**written, **told}) for field in different]


def terms_before(state: PlacementState, said: Event) -> Mapping[str, str]:
    """The terms as they were when it was said, with what was wanted where that was agreed to."""
    agreed, change = said.kind == EventKind.AGREED, state.change
    # What is agreed to may hold from then on.
    before = [version for version in state.versions if version.number < said.number + agreed]
    terms = (before or state.versions)[-1].terms
    wanted = change.terms if agreed and change and change.number < said.number else {}
    return {**terms, **wanted}


def _row(field: Field, held: Mapping[str, str]) -> dict[str, Any]:
    words = field.words_for(Side.EMPLOYER)
    label = gettext(f"sheet.{field.name}" if field.sheet else f"{words}.{field.name}.label")
    return {
        "name": field.name, "label": label, "values": shown(field, held, words, "full"), "dir": direction(field),
        "own_words": field.typed_freely, "proper": field.proper,
    }  # fmt: skip
