"""The expectations sheet, and what the application in VITAS asks for.

Everything is told in the reader's language with the Danish beside it: employer and adviser read the same document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import format_date, gettext

from ..placement import agreement
from ..placement.field import Field
from ..placement.fields import BY_NAME, SHEET, VITAS
from ..placement.state import PlacementState
from ..placement.status import Side
from .values import beside, direction, in_danish, shown
from .written import WrittenWords, marked

# Nothing of the law, of what somebody lives on, or of why it ended.
EXPERIENCE = ("company_name", "city", "starts_on", "ends_on", "weekly_hours", "tasks")

# VITAS takes a date as its boxes do.
DATES = {"cv": "long", "vitas": "dd-MM-yyyy"}
# As VITAS asks: the company, the person, and the rest, which is the placement itself.
COMPANY = ("cvr", "company_name", "p_number", "street", "postcode", "city", "contact_name", "contact_email",
           "contact_phone", "employee_rep", "employee_rep_email", "ordinary_employees", "placed_now")  # fmt: skip
PERSON = ("name", "cpr")


@dataclass(frozen=True)
class SheetLine:
    """A line of a document, in the reader's language and in Danish. `was` is what the other side had written.

    `typed` says that what was not chosen from a list is somebody's own words.
    """

    name: str
    label: str
    danish: str
    values: tuple[str, ...]
    danish_values: tuple[str, ...]
    was: tuple[str, ...] | None = None
    dir: str = "auto"
    has_it: str = ""
    proper: bool = False
    typed: bool = False

    @property
    def beside(self) -> tuple[str, ...]:
        """The Danish of what was chosen; what somebody wrote stands once, whatever the language."""
        return beside(self.values, self.danish_values)

    @property
    def own_words(self) -> bool:
        """Whether somebody wrote what was not chosen from a list."""
        return self.typed or not self.beside

    @property
    def in_other_words(self) -> tuple[WrittenWords, ...]:
        """What somebody wrote in another language than Danish."""
        return tuple(value for value in self.values if isinstance(value, WrittenWords))


def sheet(state: PlacementState) -> list[SheetLine]:
    """What both sides stand by, or are asked to, with what was different before."""
    changed = agreement.differing(state.terms, state.before.terms)
    return [_agreed(field, state.terms, state.before.terms if field.name in changed else None) for field in SHEET]


def days(state: PlacementState) -> str:
    """The agreed first and last day on one line."""
    return " – ".join(format_date(day, "long") for day in (state.starts_on, state.ends_on))


def compared(mine: Mapping[str, str], theirs: Mapping[str, str]) -> list[SheetLine]:
    """Where two versions differ, the other one's beside one's own."""
    differing = agreement.differing(mine, theirs)
    return [_agreed(field, mine, theirs) for field in SHEET if field.name in differing]


def vitas(state: PlacementState) -> list[SheetLine]:
    """What the application asks for, in its order, with who has what is still missing."""
    return [_line(field, _known(state), "vitas") for field in VITAS]


def planned(state: PlacementState) -> dict[str, SheetLine]:
    """What is known of that, by name, for somebody who reads it and copies nothing."""
    lines = [_line(field, _known(state), "vitas", written="full") for field in VITAS]
    return {line.name: line for line in lines if line.values}


def _known(state: PlacementState) -> dict[str, str]:
    return {**state.current, **state.terms, **{name: told for name, told in state.employer.items() if told}}


def grouped(lines: Iterable[SheetLine]) -> dict[str, list[SheetLine]]:
    """The lines of the application by what they are about, each group in its order."""
    groups: dict[str, list[SheetLine]] = {"company": [], "person": [], "placement": []}
    for line in lines:
        about = "company" if line.name in COMPANY else "person" if line.name in PERSON else "placement"
        groups[about].append(line)
    return groups


def experience(state: PlacementState) -> list[SheetLine]:
    """Where somebody was, for how long and what for, as it can be told to anybody. What is not known is left out."""
    until = agreement.typed_date("ends_on", state.last_day)
    lines = [_line(BY_NAME[name], {**state.current, **state.terms, **until}, "cv") for name in EXPERIENCE]
    return [line for line in lines if line.values]


def _agreed(field: Field, held: Mapping[str, str], before: Mapping[str, str] | None) -> SheetLine:
    return _line(field, held, "sheet", _values(field, before, "sheet") if before is not None else None)


def _line(
    field: Field, held: Mapping[str, str], document: str, was: tuple[str, ...] | None = None, written: str = ""
) -> SheetLine:
    values = _values(field, held, document, written)
    return SheetLine(
        name=field.name,
        label=gettext(f"{document}.{field.name}"),
        danish=in_danish(lambda: gettext(f"{document}.{field.name}")),
        values=marked(values) if field.phrases else values,
        danish_values=in_danish(lambda: _values(field, held, document, written)),
        was=was,
        dir=direction(field),
        has_it="" if values else field.has_it,
        proper=field.proper,
        typed=field.typed_freely,
    )


def _values(field: Field, held: Mapping[str, str], document: str, written: str = "") -> tuple[str, ...]:
    # The application has its own words for the kind of placement.
    own = document == "vitas" and field.name == "kind"
    words = "vitas" if own else field.words_for(Side.EMPLOYER)
    return shown(field, held, words, written or DATES.get(document, "full"))
