"""What of a placement stands open in its row, so that a list of many need not open any.

Everything here is true on any day; what depends on today is asked against the dates.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select, update

from .. import clock, links
from ..guidance import law
from ..placement.folded import folded
from ..placement.proposal import read_date
from ..placement.state import PlacementState
from ..placement.status import Side, Status
from ..storage.database import db
from ..storage.sealed import CannotOpen
from ..storage.tables import PlacementRow
from ..typed.digits import plain_digits
from . import findings, repository
from .repository import PlacementRecord


def columns(state: PlacementState) -> dict[str, Any]:
    """The open columns of a placement that stands like this."""
    return {
        "status": state.status,
        "starts_on": state.starts_on,
        "midway_on": state.midway_on,
        "ends_on": state.ends_on,
        "end_talk_on": state.end_talk_on,
        "waits_for": state.waits_for,
        "waits_since": state.asked_at if state.waits_for else None,
        "declined": state.declined is not None,
        "purpose": state.terms["purpose"],
        "outcome_citizen": _outcome(state, Side.CITIZEN),
        "outcome_employer": _outcome(state, Side.EMPLOYER),
        "changed_at": state.changed_at(),
        "approved_on": _approved_on(state),
        "findings_stop": _findings_stop(state),
        "company_key": company_key(state),
        "person_key": person_key(state),
    }


def _findings_stop(state: PlacementState) -> int:
    """By the rules of the day it was changed last: those of a later day would make every row untrue at once."""
    return len(findings.stops(state, law.rules_of(clock.day_of(state.changed_at()))))


def _outcome(state: PlacementState, side: Side) -> str | None:
    return state.evaluations.get(side, {}).get("outcome")


def _approved_on(state: PlacementState) -> date | None:
    approved = state.reached(Status.APPROVED)
    return clock.day_of(approved) if approved else None


def company_key(state: PlacementState) -> str:
    """The same for every placement at one workplace, and nothing to anybody who reads the database.

    Its own number is more exact than the company's; a name is all there is where no number was given.
    """
    known = {**state.fields, **state.employer}
    for name in ("p_number", "cvr"):
        if digits := "".join(filter(str.isdigit, plain_digits(known.get(name, "")))):
            return links.fingerprint("company", f"{name}:{digits}")
    return links.fingerprint("company", f"name:{folded(known.get('company_name', ''))}")


def person_key(state: PlacementState) -> str:
    """The same for every placement of one person."""
    born = read_date(state.fields, "birth_date").isoformat()
    return links.fingerprint("person", f"{folded(state.fields.get('name', ''))}:{born}")


@dataclass
class Rebuilt:
    """How many rows were reckoned anew, and the references of those that cannot be read."""

    count: int = 0
    unreadable: list[str] = field(default_factory=list)


def rebuild() -> Rebuilt:
    """Reckon the open columns of every placement anew. An event meanwhile wins, and waits for a few rows at most."""
    done, last = Rebuilt(), ""
    while rows := repository.rows_after(last):
        last = rows[-1].id
        _write([reckoned for row in rows if (reckoned := _reckoned(row, done))])
    return done


def _reckoned(row: PlacementRow, done: Rebuilt) -> tuple[PlacementRecord, dict[str, Any]] | None:
    try:
        record = repository.of_row(row)
        found = record, columns(record.state)
    except (CannotOpen, KeyError, ValueError):
        done.unreadable.append(row.reference)
        return None
    done.count += 1
    return found


def _write(reckoned: list[tuple[PlacementRecord, dict[str, Any]]]) -> None:
    """Everything is reckoned before the first row is held; what was read is let go of, or SQLite would refuse."""
    db.release()
    for record, open_columns in reckoned:
        unchanged = (PlacementRow.id == record.id, PlacementRow.version == record.version)
        db.session.execute(update(PlacementRow).where(*unchanged).values(open_columns))
    db.session.commit()


def missing() -> int:
    """How many placements have no open columns yet: they were kept by a version that had none."""
    without = PlacementRow.changed_at.is_(None)
    return db.session.scalar(select(func.count()).select_from(PlacementRow).where(without)) or 0
