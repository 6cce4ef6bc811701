"""Ways back to one's page, short links, and registrations somebody else has begun.

The prints of a workplace and a person are written another way from now on: the old ones go, and `placement rebuild`
makes them anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

PRINTS = {"citizen_code": sa.String(64), "email_key": sa.String(64), "phone_key": sa.String(64)}
INDEXES = {f"ix_placements_{name}": [name] for name in ("person_key", "email_key", "phone_key")}
# Nothing asks for these yet, and every event paid for them. They come back with the lists that do.
UNASKED = {
    "ix_placements_waits_for": ["waits_for", "waits_since"],
    "ix_placements_assigned_to": ["assigned_to", "status"],
    "ix_placements_company_key": ["company_key"],
}
FORGET = "UPDATE placements SET company_key = NULL, person_key = NULL"


def upgrade() -> None:
    for name, kind in PRINTS.items():
        op.add_column("placements", sa.Column(name, kind, nullable=True))
    op.add_column("placements", sa.Column("citizen_round", sa.Integer, nullable=False, server_default="1"))
    for name in UNASKED:
        op.drop_index(name, "placements")
    op.create_index("uq_placements_citizen_code", "placements", ["citizen_code"], unique=True)
    for name, columns in INDEXES.items():
        op.create_index(name, "placements", columns)
    op.create_table(
        "short_links",
        sa.Column("code_key", sa.String(64), nullable=False),
        sa.Column("placement_id", sa.String(32), nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("code_key", name="pk_short_links"),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placements.id"], name="fk_short_links_placement_id_placements", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_short_links_placement_id", "short_links", ["placement_id"])
    op.create_table(
        "prepared",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_prepared"),
    )
    op.create_index("uq_prepared_code", "prepared", ["code"], unique=True)
    op.create_index("ix_prepared_expires_at", "prepared", ["expires_at"])
    op.execute(FORGET)


def downgrade() -> None:
    op.drop_table("prepared")
    op.drop_table("short_links")
    for name in (*INDEXES, "uq_placements_citizen_code"):
        op.drop_index(name, "placements")
    with op.batch_alter_table("placements") as placements:
        for name in ("citizen_round", *PRINTS):
            placements.drop_column(name)
    for name, columns in UNASKED.items():
        op.create_index(name, "placements", columns)
    op.execute(FORGET)
