"""Coming back to a draft, what happens to a placement after it is sent, and what must reach the outside."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("drafts") as drafts:
        drafts.add_column(sa.Column("code", sa.String(64), nullable=True))
        drafts.create_unique_constraint("uq_drafts_code", ["code"])
    with op.batch_alter_table("placements") as placements:
        placements.add_column(sa.Column("version", sa.Integer, nullable=False, server_default="1"))
        placements.add_column(sa.Column("employer_code", sa.String(64), nullable=True))
        placements.add_column(sa.Column("employer_round", sa.Integer, nullable=False, server_default="1"))
        placements.add_column(sa.Column("employer_language", sa.String(8), nullable=False, server_default="da"))
        placements.add_column(sa.Column("quiet_citizen", sa.Boolean, nullable=False, server_default=sa.false()))
        placements.add_column(sa.Column("quiet_employer", sa.Boolean, nullable=False, server_default=sa.false()))
        placements.create_unique_constraint("uq_placements_employer_code", ["employer_code"])
    op.create_table(
        "events",
        sa.Column("placement_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("placement_id", "number", name="pk_events"),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placements.id"], name="fk_events_placement_id_placements", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(96), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("about", sa.String(64), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("error", sa.String(200), nullable=False, server_default=""),
        sa.Column("sealed", sa.LargeBinary, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
    )
    op.create_index("ix_outbox_about", "outbox", ["about"])
    op.create_index("ix_outbox_done_at", "outbox", ["done_at", "due_at"])


def downgrade() -> None:
    op.drop_table("outbox")
    op.drop_table("events")
    with op.batch_alter_table("placements") as placements:
        placements.drop_constraint("uq_placements_employer_code", type_="unique")
        for column in ("version", "employer_code", "employer_round", "employer_language", "quiet_citizen",
                       "quiet_employer"):
            placements.drop_column(column)
    with op.batch_alter_table("drafts") as drafts:
        drafts.drop_constraint("uq_drafts_code", type_="unique")
        drafts.drop_column("code")
