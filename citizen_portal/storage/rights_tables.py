"""Tables beside the placements: who looked, what stays of what is deleted, and what was deleted."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from .tables import Base
from .types import UtcDateTime


class AuditRow(Base):
    """That somebody of the municipality saw or did something. Never changed: the database refuses it.

    `by` is somebody of the staff by id, or `command`. `once` keeps the same look from being written twice in an hour.
    It points at no placement's row, because it outlives it.
    """

    __tablename__ = "audit"
    __table_args__ = (
        Index("uq_audit_once", "once", unique=True),
        Index("ix_audit_placement_id", "placement_id", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    by: Mapped[str] = mapped_column(String(64))
    what: Mapped[str] = mapped_column(String(16))
    detail: Mapped[str] = mapped_column(String(32), default="")
    why: Mapped[str] = mapped_column(String(16))
    placement_id: Mapped[str | None] = mapped_column(String(32))
    once: Mapped[str | None] = mapped_column(String(120))


class FactRow(Base):
    """What came of an approved placement that is deleted, with nothing that leads to anybody. Its id is by chance."""

    __tablename__ = "facts"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), index=True)
    status: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(32))
    purpose: Mapped[str] = mapped_column(String(16))
    trade: Mapped[str] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(8))
    outcome: Mapped[str] = mapped_column(String(32))
    hired: Mapped[bool]
    goals: Mapped[int]
    goals_reached: Mapped[int]


class TombstoneRow(Base):
    """The keyed print of an id that was deleted: what stands in the file and not here is news to this database."""

    __tablename__ = "tombstones"

    print: Mapped[str] = mapped_column(String(64), primary_key=True)


class PurgeRow(Base):
    """A day on which what is too old was deleted, and how much of what, as JSON; empty while that is under way."""

    __tablename__ = "purges"

    day: Mapped[date] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    report: Mapped[str] = mapped_column(String(2000), default="")
