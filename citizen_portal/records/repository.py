"""Placements kept: each with its state, found by link, code, reference or id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, select

from .. import clock, links
from ..placement import history
from ..placement.call import call_of
from ..placement.start_guard import as_it_lapsed
from ..placement.state import Event, PlacementState
from ..placement.status import CLOSED, Side, Status
from ..storage.database import db
from ..storage.sealed import sealer
from ..storage.tables import PlacementRow
from .refusals import GoneMeanwhile

# Nobody has this id: what a link that is wrong is looked up by, so that it takes as long as one that is right.
NOBODY = "0" * 32
# Days. An employer may answer until long after the last day, because questions are asked at the end.
LINK_LIFE = 60
# Every letter has been tried by then.
TOLD_BY_THEN = timedelta(days=30)
# Rows. How many are opened at once when all are read.
AT_ONCE = 200

# Where each of the two says that it wants no reminders.
QUIET = {Side.CITIZEN: PlacementRow.quiet_citizen, Side.EMPLOYER: PlacementRow.quiet_employer}

# Made once: putting a statement together takes longer than running it.
TABLE: Any = PlacementRow.__table__
REFERENCE = select(TABLE.c.reference).where(TABLE.c.draft_id == bindparam("draft"))


@dataclass(frozen=True)
class PlacementRecord:
    """A placement as it is kept, in plain values: they stay what they are, whatever becomes of the row.

    `code` is what is shown across the counter, `citizen_code` what leads the citizen back; each "" for one that was
    sent before there were such codes. `muted` are the sides that want no reminders. `version` is the number of the
    latest event.
    """

    id: str
    reference: str
    draft_id: str
    language: str
    code: str
    employer_round: int
    employer_language: str
    muted: frozenset[Side]
    state: PlacementState
    citizen_code: str = ""
    citizen_round: int = 1

    @property
    def about(self) -> str:
        """What its entries in the outbox are about."""
        return f"placements:{self.id}"

    @property
    def version(self) -> int:
        return self.state.number

    @property
    def status(self) -> Status:
        """Where it stands today."""
        return history.status_on(self.state, clock.today())

    @property
    def still_expected(self) -> bool:
        """Whether anybody counts on it, or may not have been told yet that it was withdrawn."""
        if self.status is Status.WITHDRAWN:
            return clock.now() - self.state.changed_at() < TOLD_BY_THEN
        return self.status not in CLOSED

    @property
    def email(self) -> str:
        """Where the citizen is written to."""
        return self.state.current.get("email", "").strip()

    @property
    def contact_email(self) -> str:
        """Where the employer is written to."""
        return self.state.current.get("contact_email", "").strip()

    def language_of(self, side: Side) -> str:
        """The language a side is written to in."""
        return self.employer_language if side is Side.EMPLOYER else self.language

    @property
    def status_token(self) -> str:
        return links.sign("status", [self.id, self.citizen_round])

    @property
    def links_end_on(self) -> date:
        """The last day on which a link or code of the employer opens anything."""
        return self.state.ends_on + timedelta(days=LINK_LIFE)

    @property
    def links_ended(self) -> bool:
        """Whether that day has passed."""
        return clock.today() > self.links_end_on

    def employer_token(self, by: str = "hand") -> str:
        """The employer's link: for this placement alone, until a day, and told apart by how it travels."""
        until = max(self.state.ends_on, clock.today()) + timedelta(days=LINK_LIFE)
        return links.sign("employer", [self.id, self.employer_round, until.isoformat(), by])


def by_status_link(token: str) -> PlacementRecord | None:
    """The placement of a status link. None for one that is no good (any more)."""
    named = links.read("status", token) or [NOBODY, 0]
    # Links from before there were rounds name the placement alone, and are of the first.
    placement_id, of_round = (named, 1) if isinstance(named, str) else named
    found = by_id(placement_id)
    return found if found and found.citizen_round == of_round else None


def by_employer_link(token: str) -> tuple[PlacementRecord, str] | None:
    """The placement of an employer's link and how the link travelled. None when it is no good (any more)."""
    named = links.read("employer", token) or [NOBODY, 0, "1900-01-01", ""]
    found = by_id(named[0])
    good = found is not None and found.employer_round == named[1] and clock.today().isoformat() <= named[2]
    return (found, named[3]) if found and good else None


def by_code(code: str) -> PlacementRecord | None:
    """The placement of the code an employer was shown."""
    found = _one(PlacementRow.employer_code == links.hash_code(code, "employer"))
    # A code ends with the links.
    return found if found and not found.links_ended else None


