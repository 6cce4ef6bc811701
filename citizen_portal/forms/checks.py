"""What is checked of a field besides its kind, wherever it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from .. import clock
from ..guidance import law
from ..placement.proposal import years_between
from . import validators as must

# Hours. Not a rule: more than this a week is a slip of the hand.
SLIP_HOURS = 60
ADULT, OLDEST = 18, 110
# Days after the end in which a talk about the placement may still lie.
TALK_AFTER_END = 14

DayCheck = Callable[[Any, date], str | None]


def born(_form: Any, day: date) -> str | None:
    years = years_between(day, clock.today())
    if day > clock.today() or years > OLDEST:
        return "birth_date.range"
    return "birth_date.young" if years < ADULT else None


def not_past(_form: Any, day: date) -> str | None:
    if day < clock.today():
        return "starts_on.past"
    return "date.far" if day.year > clock.today().year + 2 else None


def day_of(form: Any, name: str) -> date | None:
    """The day a form asks for, or else the one that is agreed and not asked for again."""
    box = getattr(form, name, None)
    day: date | None = box.date if box else getattr(form, "days", {}).get(name)
    return day


def after_start(form: Any, day: date) -> str | None:
    starts_on = day_of(form, "starts_on")
    if starts_on and day < starts_on:
        return "ends_on.before"
    if not hasattr(form, "starts_on") and day < clock.today():
        # It has begun: an end that lies behind is told in another way.
        return "ends_on.past"
    return "date.far" if day.year > clock.today().year + 3 else None


def within(form: Any, day: date) -> str | None:
    """A talk about the placement lies in it, or in the days around its end."""
    starts_on, ends_on = day_of(form, "starts_on"), day_of(form, "ends_on")
    if not starts_on or not ends_on:
        return None
    return None if starts_on <= day and (day - ends_on).days <= TALK_AFTER_END else "talk.outside"


def any_day(_form: Any, _day: date) -> str | None:
    """Whatever day it is, somebody else knows whether it is right."""
    return None


def most_hours(form: Any) -> tuple[float, str]:
    """A praktik follows the rule; in a wage-subsidised job the agreement decides."""
    # It is a field where it is still asked for, and a plain word once it was sent.
    if getattr(form.kind, "data", form.kind) == "loentilskud":
        return SLIP_HOURS, "weekly_hours.slip"
    return law.rules().number("praktik.max_hours_week"), "weekly_hours.most"


DAY_CHECKS: Mapping[str, DayCheck] = {
    "birth_date": born,
    "starts_on": not_past,
    "ends_on": after_start,
    "midway_on": within,
    "end_talk_on": within,
}
CHECKS: Mapping[str, tuple[must.Check, ...]] = {
    "email": (must.email,),
    "phone": (must.phone,),
    "cvr": (must.cvr_number,),
    "postcode": (must.postcode,),
    "contact_email": (must.email,),
    "contact_phone": (must.phone,),
    "weekly_hours": (must.hours(most_hours),),
    "ordinary_employees": (must.amount,),
    "placed_now": (must.amount,),
    "employee_rep_email": (must.email,),
    "daily_contact_email": (must.email,),
    "daily_contact_phone": (must.phone,),
    "p_number": (must.p_number,),
}
