"""What the employer is asked. Nobody is asked for what the citizen has written already: it can be corrected."""

from __future__ import annotations

from typing import Any

from .. import links
from ..forms.agreement import AgreementForm
from ..forms.inputs import form_of, line, text
from ..forms.posted import PortalForm
from ..forms.validators import refuse
from ..placement.fields import WORKPLACE_FACTS, changeable_by, names
from ..placement.status import Side

# A yes, to the terms as they stand or as corrected here; with what the workplace says of itself.
AnswerForm: Any = form_of("AnswerForm", changeable_by(Side.EMPLOYER), Side.EMPLOYER, AgreementForm)
MAY_WRITE = names(changeable_by(Side.EMPLOYER))
TERMS = tuple(name for name in MAY_WRITE if name not in WORKPLACE_FACTS)


def a_number(_form: Any, field: Any) -> None:
    """Only the shape: whether there is such a number is told to nobody."""
    if not links.could_be_code(field.data or ""):
        refuse("reference.shape")


class DeclineForm(PortalForm):
    reason = text("reason", required=False, room="employer")


class CodeForm(PortalForm):
    code = line("code", hint=True, room="employer")


class NumberForm(PortalForm):
    reference = line("reference", a_number, hint=True, room="employer")
