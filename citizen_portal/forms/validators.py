"""What a typed field must be, each with a sentence that says how to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import email_validator
import phonenumbers
from flask_babel import gettext
from stdnum.dk import cvr
from wtforms.validators import StopValidation

from ..placement.proposal import plain_digits, read_number

Check = Callable[[Any, Any], None]

# A day (of some people sixty too high), a month, a year of two digits or four, and four digits more: a CPR number,
# whatever stands between the parts. Two groups of four alone, as in a phone number, are none.
GAP = r"[\s./\u2010-\u2015\u2212-]{0,2}"
CPR = re.compile(
    rf"(?<!\d)(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01]){GAP}(?:0[1-9]|1[0-2]){GAP}(?:19|20)?\d\d{GAP}\d\d\s?\d\d(?!\d)"
)


def seems_to_hold_cpr(text: str) -> bool:
    """Whether a text seems to hold a CPR number. None is asked for, and none is kept."""
    return bool(CPR.search(plain_digits(text)))


def refuse(word: str, **values: Any) -> None:
    raise StopValidation(gettext(f"error.{word}", **values))


def needed(_form: Any, field: Any) -> None:
    if not (field.data or "").strip():
        refuse(f"{field.short_name}.missing")


def no_cpr(_form: Any, field: Any) -> None:
    if seems_to_hold_cpr(field.data or ""):
        refuse("cpr")


def at_most(characters: int) -> Check:
    def check(_form: Any, field: Any) -> None:
        if len(field.data or "") > characters:
            refuse("too_long", most=characters)

    return check


def one_of(*choices: str) -> Check:
    def check(_form: Any, field: Any) -> None:
        if field.data not in choices:
            refuse(f"{field.short_name}.missing")

    return check


def email(_form: Any, field: Any) -> None:
    """Only the shape: whether the address exists is found out by writing to it."""
    if not (field.data or "").strip():
        return
    try:
        email_validator.validate_email((field.data or "").strip(), check_deliverability=False)
    except email_validator.EmailNotValidError:
        refuse("email.shape")


def phone(_form: Any, field: Any) -> None:
    """Danish without a country code, any other country with one."""
    if not (field.data or "").strip():
        return
    try:
        number = phonenumbers.parse(plain_digits(field.data or ""), "DK")
    except phonenumbers.NumberParseException:
        return refuse("phone.shape")
    if not phonenumbers.is_possible_number(number):
        refuse("phone.shape")


def cvr_number(_form: Any, field: Any) -> None:
    """No typing slip; whether the company exists is not looked up."""
    typed = plain_digits(field.data or "")
    if not cvr.is_valid(typed) or not int(cvr.compact(typed)):
        refuse("cvr.shape")


def postcode(_form: Any, field: Any) -> None:
    if not re.fullmatch(r"\s*\d{4}\s*", plain_digits(field.data or "")):
        refuse("postcode.shape")


def hours(most: Callable[[Any], tuple[float, str]]) -> Check:
    """Hours a week. `most` tells for this form what is too much, and the word that says so."""

    def check(form: Any, field: Any) -> None:
        try:
            number = read_number(field.data or "")
        except ValueError:
            return refuse("weekly_hours.shape")
        limit, word = most(form)
        if number <= 0:
            refuse("weekly_hours.shape")
        if number > limit:
            refuse(word, hours=f"{limit:g}")

    return check


def amount(_form: Any, field: Any) -> None:
    """How many people, as a number; halves are fine."""
    if (field.data or "").strip():
        try:
            read_number(field.data, below=100_000)
        except ValueError:
            refuse("amount.shape")


def not_ones_own(field: Any, own: str) -> None:
    """The employer's answer must come from somebody else than the citizen."""
    if own.strip() and (field.data or "").strip().casefold() == own.strip().casefold():
        refuse("contact_email.own")
