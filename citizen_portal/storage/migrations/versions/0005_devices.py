"""Which devices may open a draft, and the placement it became, by their cookie."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "devices",
        sa.Column("draft_id", sa.String(32), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("has_left", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("draft_id", "token_hash", name="pk_devices"),
    )


def downgrade() -> None:
    op.drop_table("devices")
