"""How each side is reached: by mail, by SMS, by both, or not at all. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from ..placement.proposal import TypedFields
from ..placement.status import Side
from ..typed.contacts import sms_number


class Way(StrEnum):
    """The kind of an outbox entry; see PREFIXES for its key."""

    LETTER = "letter"
    SMS = "sms"


# In front of the key that a letter has. An SMS beside a letter, or instead of one, is about the same thing.
PREFIXES: Mapping[Way, str] = {Way.LETTER: "", Way.SMS: "sms:"}

EMAIL = {Side.CITIZEN: "email", Side.EMPLOYER: "contact_email"}
PHONE = {Side.CITIZEN: "phone", Side.EMPLOYER: "contact_phone"}


def reached_at(fields: TypedFields, side: Side) -> dict[Way, str]:
    """Where this side is written to. SMS are for whoever gave no e-mail, and for a citizen who asked for them."""
    email, phone = fields.get(EMAIL[side], "").strip(), fields.get(PHONE[side], "")
    asked = side is Side.CITIZEN and fields.get("sms") == "yes"
    # Reading a number costs more than everything else here.
    ways = {Way.LETTER: email, Way.SMS: sms_number(phone) if phone and (asked or not email) else ""}
    return {way: to for way, to in ways.items() if to}
