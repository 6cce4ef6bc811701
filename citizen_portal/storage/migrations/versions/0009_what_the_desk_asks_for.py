"""What the desk's list asks for, and the prints it is searched by."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

COLUMNS = {"trade": sa.String(64), "open_until": sa.Date()}
# The columns of each, and which rows it holds; "" for all.
INDEXES = {
    "status": (("status", "starts_on", "reference"), ""),
    "starts_on": (("starts_on", "reference"), ""),
    "waits_for": (("waits_for", "open_until", "reference"), "waits_for IS NOT NULL"),
    "trade": (("trade", "starts_on", "reference"), ""),
    "midway_on": (("midway_on", "reference"), "approved_on IS NOT NULL"),
    "ends_on": (("ends_on", "reference"), "approved_on IS NOT NULL"),
    "assigned_to": (("assigned_to", "starts_on", "reference"), "assigned_to IS NOT NULL"),
    "assigned_due": (("assigned_to", "open_until", "reference"), "assigned_to IS NOT NULL"),
    "trouble": (("starts_on", "reference"), "trouble <> 0"),
    "trouble_due": (("waits_for", "open_until", "reference"), "trouble <> 0"),
}
# What they take the place of.
BEFORE = {"status": ["status", "starts_on"], "waits_for": ["waits_for", "starts_on"]}


def upgrade() -> None:
    for name, kind in COLUMNS.items():
        op.add_column("placements", sa.Column(name, kind, nullable=True))
    op.add_column("placements", sa.Column("trouble", sa.Integer, nullable=False, server_default="0"))
    # Until a rebuild says it to the day.
    op.execute("UPDATE placements SET open_until = ends_on WHERE waits_for IS NOT NULL")
    for name in BEFORE:
        op.drop_index(f"ix_placements_{name}", "placements")
    for name, (columns, where) in INDEXES.items():
        some = sa.text(where) if where else None
        op.create_index(f"ix_placements_{name}", "placements", list(columns), sqlite_where=some, postgresql_where=some)
    op.create_table(
        "search_prints",
        sa.Column("print", sa.String(16), nullable=False),
        sa.Column("sent", sa.BigInteger, nullable=False),
        sa.Column("placement_id", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("print", "sent", "placement_id", name="pk_search_prints"),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placements.id"], name="fk_search_prints_placement_id_placements", ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_search_prints_placement_id", "search_prints", ["placement_id"])


def downgrade() -> None:
    op.drop_table("search_prints")
    for name in INDEXES:
        op.drop_index(f"ix_placements_{name}", "placements")
    with op.batch_alter_table("placements") as placements:
        for name in (*COLUMNS, "trouble"):
            placements.drop_column(name)
    for name, columns in BEFORE.items():
        op.create_index(f"ix_placements_{name}", "placements", columns)
