"""Staff whom an OpenID provider vouches for: who they are, and whether it still says so."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.exc import IntegrityError

from .. import clock, links
from ..storage.database import db
from ..storage.desk_tables import DeskSessionRow, StaffRow, StaffWishRow
from ..storage.sealed import CannotOpen, sealer
from .staff import SEEN_AGAIN, Role, Staff, begin_session, print_of

# Longer than anybody waits for an answer.
LEASE = timedelta(seconds=10)


@dataclass(frozen=True)
class Vouched:
    """Whom a provider has vouched for, in which role; `sid` names its own session, where it has one."""

    issuer: str
    subject: str
    name: str
    role: Role
    tokens: Mapping[str, str]
    sid: str = ""


class Dismissed(Exception):
    """They have left the desk by our own word, which is not the provider's to take back."""


def sign_in(person: Vouched) -> str:
    """Returns the token of the session. Raises Dismissed."""
    try:
        return _begin(person)
    except IntegrityError:
        # For the first time, on two devices at the same moment.
        db.session.rollback()
        return _begin(person)


def _begin(person: Vouched) -> str:
    staff_id = _kept(person)
    token = begin_session(staff_id)
    db.session.flush()
    _note(token, person)
    db.session.commit()
    return token


def _kept(person: Vouched) -> str:
    known = db.session.scalar(select(StaffRow).where(*_is(person)))
    if known is None:
        known = StaffRow(id=secrets.token_hex(16), issuer=person.issuer, subject=person.subject, name="", role="")
        db.session.add(known)
    if known.left_at is not None:
        raise Dismissed
    known.name, known.role = person.name, person.role
    return known.id


def _is(person: Vouched) -> tuple[ColumnElement[bool], ...]:
    return StaffRow.issuer == person.issuer, StaffRow.subject == person.subject


def _note(token: str, person: Vouched) -> None:
    now, key = clock.now(), print_of(token)
    values = {
        "confirmed_at": now, "asked_at": now, "sealed": sealer().seal(dict(person.tokens), _row(key)),
        "provider_key": _session_print(person.issuer, person.sid) if person.sid else None,
    }  # fmt: skip
    db.session.execute(update(DeskSessionRow).where(DeskSessionRow.token_key == key).values(values))


def question(token: str) -> tuple[str, str, dict[str, str]]:
    """What to ask the provider with: its address, the subject, the tokens."""
    whose = DeskSessionRow.staff_id == StaffRow.id
    asked = select(StaffRow.issuer, StaffRow.subject).join(DeskSessionRow, whose)
    found = db.session.execute(asked.where(DeskSessionRow.token_key == print_of(token))).one_or_none()
    return (found.issuer or "", found.subject or "", tokens_of(token)) if found else ("", "", {})


def take_turn(token: str) -> dict[str, str] | None:
    """The tokens of now, to ask with what works once. None while somebody else does, in another process too."""
    now, here = clock.now(), DeskSessionRow.token_key == print_of(token)
    free = or_(DeskSessionRow.asked_at <= DeskSessionRow.confirmed_at, DeskSessionRow.asked_at <= now - LEASE)
    mine = update(DeskSessionRow).where(here, free).values(asked_at=now).returning(DeskSessionRow.staff_id)
    taken = db.session.scalar(mine)
    db.session.commit()
    return tokens_of(token) if taken else None


def tokens_of(token: str) -> dict[str, str]:
    """What the provider has handed out for this session; nothing, where it has no provider."""
    key = print_of(token)
    sealed = db.session.scalar(select(DeskSessionRow.sealed).where(DeskSessionRow.token_key == key))
    try:
        return dict(sealer().open(sealed, _row(key))) if sealed else {}
    except CannotOpen:
        return {}


def confirm(token: str, staff: Staff, person: Vouched, before: Mapping[str, str]) -> Staff:
    """The provider has said so again; name, role and tokens may be others than `before`.

    That it has is written now and then: a row is not written for every look at a page.
    """
    now = clock.now()
    same = (staff.name, staff.role, dict(before)) == (person.name, person.role, dict(person.tokens))
    if same and staff.confirmed_at and now - staff.confirmed_at < SEEN_AGAIN:
        return staff
    db.session.execute(update(StaffRow).where(StaffRow.id == staff.id).values(name=person.name, role=person.role))
    _note(token, person)
    db.session.commit()
    return Staff(staff.id, person.name, person.role, now)


def has_no_role(staff_id: str) -> None:
    """Out on every device; what they wished for tells them nothing of the desk any more, either."""
    db.session.execute(delete(DeskSessionRow).where(DeskSessionRow.staff_id == staff_id))
    db.session.execute(delete(StaffWishRow).where(StaffWishRow.staff_id == staff_id))
    db.session.commit()


def end_session(token: str) -> None:
    """It ends here; other devices ask for themselves."""
    db.session.execute(delete(DeskSessionRow).where(DeskSessionRow.token_key == print_of(token)))
    db.session.commit()


def end_sessions(issuer: str, subject: str, sid: str) -> None:
    """The provider says that this session of its own is over or, without one, that all of somebody's are."""
    if sid:
        which = DeskSessionRow.provider_key == _session_print(issuer, sid)
    else:
        whose = select(StaffRow.id).where(StaffRow.issuer == issuer, StaffRow.subject == subject)
        which = DeskSessionRow.staff_id.in_(whose)
    db.session.execute(delete(DeskSessionRow).where(which))
    db.session.commit()


def _session_print(issuer: str, sid: str) -> str:
    return links.fingerprint("desk-provider", f"{issuer} {sid}")


def _row(key: str) -> str:
    return f"desk_sessions:{key}"
