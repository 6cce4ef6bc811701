"""The forms of the registration, one a step. Field names are promises: see STEPS in record.py."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import BooleanField
from wtforms.validators import DataRequired

from .. import clock
from ..guidance import law
from . import validators as must
from .fields import DateField, choice, line, lines, text
from .proposal import years_between

# Hours. Not a rule: more than this a week is a slip of the hand.
SLIP_HOURS = 60
ADULT = 18


def born(_form: Any, day: date) -> str | None:
    years = years_between(day, clock.today())
    if day > clock.today() or years > 110:
        return "birth_date.range"
    return "birth_date.young" if years < ADULT else None


def not_past(_form: Any, day: date) -> str | None:
    if day < clock.today():
        return "starts_on.past"
    return "date.far" if day.year > clock.today().year + 2 else None


def after_start(form: Any, day: date) -> str | None:
    starts_on = form.starts_on.date
    if starts_on and day < starts_on:
        return "ends_on.before"
    return "date.far" if day.year > clock.today().year + 3 else None


def most_hours(form: Any) -> tuple[float, str]:
    """A praktik follows the rule; in a wage-subsidised job the agreement decides."""
    if form.kind.data == "loentilskud":
        return SLIP_HOURS, "weekly_hours.slip"
    return law.rules().number("praktik.max_hours_week"), "weekly_hours.most"


class AboutYou(FlaskForm):
    name = line("name")
    birth_date = DateField("birth_date", born)
    email = line("email", must.email, hint=True, required=False)
    phone = line("phone", must.phone, hint=True, required=False)
    benefit = choice("benefit", "dagpenge", "kontanthjaelp")
    spoken_language = line("spoken_language", hint=True, required=False)

    def validate_email(self, field: Any) -> None:
        if not (field.data or "").strip() and not (self.phone.data or "").strip():
            must.refuse("email.missing")


class Company(FlaskForm):
    # The employer's answer must come from somebody else than the citizen; the view says whose address that is.
    citizens_email = ""

    cvr = line("cvr", must.cvr_number, hint=True)
    company_name = line("company_name")
    street = line("street")
    postcode = line("postcode", must.postcode)
    city = line("city", hint=True)
    contact_name = line("contact_name", hint=True)
    contact_email = line("contact_email", must.email, required=False)
    contact_phone = line("contact_phone", must.phone, required=False)
    latest_employer = choice("latest_employer", "yes", "no", hint=True)
    family_owned = choice("family_owned", "yes", "no", hint=True)

    def validate_contact_email(self, field: Any) -> None:
        own = self.citizens_email.strip().casefold()
        if own and (field.data or "").strip().casefold() == own:
            must.refuse("contact_email.own")
        if not (field.data or "").strip() and not (self.contact_phone.data or "").strip():
            must.refuse("contact_email.missing")


class Stay(FlaskForm):
    kind = choice("kind", "virksomhedspraktik", "loentilskud", hint=True)
    starts_on = DateField("starts_on", not_past)
    ends_on = DateField("ends_on", after_start)
    weekly_hours = line("weekly_hours", must.hours(most_hours), hint=True)
    tasks = text("tasks")
    paid_hours = choice("paid_hours", "alongside", "after", "none", "unknown", hint=True)


class Purpose(FlaskForm):
    purpose = choice("purpose", "job", "udvikling", "kompetence", hint=True)
    purpose_text = text("purpose_text")
    job_chance = choice("job_chance", "yes", "maybe", "no", "unknown", hint=True)


class Learning(FlaskForm):
    learning = lines("learning", 5)
    afterwards = text("afterwards", required=False)


class Confirm(FlaskForm):
    confirm = BooleanField(
        lazy_gettext("placement.confirm.label"), validators=[DataRequired(lazy_gettext("error.confirm.missing"))]
    )


FORMS: dict[str, type[FlaskForm]] = {
    "dig": AboutYou,
    "virksomhed": Company,
    "plads": Stay,
    "formaal": Purpose,
    "laering": Learning,
}
