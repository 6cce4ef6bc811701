"""What the jobcenter's staff write for each other about a placement."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("placement_id", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.String(64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placements.id"], name="fk_notes_placement_id_placements", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_notes_placement_id", "notes", ["placement_id"])


def downgrade() -> None:
    op.drop_table("notes")
