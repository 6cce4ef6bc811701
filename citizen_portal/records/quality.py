"""What is counted of the placements that ended in a time: a constant number of questions, of the open columns alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, func, or_, select

from .. import clock
from ..placement.evaluation import FURTHER
from ..placement.status import RUNNING
from ..storage.database import db
from ..storage.tables import PlacementRow
from .periods import Period
from .small_groups import Counts, Table

ROW = PlacementRow
HIRED = ("job", "paid_hours")
SAID = func.coalesce(ROW.outcome_citizen, ROW.outcome_employer)
# The questions of the management check, each of one placement.
CHECKS: Mapping[str, ColumnElement[bool]] = {
    "purpose": ROW.purpose_said.is_(True),
    "agreed": ROW.agreed_on < ROW.starts_on,
    "paid": ROW.paid_hours.in_(("alongside", "after")),
    "midway": ROW.midway_held_on.is_not(None),
    "talk": ROW.end_held_on.is_not(None),
    "told": and_(ROW.outcome_citizen.is_not(None), ROW.outcome_employer.is_not(None)),
}
DIMENSIONS: Mapping[str, Any] = {
    "purpose": ROW.purpose, "kind": ROW.kind, "language": ROW.language, "trade": ROW.trade,
}  # fmt: skip
STEPS: Mapping[str, Any] = {
    "answered": ROW.answered_after, "agreed": ROW.agreed_after, "applied": ROW.applied_after,
    "approved": ROW.approved_after,
}  # fmt: skip
WHENS: Mapping[str, Any] = {"end": SAID, "later": ROW.outcome_later}
# Nobody is asked to answer that; it says nothing of what came of it.
NOT_SAID = "rather_not_say"
MANY, SEEN = 5, timedelta(days=730)


def took_place(first: date, last: date) -> list[ColumnElement[bool]]:
    """Approved, begun and over, with its last day in a time."""
    over = ROW.ends_on < clock.today()
    return [ROW.ends_on.between(first, last), over, ROW.status.in_(RUNNING), ROW.approved_on.is_not(None)]


def _of(quarters: Sequence[Period]) -> list[ColumnElement[bool]]:
    return took_place(quarters[0].first, quarters[-1].last)


def _quarter(quarters: Sequence[Period]) -> Any:
    """Which of them a row belongs to, by its place."""
    return case(*((ROW.ends_on <= quarter.last, place) for place, quarter in enumerate(quarters)), else_=0)


@dataclass(frozen=True)
class Checked:
    """How many there were, how many passed each check, and what was said of goals: placements, goals, reached."""

    count: int
    passed: Mapping[str, int]
    goals: Counts


def checks(quarters: Sequence[Period]) -> list[dict[str, Checked]]:
    """By quarter, and there by purpose."""
    passed = [func.count().filter(check).label(name) for name, check in CHECKS.items()]
    goals = (func.count(ROW.goals_told), func.coalesce(func.sum(ROW.goals_told), 0),
             func.coalesce(func.sum(ROW.goals_reached), 0))  # fmt: skip
    quarter = _quarter(quarters).label("quarter")
    asked = select(quarter, ROW.purpose, func.count(), *passed, *goals).where(*_of(quarters))
    found: list[dict[str, Checked]] = [{} for _ in quarters]
    for place, purpose, count, *rest in db.session.execute(asked.group_by(quarter, ROW.purpose)):
        counts = dict(zip(CHECKS, rest, strict=False))
        found[place][purpose or ""] = Checked(count, counts, tuple(int(one) for one in rest[len(CHECKS) :]))
    return found


def outcomes(quarters: Sequence[Period], when: str) -> list[dict[str, int]]:
    """By quarter, how often each thing came of it, at the end or three months later."""
    said, quarter = WHENS[when], _quarter(quarters).label("quarter")
    asked = select(quarter, said.label("said"), func.count()).where(*_of(quarters), said.is_not(None))
    found: list[dict[str, int]] = [{} for _ in quarters]
    for place, outcome, count in db.session.execute(asked.group_by(quarter, said)):
        found[place][outcome] = count
    return found


def further(quarters: Sequence[Period], dimension: str) -> dict[str, list[Table]]:
    """At the end and later, by quarter: of each group of a dimension how many got further, and how many did not."""
    of, quarter = DIMENSIONS[dimension], _quarter(quarters).label("quarter")
    counted = [
        func.count().filter(condition)
        for said in WHENS.values() for condition in (said.in_(FURTHER), said.not_in((*FURTHER, NOT_SAID)))
    ]  # fmt: skip
    asked = select(quarter, of, *counted).where(*_of(quarters)).group_by(quarter, of)
    found: dict[str, list[dict[str, Counts]]] = {when: [{} for _ in quarters] for when in WHENS}
    for place, group, *counts in db.session.execute(asked):
        for at, when in enumerate(WHENS):
            found[when][place][group or ""] = tuple(counts[2 * at : 2 * at + 2])
    return {when: list(tables) for when, tables in found.items()}


def days(first: date, last: date, step: str) -> dict[int, int]:
    """How many days it took to a step, and for how many."""
    column = STEPS[step]
    asked = select(column, func.count()).where(*took_place(first, last), column.is_not(None)).group_by(column)
    return {day: count for day, count in db.session.execute(asked)}


@dataclass(frozen=True)
class Company:
    """A workplace where many were and nobody was hired; `reference` is its latest placement."""

    reference: str
    placements: int
    told: int


def nobody_hired(last: date, most: int = 20) -> list[Company]:
    """In the two years before a day. Who they are lies sealed, and is read on the page of a placement."""
    hired = or_(ROW.outcome_citizen.in_(HIRED), ROW.outcome_employer.in_(HIRED), ROW.outcome_later.in_(HIRED))
    count, told = func.count(), func.count().filter(or_(SAID.is_not(None), ROW.outcome_later.is_not(None)))
    newest = func.max(ROW.ends_on)
    many = (
        select(ROW.company_key, count.label("placements"), told.label("told"), newest.label("newest"))
        .where(*took_place(last - SEEN, last), ROW.company_key.is_not(None))
        .group_by(ROW.company_key)
        .having(count >= MANY, told >= MANY, func.count().filter(hired) == 0)
        .order_by(count.desc(), ROW.company_key)
        .limit(most)
        .subquery()
    )
    reference = func.max(ROW.reference)
    asked = (
        select(reference, many.c.placements, many.c.told)
        .join(ROW, and_(ROW.company_key == many.c.company_key, ROW.ends_on == many.c.newest))
        .where(ROW.status.in_(RUNNING))
        .group_by(many.c.company_key, many.c.placements, many.c.told)
        .order_by(many.c.placements.desc(), reference)
    )
    return [Company(*row) for row in db.session.execute(asked)]


SHOWN = (
    ROW.reference, ROW.purpose, ROW.kind, ROW.language, ROW.starts_on, ROW.ends_on, SAID.label("outcome"),
    ROW.outcome_later, ROW.goals_told, ROW.goals_reached,
    *(case((check, 1), else_=0).label(f"check_{name}") for name, check in CHECKS.items()),
)  # fmt: skip


def listed(first: date, last: date, after: str = "", rows: int = 50) -> list[Row[Any]]:
    """The placements one by one, in the order of their numbers; one more than asked for where there are more."""
    asked: Any = select(*SHOWN).where(*took_place(first, last), ROW.reference > after)
    return list(db.session.execute(asked.order_by(ROW.reference).limit(rows + 1)))


def references(first: date, last: date) -> list[str]:
    """The numbers alone of all of them, in their order."""
    return list(db.session.scalars(select(ROW.reference).where(*took_place(first, last)).order_by(ROW.reference)))


def named(chosen: Iterable[str]) -> list[Row[Any]]:
    """These placements, in the order of their numbers."""
    asked: Any = select(*SHOWN).where(ROW.reference.in_(list(chosen))).order_by(ROW.reference)
    return list(db.session.execute(asked))
