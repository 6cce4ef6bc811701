"""What a typed field must be, each with a sentence that says how to mend it. The readers lie in `typed/`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from flask_babel import gettext
from stdnum.dk import cvr
from wtforms.validators import StopValidation

from .. import clock
from ..placement.fields import BY_NAME
from ..typed import personal_number
from ..typed.contacts import read_email, read_phone
from ..typed.digits import plain_widths
from ..typed.misread import Misread
from ..typed.number import read_number
from ..typed.text import has_ink, length

Check = Callable[[Any, Any], None]

MOST_PEOPLE = 100_000


def seems_to_hold_cpr(text: str) -> bool:
    """Whether a text seems to hold a CPR number. None is asked for, and none is kept."""
    return personal_number.holds(text, clock.today())


def refuse(word: str, **values: Any) -> None:
    raise StopValidation(gettext(f"error.{word}", **values))


def filled(field: Any) -> bool:
    """Whether anything with ink stands in a box."""
    return has_ink(field.data or "")


def needed(_form: Any, field: Any) -> None:
    if not filled(field):
        refuse(f"{field.short_name}.missing")


def ticked_beside(form: Any, field: Any) -> bool:
    """Whether a phrase of the list beside a box was ticked."""
    listed = BY_NAME[field.short_name].phrases if field.short_name in BY_NAME else ""
    return bool(listed and listed in form and form[listed].data)


def needed_or_ticked(form: Any, field: Any) -> None:
    if not ticked_beside(form, field):
        needed(form, field)


def no_cpr(_form: Any, field: Any) -> None:
    if seems_to_hold_cpr(field.data or ""):
        refuse("cpr")


def at_most(characters: int) -> Check:
    def check(_form: Any, field: Any) -> None:
        if length(field.data or "") > characters:
            refuse("too_long", most=characters)

    return check


def one_of(*choices: str, required: bool = True) -> Check:
    def check(_form: Any, field: Any) -> None:
        if field.data not in choices and (required or field.data):
            refuse(f"{field.short_name}.missing")

    return check


def email(_form: Any, field: Any) -> None:
    """Only the shape: whether the address exists is found out by writing to it. Kept as the bare address."""
    if filled(field):
        try:
            field.data = read_email(field.data)
        except Misread:
            refuse("email.shape")


def phone(_form: Any, field: Any) -> None:
    """Danish without a country code, any other country with one. Kept as it was typed."""
    if filled(field):
        try:
            read_phone(field.data)
        except Misread:
            refuse("phone.shape")


def cvr_number(_form: Any, field: Any) -> None:
    """No typing slip; whether the company exists is not looked up."""
    if filled(field):
        typed = plain_widths(field.data)
        if not cvr.is_valid(typed) or not int(cvr.compact(typed)):
            refuse("cvr.shape")


def p_number(_form: Any, field: Any) -> None:
    """The number of one workplace: ten digits, in whatever groups."""
    if filled(field) and not re.fullmatch(r"[0-9]{10}", re.sub(r"[\s.-]", "", plain_widths(field.data))):
        refuse("p_number.shape")


def postcode(_form: Any, field: Any) -> None:
    if not re.fullmatch(r"\s*(?:DK-?)?\s*[0-9]{4}\s*", plain_widths(field.data or ""), re.IGNORECASE):
        refuse("postcode.shape")


def hours(most: Callable[[Any], tuple[float, str]]) -> Check:
    """Hours a week. `most` tells for this form what is too much, and the word that says so."""

    def check(form: Any, field: Any) -> None:
        try:
            number = read_number(field.data or "")
        except Misread:
            return refuse("weekly_hours.shape")
        limit, word = most(form)
        if number <= 0:
            refuse("weekly_hours.shape")
        if number > limit:
            refuse(word, hours=f"{limit:g}")

    return check


def amount(_form: Any, field: Any) -> None:
    """How many people, as a number; halves are fine."""
    if filled(field):
        try:
            number = read_number(field.data)
        except Misread:
            return refuse("amount.shape")
        if number >= MOST_PEOPLE:
            refuse("amount.shape")