def by_citizen_code(code: str) -> PlacementRecord | None:
    """The placement of the code that leads a citizen back. The birth date is asked for, too."""
    return _one(PlacementRow.citizen_code == links.hash_code(code, "citizen"))


def by_reference(reference: str) -> PlacementRecord | None:
    return _one(PlacementRow.reference == reference)


def by_draft(draft_id: str | None) -> PlacementRecord | None:
    """The placement this draft became, if it was sent."""
    return _one(PlacementRow.draft_id == draft_id) if draft_id else None


def by_drafts(draft_ids: Sequence[str]) -> list[PlacementRecord]:
    """What became of those that were sent, in the order of the drafts."""
    found = db.session.scalars(select(PlacementRow).where(PlacementRow.draft_id.in_(draft_ids)))
    return sorted(map(of_row, found), key=lambda record: draft_ids.index(record.draft_id))


def reference_of_draft(draft_id: str | None) -> str | None:
    """The reference of the placement this draft became, if it was sent. Opens nothing."""
    if draft_id is None:
        return None
    return db.session.scalar(REFERENCE, {"draft": draft_id})


def by_id(placement_id: str) -> PlacementRecord | None:
    row = db.session.get(PlacementRow, placement_id, populate_existing=True)
    return of_row(row) if row else None


def newest(record: PlacementRecord) -> PlacementRecord:
    """The placement as it stands now. Raises GoneMeanwhile, with the transaction given up."""
    found = by_id(record.id)
    if found is None:
        db.release()
        raise GoneMeanwhile
    return found


def is_there(placement_id: str) -> bool:
    return db.session.scalar(select(PlacementRow.id).where(PlacementRow.id == placement_id)) is not None


def rows() -> Iterator[PlacementRow]:
    """Every placement's row with its events, in the order they were sent. Not all are in memory at once."""
    found = select(PlacementRow).order_by(PlacementRow.sent_at).execution_options(yield_per=AT_ONCE)
    yield from db.session.scalars(found)


def rows_after(last_id: str) -> list[PlacementRow]:
    """The next rows with their events, in the order of their ids; none after the last."""
    found = select(PlacementRow).where(PlacementRow.id > last_id).order_by(PlacementRow.id).limit(AT_ONCE)
    return list(db.session.scalars(found))


def _one(where: ColumnElement[bool]) -> PlacementRecord | None:
    row = db.session.scalars(select(PlacementRow).where(where)).one_or_none()
    return of_row(row) if row else None


def of_row(row: PlacementRow) -> PlacementRecord:
    """Open a row, as it stands today. Raises CannotOpen."""
    record = recorded(row)
    return replace(record, state=as_it_lapsed(record.state, clock.today()))


def recorded(row: PlacementRow) -> PlacementRecord:
    """Open a row as it was recorded, which is true on any day. Raises CannotOpen."""
    contents = contents_of(row)
    events = [
        Event(event.number, event.at, event.by, event.kind, sealer().open(event.sealed, seal_of(row.id, event.number)))
        for event in row.events
    ]
    return PlacementRecord(
        id=row.id, reference=row.reference, draft_id=row.draft_id, language=row.language,
        code=str(contents.get("code", "")), employer_round=row.employer_round,
        employer_language=row.employer_language, muted=muted((row.quiet_citizen, row.quiet_employer)),
        state=history.replay(contents["fields"], row.sent_at, events, call_of(contents)),
        citizen_code=str(contents.get("citizen_code", "")), citizen_round=row.citizen_round,
    )  # fmt: skip


def muted(quiet: Iterable[bool]) -> frozenset[Side]:
    """The sides that want no reminders, by what stands under QUIET."""
    return frozenset(side for side, wanted in zip(QUIET, quiet, strict=True) if wanted)


def contents_of(row: PlacementRow) -> dict[str, Any]:
    """What was sealed when it was sent: the fields as typed, both codes, the call it came of. Raises CannotOpen."""
    contents: dict[str, Any] = sealer().open(row.sealed, f"placements:{row.id}")
    return contents if "fields" in contents else {"fields": contents}  # Before there was a code, they lay there alone.


def sealed_contents(record: PlacementRecord) -> bytes:
    """What of a placement is kept sealed in its row."""
    call = record.state.call.kept if record.state.call else {}
    contents = {"fields": dict(record.state.fields), "code": record.code, "citizen_code": record.citizen_code, **call}
    return sealer().seal(contents, f"placements:{record.id}")


def seal_of(placement_id: str, number: int) -> str:
    """The row an event's content is sealed for."""
    return f"events:{placement_id}:{number}"
