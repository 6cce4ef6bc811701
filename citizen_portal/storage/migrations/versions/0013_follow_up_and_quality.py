"""Open columns for follow-up and quality, and what somebody at the desk has asked for.

Rows that are there already get their values by `flask placement rebuild`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

COLUMNS = {
    "purpose_said": sa.Boolean(), "paid_hours": sa.String(16), "agreed_on": sa.Date(),
    "answered_after": sa.Integer(), "agreed_after": sa.Integer(), "applied_after": sa.Integer(),
    "approved_after": sa.Integer(), "midway_held_on": sa.Date(), "end_held_on": sa.Date(),
    "outcome_later": sa.String(24), "goals_told": sa.Integer(), "goals_reached": sa.Integer(),
}


def upgrade() -> None:
    for name, kind in COLUMNS.items():
        op.add_column("placements", sa.Column(name, kind, nullable=True))
    op.create_table(
        "staff_wishes",
        sa.Column("staff_id", sa.String(32), nullable=False),
        sa.Column("calendar_seed", sa.String(32), nullable=True),
        sa.Column("calendar_key", sa.String(64), nullable=True),
        sa.Column("sealed", sa.LargeBinary, nullable=True),
        sa.PrimaryKeyConstraint("staff_id", name="pk_staff_wishes"),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name="fk_staff_wishes_staff_id_staff", ondelete="CASCADE"
        ),
    )
    op.create_index("uq_staff_wishes_calendar_key", "staff_wishes", ["calendar_key"], unique=True)


def downgrade() -> None:
    op.drop_table("staff_wishes")
    with op.batch_alter_table("placements") as placements:
        for name in COLUMNS:
            placements.drop_column(name)
