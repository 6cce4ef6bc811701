"""A placement as plain data: the fields as typed, and what they mean. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..typed import dates, number
from ..typed.digits import plain_digits

TypedFields = Mapping[str, str]


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


def read_date(fields: TypedFields, name: str) -> date:
    """The date kept in three boxes. Raises ValueError."""
    day, month, year = fields.get(f"{name}-day", ""), fields.get(f"{name}-month", ""), fields.get(f"{name}-year", "")
    typed = day + month + year
    if day and month and len(year) == 4 and len(typed) <= 8 and typed.isascii() and typed.isdigit():
        # As nearly everybody types it; asked for many times with every placement.
        return date(int(year), int(month), int(day))
    return dates.read_date(day, month, year)


def read_number(text: str, below: float = 1000) -> float:
    """A number that was kept. Raises ValueError.

    What was accepted before there was one reader of numbers, and means something else to it, still opens.
    """
    for read in (number.read_number, _as_before):
        try:
            found = read(text)
        except ValueError:
            continue
        if 0 <= found < below:
            return found
    raise ValueError(text)


def _as_before(text: str) -> float:
    return float(plain_digits(text).strip().replace(",", "."))
