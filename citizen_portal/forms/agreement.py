"""The forms in which one side writes differently what the two agree on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField

from ..placement import fields, reasons
from ..placement.state import PlacementState
from ..placement.status import Side
from .inputs import TicksField, form_of, text
from .posted import PortalForm, posted


class AgreementForm(PortalForm):
    """What a side may change. `seen` is the version it was written on; which `kind` it is stays as it is.

    `days` are the first and the last one, for a form that does not ask for them.
    """

    kind = ""
    days: Mapping[str, date] = {}
    seen = HiddenField()


class CorrectionForm(AgreementForm):
    """The same for the employer, who may say why."""

    correction = TicksField(reasons.CORRECTION)
    reason = text(reasons.WORDS, required=False, room="employer")


ChangeForm: Any = form_of("ChangeForm", fields.changeable_by(Side.CITIZEN), Side.CITIZEN, AgreementForm)
CITIZEN_MAY_CHANGE = fields.names(fields.changeable_by(Side.CITIZEN))


def filled(form: Any, state: PlacementState, names: Iterable[str], held: Mapping[str, str]) -> Any:
    """The form as just posted, else (also when another form of the page was posted) with what is held now."""
    names = (*names, *(reasons.boxes(reasons.CORRECTION) if issubclass(form, CorrectionForm) else ()))
    if any(name in request.form for name in names):
        typed = posted(names)
    else:
        typed = MultiDict({name: held.get(name, "") for name in names} | {"seen": str(state.number)})
    made = form(typed)
    made.kind = state.fields.get("kind", "")
    made.days = {"starts_on": state.starts_on, "ends_on": state.ends_on}
    return made
