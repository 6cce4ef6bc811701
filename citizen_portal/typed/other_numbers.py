"""Numbers that are no personal number, told apart by how they are written or by the word before them.

Texts here have ordinary digits (`digits.plain_digits`). Each kind is drawn narrowly: what fits none is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from . import days_and_hours as days
from .phones_abroad import WITHIN, ends_of_phones_abroad

# A date and four digits: so nothing but a personal number is cut, whatever the word before it says.
NOT_CUT_AS_PERSONAL = (
    r"(?![0-9]{6}[\W_]+[0-9]{4}(?![0-9]))(?![0-9]{2}[\W_]+[0-9]{2}[\W_]+[0-9]{2}[\W_]+[0-9]{4}(?![0-9]))"
)
TEN = rf"{NOT_CUT_AS_PERSONAL}[0-9](?:{WITHIN}[0-9]){{9}}(?![0-9])"
EIGHT = rf"[0-9](?:{WITHIN}[0-9]){{7}}(?![0-9])(?!{WITHIN}[0-9]{{2}}(?![0-9]))"
NUMBER = r"(?:[\W_]{0,3}(?:nr|nummer(?:et)?|no|number|numer|numeru|numarası|номер|رقم)(?![^\W\d_]))"
IS = r"(?:[\W_]{1,2}(?:er|is|to|це))?[\W_]{0,4}"

# Every P-number begins with 10.
WORKPLACE = rf"p{NUMBER}|produktionsenhed\w*{NUMBER}?|(?:numer|номер) p"
P_NUMBER = re.compile(rf"(?i)(?<![^\W_])(?:{WORKPLACE}){IS}(?=1{WITHIN}0){TEN}")
COMPANY = re.compile(rf"(?i)(?<![^\W_])(?:cvr|se|vat|moms){NUMBER}?{IS}{EIGHT}")
CALL = r"tlf|tel|telefon\w*|telephone|phone|mob|mobil\w*|cell|тел|телефон\w*|моб\w*|هاتف|الهاتف|تلفون|جوال|موبايل"
PHONE = re.compile(rf"(?i)(?<![^\W_])(?:{CALL}){NUMBER}?{IS}(?:(?=[2-9]){EIGHT}|{TEN})")
# Case and member numbers are not here: they often are somebody's personal number.
GOODS = r"ordre|order|bestilling|faktura|invoice|konto|account|vare"
LABELLED = re.compile(rf"(?i)(?<![^\W_])(?:{GOODS})(?:s?nummer(?:et)?|s?nr|{NUMBER})?{IS}[0-9]{{10}}(?![0-9])")

CARD = re.compile(r"(?<![0-9])[0-9]{4}(?:[ -][0-9]{4}){3}(?![0-9])")
IBAN = re.compile(r"(?<![^\W_])[A-Z]{2}[0-9]{2}(?: [0-9]{4}){3,7}(?: [0-9]{1,3})?(?![0-9])")
# Dotted thousands, but not before four digits alone: a personal number may be cut badly.
AMOUNT = re.compile(
    r"(?<![0-9])(?<![0-9][.,])[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]{1,2})?"
    r"(?![0-9])(?![.,][0-9])(?![\W_]{0,3}[0-9]{4}(?![0-9]))"
)
# Danish phones in a row, or one behind a comma: neither begins nor ends inside a longer row of digits.
DANISH_PHONE = r"(?:[2-9][0-9](?: [0-9]{2}){3}|[2-9][0-9]{7})"
PHONES = re.compile(rf"(?<![0-9])(?<![0-9][\W_]){DANISH_PHONE}(?:[\W_]{{1,4}}{DANISH_PHONE})+(?![\W_]{{0,3}}[0-9])")
PHONE_BEHIND = re.compile(rf"(?:(?<=[,;\n])|(?<=[,;] )){DANISH_PHONE}(?![\W_]{{0,3}}[0-9])")
COUNTING = re.compile(r"(?<![0-9])[0-9]{1,2}(?:, [0-9]{1,2}){3,}(?![\W_]{0,3}[0-9])")


def without_other_numbers(plain: str, today: date) -> str:
    """The text, as long as before, with an x for every digit that belongs to a number of another kind."""
    plain = hidden(plain, ends_of_phones_abroad(plain))
    for kind, is_one in KINDS:
        plain = hidden(plain, (found.span() for found in kind.finditer(plain) if is_one(found, today)))
    return plain


def without_full_dates(plain: str) -> str:
    """The same for dates with a whole year: behind one, its last digits do not begin something else."""
    return hidden(plain, (found.span() for found in days.FULL_DATE.finditer(plain) if days.is_full_date(found)))


def hidden(plain: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with an x for every digit in the spans, which are in order."""
    parts, done = [], 0
    for start, end in spans:
        parts += [plain[done:start], re.sub("[0-9]", "x", plain[start:end])]
        done = end
    return "".join([*parts, plain[done:]])


def _always(_found: re.Match[str], _today: date) -> bool:
    return True


def _counts_up(found: re.Match[str], _today: date) -> bool:
    numbers = [int(one) for one in found.group().split(", ")]
    return all(one < following for one, following in zip(numbers, numbers[1:], strict=False))


KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], bool]], ...] = (
    (P_NUMBER, _always),
    (COMPANY, _always),
    (PHONE, _always),
    (LABELLED, _always),
    (CARD, _always),
    (IBAN, _always),
    (days.DATES, days.are_dates),
    (days.PERIOD, days.is_period),
    (days.ISO_DATE, days.is_iso_date),
    (days.APPOINTMENT, days.is_appointment),
    (AMOUNT, _always),
    (PHONES, _always),
    (PHONE_BEHIND, _always),
    (days.OPENING_HOURS, _always),
    (COUNTING, _counts_up),
)
