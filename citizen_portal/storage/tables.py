"""The tables. What people wrote lies in `sealed`; only what must be searched or joined stands open."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, MetaData, String, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from .types import UtcDateTime

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

DUE = ("open_until", "reference", "waits_for")
WAITS, LIMITED = "waits_for IS NOT NULL", ("reference", "kind", "language", "purpose")


def _some(name: str, *columns: str, where: str) -> Index:
    """An index of some rows: the others do not pay for it."""
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class DraftRow(Base):
    """A registration that has not been sent: the fields as they were typed.

    `code` is the print of the code somebody comes back with; the code itself lies in `sealed`.
    """

    __tablename__ = "drafts"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    code: Mapped[str | None] = mapped_column(String(64), unique=True)


class DeviceRow(Base):
    """A device that was let in to a draft, by the hash of the token in its cookie; kept also once it has left.

    It goes with the draft, or with the placement the draft became.
    """

    __tablename__ = "devices"

    draft_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    has_left: Mapped[bool] = mapped_column(default=False)


class SignedInRow(Base):
    """Somebody who signed in, by a print, reaches a draft and the placement it became. It goes with them."""

    __tablename__ = "signed_in"

    person_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    draft_id: Mapped[str] = mapped_column(String(32), primary_key=True, index=True)
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PlacementRow(Base):
    """A registration that was sent, and where it stands.

    `draft_id` is what makes a repeated send find the placement that is there already. `version` counts what
    has happened to it, so that nobody changes what they have not seen. `employer_round` counts the links the
    employer was given, `citizen_round` the citizen's: only those of the latest round open anything.
    """

    __tablename__ = "placements"
    __table_args__ = (
        Index("uq_placements_citizen_code", "citizen_code", unique=True),
        # Each is an order in which the desk lists some of them, however many there are: see records/queue_limits.py.
        # What stands behind the reference is what a list is limited by: a row that is not shown is not looked up.
        Index("ix_placements_status", "status", "starts_on", "reference"),
        _some("ix_placements_waits_for", "waits_for", "open_until", *LIMITED, "trade", "status", where=WAITS),
        Index("ix_placements_starts_on", "starts_on", *LIMITED, "waits_for", "open_until"),
        _some("ix_placements_unapproved", "starts_on", "reference", "status", "declined", where="approved_on IS NULL"),
        Index("ix_placements_trade", "trade", "starts_on", "reference"),
        _some("ix_placements_midway_on", "midway_on", "reference", where="approved_on IS NOT NULL"),
        _some("ix_placements_ends_on", "ends_on", "reference", where="approved_on IS NOT NULL"),
        _some("ix_placements_assigned_to", "assigned_to", "starts_on", "reference", where="assigned_to IS NOT NULL"),
        _some("ix_placements_assigned_due", "assigned_to", *DUE, where="assigned_to IS NOT NULL"),
        _some("ix_placements_trouble", "starts_on", "reference", where="trouble <> 0"),
        _some("ix_placements_trouble_due", *DUE, where="trouble <> 0"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    reference: Mapped[str] = mapped_column(String(16), unique=True)
    draft_id: Mapped[str] = mapped_column(String(32), unique=True)
    status: Mapped[str] = mapped_column(String(32))
    language: Mapped[str] = mapped_column(String(8))
    kind: Mapped[str] = mapped_column(String(32))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    version: Mapped[int] = mapped_column(default=1)
    employer_code: Mapped[str | None] = mapped_column(String(64), unique=True)
    employer_round: Mapped[int] = mapped_column(default=1)
    employer_language: Mapped[str] = mapped_column(String(8), default="da")
    quiet_citizen: Mapped[bool] = mapped_column(default=False)
    quiet_employer: Mapped[bool] = mapped_column(default=False)
    # For lists of many: see records/queue_columns.py. Empty in older rows until a rebuild. An index comes with the list
    # that asks for it, because every event pays for it.
    waits_for: Mapped[str | None] = mapped_column(String(16))
    waits_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    declined: Mapped[bool] = mapped_column(default=False)
    purpose: Mapped[str | None] = mapped_column(String(16))
    outcome_citizen: Mapped[str | None] = mapped_column(String(16))
    outcome_employer: Mapped[str | None] = mapped_column(String(16))
    midway_on: Mapped[date | None]
    end_talk_on: Mapped[date | None]
    changed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    approved_on: Mapped[date | None]
    findings_stop: Mapped[int | None]
    company_key: Mapped[str | None] = mapped_column(String(64))
    person_key: Mapped[str | None] = mapped_column(String(64), index=True)
    # With the birth date each: what somebody who has lost the way to their page still knows.
    email_key: Mapped[str | None] = mapped_column(String(64), index=True)
    phone_key: Mapped[str | None] = mapped_column(String(64), index=True)
    # The addresses of the workplace: the contact's, and of whoever is there every day.
    contact_key: Mapped[str | None] = mapped_column(String(64), index=True)
    daily_contact_key: Mapped[str | None] = mapped_column(String(64), index=True)
    # The print of a code that leads the citizen back, and how often their links were switched off.
    citizen_code: Mapped[str | None] = mapped_column(String(64))
    citizen_round: Mapped[int] = mapped_column(default=1)
    assigned_to: Mapped[str | None] = mapped_column(String(64))
    # The id of a trade, "" for none; and the last day on which it waits for the one it waits for.
    trade: Mapped[str | None] = mapped_column(String(64))
    open_until: Mapped[date | None]
    # Which letters do not arrive, see storage/trouble.py; 0 for none.
    trouble: Mapped[int] = mapped_column(default=0, server_default="0")
    # For follow-up and quality: see records/quality_columns.py. Days are counted from when it was sent.
    purpose_said: Mapped[bool | None]
    paid_hours: Mapped[str | None] = mapped_column(String(16))
    agreed_on: Mapped[date | None]
    answered_after: Mapped[int | None]
    agreed_after: Mapped[int | None]
    applied_after: Mapped[int | None]
    approved_after: Mapped[int | None]
    midway_held_on: Mapped[date | None]
    end_held_on: Mapped[date | None]
    outcome_later: Mapped[str | None] = mapped_column(String(24))
    goals_told: Mapped[int | None]
    goals_reached: Mapped[int | None]
    events: Mapped[list[EventRow]] = relationship(order_by="EventRow.number", lazy="selectin", viewonly=True)


class EventRow(Base):
    """One thing that happened to a placement after it was sent; never changed, only added to.

    `number` is the version the placement has from then on (what was sent is version 1).
    """

    __tablename__ = "events"

    placement_id: Mapped[str] = mapped_column(ForeignKey("placements.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(32))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    # Who of a side it was, where people sign in; and whether somebody else's word was written down for them.
    actor_id: Mapped[str | None] = mapped_column(String(64))
    on_behalf: Mapped[bool] = mapped_column(default=False)


class SearchPrintRow(Base):
    """A word a placement is found by, as a keyed print. `sent` is the second it was sent in, so that a common word is
    read in order, the newest first."""

    __tablename__ = "search_prints"
    __table_args__ = {"sqlite_with_rowid": False}

    print: Mapped[str] = mapped_column(String(16), primary_key=True)
    sent: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    placement_id: Mapped[str] = mapped_column(
        ForeignKey("placements.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class ShortLinkRow(Base):
    """A link for an SMS, by the print of its ten signs: it leads a side to a placement until its round ends.

    `event` is the number of what was written down for it by telephone, 0 for the page itself.
    """

    __tablename__ = "short_links"

    code_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    placement_id: Mapped[str] = mapped_column(ForeignKey("placements.id", ondelete="CASCADE"), index=True)
    side: Mapped[str] = mapped_column(String(16))
    round: Mapped[int]
    event: Mapped[int] = mapped_column(default=0)


class PreparedRow(Base):
    """A registration somebody else has begun for a citizen, who alone can send it. `code` is a print."""

    __tablename__ = "prepared"
    __table_args__ = (Index("uq_prepared_code", "code", unique=True),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    code: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class OutboxRow(Base):
    """Something that must reach the outside, written in the transaction it belongs to.

    `key` lets the receiver drop a repeat. `outcome` is empty while it waits, and else says how it ended at `done_at`.
    Once it is delivered or refused, its content is emptied and the key stays; what an operator can still mend
    and send again keeps its content.
    """

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_done_at", "done_at", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(96), unique=True)
    kind: Mapped[str] = mapped_column(String(32))
    about: Mapped[str] = mapped_column(String(64), index=True)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    claimed_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(String(200), default="")
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    outcome: Mapped[str] = mapped_column(String(16), default="")
