"""Letting something happen to a placement: the change, and the letters that follow, in one transaction."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import current_app
from sqlalchemy import bindparam, delete, insert, update
from sqlalchemy.exc import IntegrityError

from .. import links
from ..storage import outbox
from ..storage.database import db
from ..storage.sealed import sealer
from ..storage.tables import Draft, Event, Placement
from . import letters, places, store, story
from .places import Place
from .record import Fields, Proposal
from .story import Happened

# Made once: putting a statement together takes longer than running it.
KEEP = insert(Placement.__table__)  # type: ignore[arg-type]  # declared wider than the table it is
DROP_DRAFT = delete(Draft.__table__).where(Draft.__table__.c.id == bindparam("draft"))  # type: ignore[arg-type]


class Outdated(Exception):
    """Somebody else changed the placement meanwhile; nothing was written."""


def send(draft_id: str, fields: Fields, language: str) -> Placement:
    """Turn a draft into a placement, once: sending again gives the one that is there."""
    while True:
        row = _row(draft_id, fields, language)
        try:
            db.session.execute(KEEP, row)
        except IntegrityError:
            # Sent before, perhaps by another tab just now; or (once in many lifetimes) the reference is taken.
            db.session.rollback()
            if existing := store.sent(draft_id):
                return existing
        else:
            return _sent(draft_id, row, fields)


def _sent(draft_id: str, row: dict[str, Any], fields: Fields) -> Placement:
    db.session.execute(DROP_DRAFT, {"draft": draft_id})
    outbox.drop(f"drafts:{draft_id}")
    placement = Placement(**row)
    place = Place(placement, story.sent(fields, row["sent_at"]))
    letters.follow(place, Happened(1, row["sent_at"], story.CITIZEN, "sent"))
    db.session.commit()
    outbox.wake(current_app)
    return placement


def _row(draft_id: str, fields: Fields, language: str) -> dict[str, Any]:
    proposal = Proposal.from_fields(fields)
    placement_id, code = secrets.token_hex(16), links.new_code()
    return {
        "id": placement_id,
        "reference": links.new_code(),
        "draft_id": draft_id,
        "status": "sent",
        "language": language,
        "kind": proposal.kind,
        "starts_on": proposal.starts_on,
        "ends_on": proposal.ends_on,
        "sent_at": datetime.now(UTC),
        "sealed": sealer().seal({"fields": dict(fields), "code": code}, f"placements:{placement_id}"),
        "employer_code": links.print_of(code, "employer"),
        "employer_round": 1,
        "employer_language": "da",
        "version": 1,
        "quiet_citizen": False,
        "quiet_employer": False,
    }


def add(place: Place, by: str, kind: str, content: Mapping[str, Any], seen: int, **columns: Any) -> Place:
    """Let something happen to a placement, with the letters and hand-overs that follow from it, in one transaction.

    `seen` is the version it was decided on. Raises Outdated when that is no longer the latest one.
    """
    row, number = place.row, seen + 1
    one = Happened(number, datetime.now(UTC), by, kind, content)
    told = story.after(place.story, one) if place.story.number == seen else place.story
    changes = {"version": number, "status": told.status, "starts_on": told.starts_on, "ends_on": told.ends_on}
    db.session.rollback()
    written = db.session.execute(
        update(Placement).where(Placement.id == row.id, Placement.version == seen).values(**changes, **columns)
    )
    if not written.rowcount:  # type: ignore[attr-defined]  # an update has one
        db.session.rollback()
        raise Outdated
    sealed = sealer().seal(dict(content), places.seal_of(row.id, number))
    db.session.execute(
        insert(Event).values(placement_id=row.id, number=number, at=one.at, by=by, kind=kind, sealed=sealed)
    )
    now = places.of_id(row.id)
    assert now is not None
    letters.follow(now, one)
    db.session.commit()
    outbox.wake(current_app)
    return now


def forget(place: Place) -> None:
    """Delete a placement with everything that happened to it; the employer is told that it is withdrawn."""
    outbox.drop(place.about)
    letters.farewell(place)
    db.session.execute(delete(Event).where(Event.placement_id == place.row.id))
    db.session.execute(delete(Placement).where(Placement.id == place.row.id))
    db.session.commit()
    outbox.wake(current_app)


def quieten(place: Place, side: str) -> None:
    """No more reminders to this side; what has to be known is still written."""
    column = Placement.quiet_employer if side == story.EMPLOYER else Placement.quiet_citizen
    db.session.execute(update(Placement).where(Placement.id == place.row.id).values({column: True}))
    outbox.drop(place.about, f"remind:{place.row.id}:{side}:")
    db.session.commit()


def insist(place: Place, by: str, kind: str, content: Mapping[str, Any]) -> Place:
    """Like `add`, for what holds whatever else has happened meanwhile: withdrawing, or telling what came of it."""
    while place.story.status != "withdrawn" or kind == "told":
        try:
            return add(place, by, kind, content, place.story.number)
        except Outdated:
            now = places.of_id(place.row.id)
            if now is None:
                return place
            place = now
    return place


def relink(place: Place, contact_email: str) -> Place:
    """Give the employer a new link and code; those of the round before open nothing any more."""
    code = links.new_code()
    contents = {**places.contents_of(place.row), "code": code}
    return add(
        place, story.CITIZEN, "relinked", {"contact_email": contact_email}, place.story.number,
        employer_round=place.row.employer_round + 1, employer_code=links.print_of(code, "employer"),
        sealed=sealer().seal(contents, f"placements:{place.row.id}"),
    )  # fmt: skip
