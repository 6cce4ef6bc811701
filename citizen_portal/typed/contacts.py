"""E-mail addresses and telephone numbers as people type and paste them, and whether two are the same."""

from __future__ import annotations

import re

import email_validator
import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, ValidationResult

from .digits import plain_widths
from .misread import Misread
from .text import cleaned

NAMED_ADDRESS = re.compile(r"[^<>]*<([^<>]*)>[\s.,;]*")
BEFORE = re.compile(r"\A(?:mailto|e-?mail|mail)\s*:\s*", re.IGNORECASE)
AROUND = " \t.,;:()<>[]{}\"'«»‹›„“”‘’"
DOTLESS = {"gmail.com": "gmail.com", "googlemail.com": "gmail.com"}

EXTENSION = re.compile(
    r"(?i)(?<![\s,;/(])[\s,;/(]*+(?:(?:lok|lokal|lokalnr|lokalnummer|local|ext|extn|extension|int|intern|доб|вн|внутр|внутрішній"
    r"|wew|wewn|wewnętrzny|dah|dahili|تحويلة|التحويلة|داخلي)(?![^\W\d_])|#|x(?=\W?[0-9]))[\s.:]*([0-9]{1,7})[)\s.]*$"
)
LABEL = re.compile(r"[^\W\d_][^0-9+(]*")
TOO_MUCH = {ValidationResult.TOO_SHORT: "too_short", ValidationResult.TOO_LONG: "too_long"}


def read_email(text: str) -> str:
    """The address alone, its domain in small letters. Raises Misread: "missing", "no_at", "several" or "shape".

    Only the shape is looked at: whether there is such a mailbox is found out by writing to it.
    """
    typed = plain_widths(cleaned(text, one_line=True))
    named = NAMED_ADDRESS.fullmatch(typed)
    address = BEFORE.sub("", (named[1] if named else typed).strip(AROUND))
    # Behind the address a link may have a subject.
    address = re.sub(r"(@[^?]*)\?.*", r"\1", address).strip(AROUND)
    address = "@".join(map(str.strip, address.split("@")))
    if not address:
        raise Misread("missing")
    if address.count("@") != 1:
        raise Misread("several" if "@" in address else "no_at")
    try:
        return str(email_validator.validate_email(address, check_deliverability=False).normalized)
    except email_validator.EmailNotValidError:
        raise Misread("shape") from None


def same_mailbox(one: str, other: str) -> bool:
    """Whether letters to both addresses would be read by the same person. What is no address is like no other."""
    found = plain_mailbox(one)
    return bool(found) and found == plain_mailbox(other)


def plain_mailbox(text: str) -> str:
    """One way to write all addresses of a mailbox; "" for what is no address."""
    try:
        local, _, domain = read_email(text).casefold().rpartition("@")
    except Misread:
        return ""
    local = local.partition("+")[0]
    return f"{local.replace('.', '')}@{DOTLESS[domain]}" if domain in DOTLESS else f"{local}@{domain}"


def read_phone(text: str) -> PhoneNumber:
    """The number with its extension: Danish without a country code, any other country with one.

    Raises Misread: "missing", "too_short", "too_long" or "shape".
    """
    typed = plain_widths(cleaned(text, one_line=True)).strip()
    if not typed:
        raise Misread("missing")
    extension = EXTENSION.search(typed)
    number = _parsed(typed[: extension.start()] if extension else typed)
    if extension:
        number.extension = extension[1]
    return number


def sms_number(text: str) -> str:
    """The number an SMS can be sent to, as it is dialled from anywhere; "" for none. Nobody can tell a mobile phone.

    Behind an extension there is never one.
    """
    try:
        number = read_phone(text)
    except Misread:
        return ""
    return "" if number.extension else _international(number)


def same_phone(one: str, other: str) -> bool:
    """Whether both ring on the same desk: two extensions of one number do not."""
    try:
        first, second = read_phone(one), read_phone(other)
    except Misread:
        return False
    apart = first.extension and second.extension and first.extension != second.extension
    return not apart and _international(first) == _international(second)


def plain_phone(text: str) -> str:
    """One way to write a number, with its country and without its extension; "" for what is no number."""
    try:
        return _international(read_phone(text))
    except Misread:
        return ""


def _parsed(typed: str) -> PhoneNumber:
    """A word before the number is what people call it; a letter inside it is a slip."""
    number = LABEL.sub("", typed, count=1) if typed[:1].isalpha() else typed
    if re.search(r"[^\W\d_]", number):
        raise Misread("shape")
    try:
        parsed = phonenumbers.parse(number, "DK")
    except phonenumbers.NumberParseException:
        raise Misread("shape") from None
    if not phonenumbers.is_possible_number(parsed):
        raise Misread(TOO_MUCH.get(phonenumbers.is_possible_number_with_reason(parsed), "shape"))
    return parsed


def _international(number: PhoneNumber) -> str:
    plain = PhoneNumber(number.country_code, number.national_number, None, number.italian_leading_zero)
    return str(phonenumbers.format_number(plain, PhoneNumberFormat.E164))
