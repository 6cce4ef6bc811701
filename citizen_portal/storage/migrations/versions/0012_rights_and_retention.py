"""Who looked, what stays of what is deleted, and what was deleted. What stands in the audit cannot be changed."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

AUDIT = (
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("by", sa.String(64), nullable=False),
    sa.Column("what", sa.String(16), nullable=False),
    sa.Column("detail", sa.String(32), nullable=False),
    sa.Column("why", sa.String(16), nullable=False),
    sa.Column("placement_id", sa.String(32), nullable=True),
    sa.Column("once", sa.String(120), nullable=True),
)
FACTS = (
    ("month", sa.String(7)), ("status", sa.String(32)), ("kind", sa.String(32)), ("purpose", sa.String(16)),
    ("trade", sa.String(64)), ("language", sa.String(8)), ("outcome", sa.String(32)), ("hired", sa.Boolean),
    ("goals", sa.Integer), ("goals_reached", sa.Integer),
)  # fmt: skip
REFUSED = "what stands in the audit is not changed"
ON_SQLITE = f"""
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END
"""
ON_POSTGRESQL = (
    f"CREATE FUNCTION audit_unchanged() RETURNS trigger AS 'BEGIN RAISE EXCEPTION ''{REFUSED}''; END' LANGUAGE plpgsql",
    "CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION audit_unchanged()",
)


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, nullable=False),
        *AUDIT,
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("uq_audit_once", "audit", ["once"], unique=True)
    op.create_index("ix_audit_placement_id", "audit", ["placement_id", "at"])
    op.create_index("ix_audit_at", "audit", ["at"])
    for statement in ON_POSTGRESQL if op.get_bind().dialect.name == "postgresql" else (ON_SQLITE,):
        op.execute(statement.strip())
    op.create_table(
        "facts",
        sa.Column("id", sa.String(16), nullable=False),
        *(sa.Column(name, kind, nullable=False) for name, kind in FACTS),
        sa.PrimaryKeyConstraint("id", name="pk_facts"),
    )
    op.create_index("ix_facts_month", "facts", ["month"])
    op.create_table(
        "tombstones",
        sa.Column("print", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("print", name="pk_tombstones"),
    )
    op.create_table(
        "purges",
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("report", sa.String(2000), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_purges"),
    )


def downgrade() -> None:
    for table in ("purges", "tombstones", "facts", "audit"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_unchanged()")
