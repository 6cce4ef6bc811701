"""The tables of the jobcenter's desk: who works there, where they are signed in, what they wish and note down."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from .tables import Base
from .types import UtcDateTime


class StaffRow(Base):
    """Somebody who works at the jobcenter's desk. `role` is worker or lead; `invite_key` the print of the link that
    signs them in once; `issuer` and `subject` who they are where they sign in by OpenID Connect."""

    __tablename__ = "staff"
    __table_args__ = (
        Index("uq_staff_invite_key", "invite_key", unique=True),
        Index("uq_staff_subject", "subject", "issuer", unique=True),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(16))
    invite_key: Mapped[str | None] = mapped_column(String(64))
    invited_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    issuer: Mapped[str | None] = mapped_column(String(200))
    subject: Mapped[str | None] = mapped_column(String(255))


class DeskSessionRow(Base):
    """Where somebody is signed in, by the print of the token in their cookie.

    Who came from an OpenID provider: when it last confirmed them and was last asked to, the print of its own session,
    and sealed what it is asked with.
    """

    __tablename__ = "desk_sessions"

    token_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), index=True)
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    provider_key: Mapped[str | None] = mapped_column(String(64), index=True)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)


class StaffWishRow(Base):
    """What somebody at the desk has asked for: the address of their calendar, and a mail a day.

    `calendar_key` is the print of the address, which is made of `calendar_seed` and our keys; `sealed` holds where the
    mail goes, and is empty where none is wanted.
    """

    __tablename__ = "staff_wishes"
    __table_args__ = (Index("uq_staff_wishes_calendar_key", "calendar_key", unique=True),)

    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True)
    calendar_seed: Mapped[str | None] = mapped_column(String(32))
    calendar_key: Mapped[str | None] = mapped_column(String(64))
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)


class NoteRow(Base):
    """What somebody of the jobcenter has written for the others there; never changed, only added to."""

    __tablename__ = "notes"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    placement_id: Mapped[str] = mapped_column(ForeignKey("placements.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    staff_id: Mapped[str] = mapped_column(String(64))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
