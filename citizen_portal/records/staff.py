"""Who works at the jobcenter's desk, how they come in, and where they are signed in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, delete, or_, select, update

from .. import clock, links
from ..storage.database import db
from ..storage.desk_tables import DeskSessionRow, StaffRow

# An invitation is opened by somebody who waits for it; a working day ends, and a desk is left alone at lunch.
INVITED, WHOLE, IDLE = timedelta(days=2), timedelta(hours=10), timedelta(minutes=60)
# A row is written at most so often for being looked at.
SEEN_AGAIN = timedelta(minutes=1)
# An OpenID provider that says who works here is silent for no longer than that.
UNCONFIRMED = timedelta(minutes=30)


class Role(StrEnum):
    """What somebody may do: a lead sees the quality of all that is done, too."""

    WORKER = "worker"
    LEAD = "lead"


@dataclass(frozen=True)
class Staff:
    """Somebody of the jobcenter. `confirmed_at` is when their provider said so last; None without a provider."""

    id: str
    name: str
    role: Role
    confirmed_at: datetime | None = None


def invite(name: str, role: Role) -> str:
    """Returns the token of a link that signs in once. Whoever came by one in that name and role gets a new one.

    Whom a provider vouches for is somebody else: its word alone lets them in.
    """
    token = secrets.token_urlsafe(24)
    values = {"invite_key": print_of(token), "invited_until": clock.now() + INVITED, "left_at": None}
    by_link = (StaffRow.name == name, StaffRow.role == role, StaffRow.issuer.is_(None))
    known = db.session.scalar(select(StaffRow.id).where(*by_link).order_by(StaffRow.id).limit(1))
    if known:
        db.session.execute(update(StaffRow).where(StaffRow.id == known).values(values))
    else:
        db.session.add(StaffRow(id=secrets.token_hex(16), name=name, role=role, **values))
    db.session.commit()
    return token


def dismiss(name: str) -> int:
    """Nobody of this name signs in any more, and whoever is ends at once. Returns how many there were."""
    known = select(StaffRow.id).where(StaffRow.name == name, StaffRow.left_at.is_(None))
    ids = list(db.session.scalars(known))
    db.session.execute(delete(DeskSessionRow).where(DeskSessionRow.staff_id.in_(ids)))
    db.session.execute(update(StaffRow).where(StaffRow.id.in_(ids)).values(left_at=clock.now(), invite_key=None))
    db.session.commit()
    return len(ids)


def readmit(name: str) -> int:
    """Whom the provider vouches for by this name may come in again after they were dismissed. Returns how many."""
    gone = (StaffRow.name == name, StaffRow.issuer.is_not(None), StaffRow.left_at.is_not(None))
    found = db.session.scalars(update(StaffRow).where(*gone).values(left_at=None).returning(StaffRow.id)).all()
    db.session.commit()
    return len(found)


def invited(token: str) -> bool:
    """Whether the link of an invitation is still good. Opening it changes nothing: mail programs open links, too."""
    return db.session.scalar(select(StaffRow.id).where(_open_invitation(token))) is not None


def sign_in(token: str) -> str | None:
    """Use up an invitation. Returns the token of the session; None when it is not good (any more)."""
    used = update(StaffRow).where(_open_invitation(token)).values(invite_key=None).returning(StaffRow.id)
    staff = db.session.scalar(used)
    session = begin_session(staff) if staff else None
    db.session.commit()
    return session


def _open_invitation(token: str) -> ColumnElement[bool]:
    known, now = StaffRow.invite_key == print_of(token), clock.now()
    return and_(known, StaffRow.invited_until > now, StaffRow.left_at.is_(None))


def begin_session(staff_id: str) -> str:
    """Returns its token; whoever calls commits."""
    token, now = secrets.token_urlsafe(32), clock.now()
    _forget_old(now)
    db.session.add(DeskSessionRow(token_key=print_of(token), staff_id=staff_id, begun_at=now, seen_at=now))
    return token


def _forget_old(now: datetime) -> None:
    db.session.execute(delete(DeskSessionRow).where(DeskSessionRow.begun_at < now - WHOLE))


def signed_in(token: str) -> Staff | None:
    """Who this session is of; nobody once it was left alone, is a day old, or its owner has left."""
    if not token:
        return None
    now, here = clock.now(), DeskSessionRow.token_key == print_of(token)
    times = (DeskSessionRow.seen_at, DeskSessionRow.confirmed_at)
    asked = select(StaffRow, *times).join(StaffRow, StaffRow.id == DeskSessionRow.staff_id)
    found = db.session.execute(asked.where(here, *_fresh(now))).one_or_none()
    if found is None:
        return None
    row, seen_at, confirmed_at = found
    who = Staff(row.id, row.name, Role(row.role), confirmed_at)
    if now - seen_at > SEEN_AGAIN:
        db.session.execute(update(DeskSessionRow).where(here).values(seen_at=now))
        db.session.commit()
    return who


def _fresh(now: datetime) -> tuple[ColumnElement[bool], ...]:
    confirmed = or_(DeskSessionRow.confirmed_at.is_(None), DeskSessionRow.confirmed_at > now - UNCONFIRMED)
    used = and_(DeskSessionRow.begun_at > now - WHOLE, DeskSessionRow.seen_at > now - IDLE)
    return used, confirmed, StaffRow.left_at.is_(None)


def sign_out(staff: Staff) -> None:
    """Out everywhere, not on this device alone."""
    db.session.execute(delete(DeskSessionRow).where(DeskSessionRow.staff_id == staff.id))
    db.session.commit()


def print_of(token: str) -> str:
    """What is kept of a token."""
    return links.fingerprint("desk", token)
