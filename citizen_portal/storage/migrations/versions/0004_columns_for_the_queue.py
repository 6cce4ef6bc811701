"""Open columns for lists of placements, who let an event happen, and letters about drafts as a kind of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

MOMENT = sa.DateTime(timezone=True)
COLUMNS = {
    "waits_for": sa.String(16), "waits_since": MOMENT, "purpose": sa.String(16), "outcome_citizen": sa.String(16),
    "outcome_employer": sa.String(16), "midway_on": sa.Date(), "end_talk_on": sa.Date(), "changed_at": MOMENT,
    "approved_on": sa.Date(), "findings_stop": sa.Integer(), "company_key": sa.String(64), "person_key": sa.String(64),
    "assigned_to": sa.String(64),
}
INDEXES = {
    "ix_placements_waits_for": ["waits_for", "waits_since"],
    "ix_placements_status": ["status", "starts_on"],
    "ix_placements_assigned_to": ["assigned_to", "status"],
    "ix_placements_company_key": ["company_key"],
}


def upgrade() -> None:
    for name, kind in COLUMNS.items():
        op.add_column("placements", sa.Column(name, kind, nullable=True))
    op.add_column("placements", sa.Column("declined", sa.Boolean, nullable=False, server_default=sa.false()))
    op.drop_index("ix_placements_status", "placements")
    for name, columns in INDEXES.items():
        op.create_index(name, "placements", columns)
    op.add_column("events", sa.Column("actor_id", sa.String(64), nullable=True))
    op.add_column("events", sa.Column("on_behalf", sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute("UPDATE outbox SET kind = 'draft-letter' WHERE kind = 'letter' AND about LIKE 'drafts:%'")


def downgrade() -> None:
    op.execute("UPDATE outbox SET kind = 'letter' WHERE kind = 'draft-letter'")
    with op.batch_alter_table("events") as events:
        events.drop_column("on_behalf")
        events.drop_column("actor_id")
    for name in INDEXES:
        op.drop_index(name, "placements")
    with op.batch_alter_table("placements") as placements:
        for name in ("declined", *COLUMNS):
            placements.drop_column(name)
    op.create_index("ix_placements_status", "placements", ["status"])
