"""Short links that lead to what was written down for somebody by telephone."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("short_links", sa.Column("event", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    with op.batch_alter_table("short_links") as batch:
        batch.drop_column("event")
