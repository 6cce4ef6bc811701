"""Filling in name and address of a workplace from the company register, when the citizen asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from babel.lists import format_list
from flask import request, url_for
from flask_babel import gettext
from flask_wtf import FlaskForm
from stdnum.dk import cvr

from .. import htmx, i18n, limits
from ..forms.posted import as_typed
from ..forms.validators import filled, seems_to_hold_cpr
from ..outside import company_register
from ..outside.company_register import INDUSTRY, NAMES, LookUpFailed
from ..placement.fields import BY_NAME, OWN_NUMBERS
from ..placement.folded import folded
from ..records import industries
from ..storage.database import db
from ..typed.digits import plain_widths
from ..typed.text import has_ink, length
from .postcodes import city_of

STEP, BUTTON, REPLACING = "virksomhed", "lookup", "replace"
OF_A_SENDER = ("30 per minute", "300 per hour")


@dataclass(frozen=True)
class FromRegister:
    """What came of it: the boxes that are `taken` from the register, and where it `differs` from what was typed.

    `fault` is the sentence that says why there is nothing.
    """

    taken: Mapping[str, str] = field(default_factory=dict)
    differs: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""

    @property
    def settled(self) -> bool:
        """Whether nobody has to look at anything before going on."""
        return not self.fault and not self.differs

    @property
    def labels(self) -> str:
        """What was filled in, in words."""
        return format_list([gettext(f"placement.{name}.label") for name in self.taken], locale=i18n.current().locale)

    @property
    def address(self) -> str:
        """Where the step says which boxes were filled, not with what: addresses are kept in many places."""
        return url_for("registration.step", step=STEP, fundet=".".join(self.taken), _anchor="lookup")


def offered(step: str) -> bool:
    """Whether the step has the button."""
    return step == STEP and company_register.configured()


def asked_for(step: str, typed: Mapping[str, str]) -> bool:
    """Whether the button was just pressed. What must not be kept is pointed out first, as by any other button."""
    pressed = offered(step) and BUTTON in request.form and not htmx.switch()
    return pressed and not any(map(seems_to_hold_cpr, typed.values()))


def found_before(step: str) -> FromRegister | None:
    """What the address says was just filled in; None when nobody has asked the register."""
    if not offered(step) or "fundet" not in request.args:
        return None
    named = request.args["fundet"].split(".")
    return FromRegister({name: "" for name in NAMES if name in named})


def look_up(form: FlaskForm, typed: Mapping[str, str]) -> FromRegister:
    """Ask the register; answers 429 when somebody has asked too often. The form says what is wrong with the number."""
    if not filled(form.cvr):
        return FromRegister(fault=gettext("error.lookup.missing"))
    if not form.cvr.validate(form):
        return FromRegister(fault=str(form.cvr.errors[0]))
    for most in OF_A_SENDER:
        limits.consume_attempt("company-lookup", limits.address(), most)
    # However long the register takes, nobody waits for what was read so far.
    db.release()
    number = str(cvr.compact(plain_widths(form.cvr.data)))
    try:
        told = company_register.look_up(number)
    except LookUpFailed as failed:
        return FromRegister(fault=gettext(f"error.lookup.{failed.why}"))
    if industry := told.pop(INDUSTRY, ""):
        industries.remember(number, industry)
    return compared(as_if_typed(told), typed, request.form[BUTTON] == REPLACING)


def as_if_typed(told: Mapping[str, str]) -> dict[str, str]:
    """What a register says, through the same door as what people type; what would be refused there is left out."""
    cleaned = {name: as_typed(name, value).strip() for name, value in told.items()}
    return {name: value for name, value in cleaned.items() if _would_do(name, value)}


def _would_do(name: str, value: str) -> bool:
    if name == "postcode":
        return len(value) == 4 and value.isascii() and value.isdigit()
    return (
        has_ink(value)
        and length(value) <= BY_NAME[name].longest
        and (name in OWN_NUMBERS or not seems_to_hold_cpr(value))
    )


def compared(told: Mapping[str, str], typed: Mapping[str, str], replacing: bool) -> FromRegister:
    """Empty boxes are filled. What somebody has typed stands, unless they want it replaced."""
    different = {name: value for name, value in told.items() if folded(value) != folded(typed.get(name, ""))}
    if "postcode" in told and "postcode" not in different and has_ink(typed.get("city", "")):
        # The same place, whatever its city is called.
        different.pop("city", None)
    taken = {name: value for name, value in different.items() if replacing or not has_ink(typed.get(name, ""))}
    if "postcode" in taken and "city" not in told and (city := city_of(taken["postcode"])):
        taken["city"] = city
    return FromRegister(taken, {name: value for name, value in different.items() if name not in taken})
