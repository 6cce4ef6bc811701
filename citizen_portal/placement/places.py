"""The placements that were sent: found by link or code, and told as a story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from .. import clock, links
from ..storage.database import db
from ..storage.sealed import sealer
from ..storage.tables import EventRow, PlacementRow
from . import history
from .history import Event, PlacementState
from .status import Status

# Nobody has this id: what a link that is wrong is looked up by, so that it takes as long as one that is right.
NOBODY = "0" * 32
# Days. An employer may answer until long after the last day, because questions are asked at the end.
LINK_LIFE = 60


@dataclass(frozen=True)
class Place:
    """A row with its story."""

    row: PlacementRow
    story: PlacementState

    @property
    def about(self) -> str:
        return f"placements:{self.row.id}"

    @property
    def status(self) -> Status:
        """Where it stands today."""
        return history.status_on(self.story, clock.today())

    @property
    def code(self) -> str:
        """What is shown across the counter; empty for one that was sent before there were codes."""
        return str(contents_of(self.row).get("code", ""))

    @property
    def contact_email(self) -> str:
        """Where the employer is written to."""
        changed = self.story.contact_email
        return self.story.fields.get("contact_email", "").strip() if changed is None else changed

    @property
    def status_token(self) -> str:
        return links.sign("status", self.row.id)

    def employer_token(self, by: str = "hand") -> str:
        """The employer's link: for this placement alone, until a day, and told apart by how it travels."""
        until = max(self.story.ends_on, clock.today()) + timedelta(days=LINK_LIFE)
        return links.sign("employer", [self.row.id, self.row.employer_round, until.isoformat(), by])


def of_citizen(token: str) -> Place | None:
    """The placement of a status link. None for a link that was not made here, or of one that is gone."""
    named = links.read("status", token)
    return _found(named if isinstance(named, str) else NOBODY)


def of_employer(token: str) -> tuple[Place, str] | None:
    """The placement of an employer's link and how the link travelled. None when it is no good (any more)."""
    named = links.read("employer", token) or [NOBODY, 0, "1900-01-01", ""]
    found = _found(named[0])
    good = found is not None and found.row.employer_round == named[1] and clock.today().isoformat() <= named[2]
    return (found, named[3]) if found and good else None


def by_code(code: str) -> Place | None:
    """The placement of the code an employer was shown."""
    known = links.print_of(code, "employer")
    row = db.session.scalars(select(PlacementRow).where(PlacementRow.employer_code == known)).one_or_none()
    place = of_row(row) if row else None
    # A code ends with the links.
    return place if place and clock.today() <= place.story.ends_on + timedelta(days=LINK_LIFE) else None


def by_reference(reference: str) -> Place | None:
    row = db.session.scalars(select(PlacementRow).where(PlacementRow.reference == reference)).one_or_none()
    return of_row(row) if row else None


def _found(placement_id: str) -> Place | None:
    row = db.session.get(PlacementRow, placement_id, populate_existing=True)
    return of_row(row) if row else None


def of_row(row: PlacementRow) -> Place:
    """Raises CannotOpen."""
    rows = db.session.scalars(select(EventRow).where(EventRow.placement_id == row.id).order_by(EventRow.number))
    events = [
        Event(one.number, aware(one.at), one.by, one.kind, sealer().open(one.sealed, seal_of(row.id, one.number)))
        for one in rows
    ]
    return Place(row, history.replay(contents_of(row)["fields"], aware(row.sent_at), events))


def of_id(placement_id: str) -> Place | None:
    return _found(placement_id)


def contents_of(row: PlacementRow) -> dict[str, Any]:
    """What was sealed when it was sent: the fields as typed, and the employer's code. Raises CannotOpen."""
    contents: dict[str, Any] = sealer().open(row.sealed, f"placements:{row.id}")
    # Before there was a code, the fields lay there alone.
    return contents if "fields" in contents else {"fields": contents}


def seal_of(placement_id: str, number: int) -> str:
    """The row an event's content is sealed for."""
    return f"events:{placement_id}:{number}"


def aware(moment: datetime) -> datetime:
    """SQLite forgets the time zone; everything is kept in UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
