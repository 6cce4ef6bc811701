"""The staff of the jobcenter, and where they are signed in."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("invite_key", sa.String(64), nullable=True),
        sa.Column("invited_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
    )
    op.create_index("uq_staff_invite_key", "staff", ["invite_key"], unique=True)
    op.create_table(
        "desk_sessions",
        sa.Column("token_key", sa.String(64), nullable=False),
        sa.Column("staff_id", sa.String(32), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token_key", name="pk_desk_sessions"),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name="fk_desk_sessions_staff_id_staff", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_desk_sessions_staff_id", "desk_sessions", ["staff_id"])
    op.create_index("ix_placements_waits_for", "placements", ["waits_for", "starts_on"])


def downgrade() -> None:
    op.drop_index("ix_placements_waits_for", "placements")
    op.drop_table("desk_sessions")
    op.drop_table("staff")
