"""Indexes that hold what the desk's lists are limited by, so that a row that is not shown is not looked up."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

# The columns of each, and which rows it holds; "" for all.
INDEXES = {
    "waits_for": (
        ("waits_for", "open_until", "reference", "kind", "language", "purpose", "trade", "status"),
        "waits_for IS NOT NULL",
    ),
    "starts_on": (("starts_on", "reference", "kind", "language", "purpose", "waits_for", "open_until"), ""),
    "assigned_due": (("assigned_to", "open_until", "reference", "waits_for"), "assigned_to IS NOT NULL"),
    "trouble_due": (("open_until", "reference", "waits_for"), "trouble <> 0"),
    "unapproved": (("starts_on", "reference", "status", "declined"), "approved_on IS NULL"),
}
# What they take the place of.
BEFORE = {
    "waits_for": (("waits_for", "open_until", "reference"), "waits_for IS NOT NULL"),
    "starts_on": (("starts_on", "reference"), ""),
    "assigned_due": (("assigned_to", "open_until", "reference"), "assigned_to IS NOT NULL"),
    "trouble_due": (("waits_for", "open_until", "reference"), "trouble <> 0"),
}


def upgrade() -> None:
    _take_away(BEFORE)
    _make(INDEXES)


def downgrade() -> None:
    _take_away(INDEXES)
    _make(BEFORE)


def _take_away(indexes):
    for name in indexes:
        op.drop_index(f"ix_placements_{name}", "placements")


def _make(indexes):
    for name, (columns, where) in indexes.items():
        some = sa.text(where) if where else None
        op.create_index(f"ix_placements_{name}", "placements", list(columns), sqlite_where=some, postgresql_where=some)
