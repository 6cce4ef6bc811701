"""A placement as plain data: the fields as typed, and what they mean. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

TypedFields = Mapping[str, str]

BOX = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True)
class Proposal:
    """What a registration comes to, once every field can be read.

    Dates are whole days, both ends included. `weekly_hours` is hours a week.
    """

    birth_date: date
    benefit: str
    latest_employer: bool
    family_owned: bool
    kind: str
    starts_on: date
    ends_on: date
    weekly_hours: float
    paid_hours: str
    job_chance: str

    @classmethod
    def from_fields(cls, fields: TypedFields) -> Proposal:
        """Read the typed fields, from the step `plads` on. Raises ValueError or KeyError when one cannot be read."""
        return cls(
            birth_date=read_date(fields, "birth_date"),
            starts_on=read_date(fields, "starts_on"),
            ends_on=read_date(fields, "ends_on"),
            weekly_hours=read_number(fields["weekly_hours"]),
            latest_employer=fields["latest_employer"] == "yes",
            family_owned=fields["family_owned"] == "yes",
            job_chance=fields.get("job_chance", "unknown"),
            **{name: fields[name] for name in ("benefit", "kind", "paid_hours")},
        )

    @property
    def days(self) -> int:
        """How long it lasts, in days, both ends included."""
        return (self.ends_on - self.starts_on).days + 1

    def age(self, on: date) -> int:
        """The citizen's age in whole years on a day."""
        return years_between(self.birth_date, on)


def years_between(birth: date, on: date) -> int:
    """Whole years from a birthday to a day."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def plain_digits(text: str) -> str:
    """The text with every digit of any script as 0-9: an Arabic keyboard writes ١٢ for 12."""
    return "".join(str(unicodedata.digit(sign, sign)) for sign in text)


def read_date(fields: TypedFields, name: str) -> date:
    """The date typed in three boxes. A year of two digits is not guessed at. Raises ValueError."""
    typed = [plain_digits(fields.get(f"{name}-{part}", "")).strip() for part in ("day", "month", "year")]
    if not all(BOX.fullmatch(box) for box in typed):
        raise ValueError(f"{name} is no date")
    day, month, year = map(int, typed)
    return date(year, month, day)


def read_number(text: str, below: float = 1000) -> float:
    """A number as people write it here: 37, 30,5 or 30.5. Raises ValueError."""
    number = float(plain_digits(text).strip().replace(",", "."))
    if not 0 <= number < below:
        raise ValueError(text)
    return number
