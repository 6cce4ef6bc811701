"""Both answers, one beside the other: what the citizen wrote, and what the workplace answered or wrote differently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..documents.sheet import SheetLine, sheet
from ..documents.values import direction, shown
from ..documents.where import address
from ..documents.written import marked
from ..placement.field import Field
from ..placement.fields import BY_NAME, TABLE
from ..placement.state import PlacementState, Version
from ..placement.status import Side
from .words import desk

# Who somebody is, and how they are reached; the rest of what was registered belongs to the agreement, or is below.
PERSON = tuple(field for field in TABLE if field.step == "dig")
PLACE = tuple(BY_NAME[name] for name in ("company_name", "cvr"))
CONTACT = tuple(BY_NAME[name] for name in ("contact_name", "contact_email", "contact_phone"))
BESIDE = tuple(
    BY_NAME[name] for name in ("kind", "trade", "latest_employer", "family_owned", "paid_hours", "job_chance")
)
FACTS = tuple(field for field in TABLE if field.workplace_fact)


@dataclass(frozen=True)
class Row:
    """A line in the desk's own words."""

    name: str
    label: str
    values: tuple[str, ...]
    dir: str
    own_words: bool
    proper: bool


@dataclass(frozen=True)
class Answers:
    """`citizen` and `employer` are the lines of the agreement as each wrote them last, with the other one's in `was`
    where it differs; `employer` is empty before there is an answer. `facts` is what the workplace said of itself."""

    citizen: list[SheetLine]
    employer: list[SheetLine]
    person: list[Row]
    place: list[Row]
    beside: list[Row]
    facts: list[Row]


def answers(state: PlacementState) -> Answers:
    mine, theirs = (_last(state, side) for side in (Side.CITIZEN, Side.EMPLOYER))
    assert mine is not None  # what was sent is hers
    current = state.current
    return Answers(
        citizen=_lines(state, mine, theirs), employer=_lines(state, theirs, mine) if theirs else [],
        person=rows(PERSON, current), place=place(current), beside=rows(BESIDE, current),
        facts=rows(FACTS, state.employer),
    )  # fmt: skip


def rows(fields: Iterable[Field], held: Mapping[str, Any]) -> list[Row]:
    """What is known of them."""
    found = [_row(field, held) for field in fields]
    return [row for row in found if row.values]


def place(current: Mapping[str, Any]) -> list[Row]:
    """Where it is and whom one reaches there, the address on one line."""
    line = address(current)
    where = [Row("address", desk("field.address"), (line,), "auto", own_words=True, proper=True)] if line else []
    return [*rows(PLACE, current), *where, *rows(CONTACT, current)]


def _row(field: Field, held: Mapping[str, Any]) -> Row:
    words = "employer" if field.workplace_fact else "placement"
    values = marked(shown(field, held, words, "long"))
    if field.name == "kind" and held.get("kind") in field.choices:
        values = (desk(f"kind.{held['kind']}"),)
    return Row(
        field.name, desk(f"field.{field.name}"), values, direction(field), field.typed_freely, field.proper
    )  # fmt: skip


def _last(state: PlacementState, side: Side) -> Version | None:
    return next((version for version in reversed(state.versions) if version.by == side), None)


def _lines(state: PlacementState, one: Version, other: Version | None) -> list[SheetLine]:
    """The lines of one version, compared with the other one's, whether they are of before the application or after."""
    before = replace(other or one, kind=None, by="" if other is None else other.by)
    return sheet(replace(state, versions=(before, replace(one, kind=None))))
