"""The forms of the registration, one a step, made from the table of fields."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import BooleanField
from wtforms.validators import DataRequired

from ..forms import validators as must
from ..forms.inputs import form_of
from ..placement.fields import STEPS, of_step
from ..placement.status import Side


class AboutYou(FlaskForm):
    """Either way to reach somebody is enough."""

    def validate_email(self, field: Any) -> None:
        if not (field.data or "").strip() and not (self.phone.data or "").strip():
            must.refuse("email.missing")


class Workplace(FlaskForm):
    """The employer's answer must come from somebody else than the citizen; the draft says whose address that is."""

    citizens_email = ""

    def validate_contact_email(self, field: Any) -> None:
        must.not_ones_own(field, self.citizens_email)
        if not (field.data or "").strip() and not (self.contact_phone.data or "").strip():
            must.refuse("contact_email.missing")


class Confirm(FlaskForm):
    confirm = BooleanField(
        lazy_gettext("placement.confirm.label"), validators=[DataRequired(lazy_gettext("error.confirm.missing"))]
    )


CHECKED_TOGETHER: dict[str, type[FlaskForm]] = {"dig": AboutYou, "virksomhed": Workplace}
FORMS: dict[str, type[FlaskForm]] = {
    step: form_of(f"Step{step.title()}", of_step(step), Side.CITIZEN, CHECKED_TOGETHER.get(step, FlaskForm))
    for step in STEPS
}
