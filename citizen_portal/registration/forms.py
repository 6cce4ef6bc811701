"""The forms of the registration, one a step, made from the table of fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import BooleanField
from wtforms.validators import DataRequired

from ..forms import validators as must
from ..forms.decoy import OpenForm
from ..forms.inputs import form_of
from ..forms.not_ones_own import refuse_ones_own
from ..forms.posted import PortalForm
from ..placement.fields import BY_NAME, STEPS, of_step
from ..placement.status import Side
from ..typed.contacts import sms_number
from .length import Agreed

(TICKED,) = BY_NAME["sms"].choices


class AboutYou(PortalForm):
    """Either way to reach somebody is enough."""

    def validate_email(self, field: Any) -> None:
        if not must.filled(field) and not must.filled(self.phone):
            must.refuse("email.missing")

    def validate_phone(self, field: Any) -> None:
        if self.sms.data == TICKED and not sms_number(field.data or ""):
            must.refuse("phone.sms")


class Workplace(PortalForm):
    """The draft says who the `citizen` is: nobody answers for an employer in her own name."""

    citizen: Mapping[str, str] = {}

    def validate_contact_name(self, field: Any) -> None:
        refuse_ones_own(field, self.citizen)

    def validate_contact_email(self, field: Any) -> None:
        refuse_ones_own(field, self.citizen)
        if not must.filled(field) and not must.filled(self.contact_phone):
            must.refuse("contact_email.missing")

    def validate_contact_phone(self, field: Any) -> None:
        refuse_ones_own(field, self.citizen)


class Confirm(OpenForm):
    confirm = BooleanField(
        lazy_gettext("placement.confirm.label"), validators=[DataRequired(lazy_gettext("error.confirm.missing"))]
    )


CHECKED_TOGETHER: dict[str, type[FlaskForm]] = {"dig": AboutYou, "virksomhed": Workplace, "plads": Agreed}
FORMS: dict[str, type[FlaskForm]] = {
    step: form_of(f"Step{step.title()}", of_step(step), Side.CITIZEN, CHECKED_TOGETHER.get(step, PortalForm))
    for step in STEPS
}
