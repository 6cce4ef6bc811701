"""How an entry of the outbox ended: delivered, refused for good, or given up with its content kept."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

from citizen_portal import clock

revision = "0003"
down_revision = "0002"

OUTBOX = sa.table(
    "outbox",
    sa.column("done_at", sa.DateTime(timezone=True)),
    sa.column("claimed_until", sa.DateTime(timezone=True)),
    sa.column("outcome", sa.String),
)


def upgrade() -> None:
    with op.batch_alter_table("outbox") as outbox:
        outbox.add_column(sa.Column("outcome", sa.String(16), nullable=False, server_default=""))
    now = clock.now()
    op.execute(sa.update(OUTBOX).where(OUTBOX.c.done_at.is_not(None)).values(outcome="delivered"))
    # What was given up was put off by ten years.
    put_away = OUTBOX.c.claimed_until > now + timedelta(days=365)
    op.execute(
        sa.update(OUTBOX)
        .where(OUTBOX.c.done_at.is_(None), put_away)
        .values(outcome="given-up", done_at=now, claimed_until=None)
    )


def downgrade() -> None:
    op.execute(sa.update(OUTBOX).where(OUTBOX.c.outcome == "given-up").values(done_at=None))
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_column("outcome")
