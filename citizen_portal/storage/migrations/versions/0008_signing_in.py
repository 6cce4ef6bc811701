"""Staff who sign in by OpenID Connect, and what their provider is asked again with; and citizens who do."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("staff", sa.Column("issuer", sa.String(200), nullable=True))
    op.add_column("staff", sa.Column("subject", sa.String(255), nullable=True))
    op.create_index("uq_staff_subject", "staff", ["subject", "issuer"], unique=True)
    op.add_column("desk_sessions", sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("desk_sessions", sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("desk_sessions", sa.Column("provider_key", sa.String(64), nullable=True))
    op.add_column("desk_sessions", sa.Column("sealed", sa.LargeBinary(), nullable=True))
    op.create_index("ix_desk_sessions_provider_key", "desk_sessions", ["provider_key"])
    op.create_table(
        "signed_in",
        sa.Column("person_key", sa.String(64), nullable=False),
        sa.Column("draft_id", sa.String(32), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person_key", "draft_id", name="pk_signed_in"),
    )
    op.create_index("ix_signed_in_draft_id", "signed_in", ["draft_id"])


def downgrade() -> None:
    op.drop_table("signed_in")
    # Without these columns nobody would ask about them again.
    op.execute("DELETE FROM desk_sessions WHERE confirmed_at IS NOT NULL")
    op.drop_index("ix_desk_sessions_provider_key", "desk_sessions")
    for column in ("sealed", "provider_key", "asked_at", "confirmed_at"):
        op.drop_column("desk_sessions", column)
    op.drop_index("uq_staff_subject", "staff")
    op.drop_column("staff", "subject")
    op.drop_column("staff", "issuer")
