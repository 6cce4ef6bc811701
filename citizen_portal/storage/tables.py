"""The tables. What people wrote lies in `sealed`; only what must be searched or joined stands open."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import DateTime, LargeBinary, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class Draft(Base):
    """A registration that has not been sent: the fields as they were typed."""

    __tablename__ = "drafts"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    changed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class Placement(Base):
    """A registration that was sent.

    `draft_id` is what makes a repeated send find the placement that is there already.
    """

    __tablename__ = "placements"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    reference: Mapped[str] = mapped_column(String(16), unique=True)
    draft_id: Mapped[str] = mapped_column(String(32), unique=True)
    status: Mapped[str] = mapped_column(String(32), index=True)
    language: Mapped[str] = mapped_column(String(8))
    kind: Mapped[str] = mapped_column(String(32))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    sent_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
