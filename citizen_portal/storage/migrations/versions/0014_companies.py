"""The addresses of a workplace as prints, the rounds of the employers' rooms, and the industries of companies.

`placement rebuild` makes the prints of what is there already.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

PRINTS = ("contact_key", "daily_contact_key")


def upgrade() -> None:
    for name in PRINTS:
        op.add_column("placements", sa.Column(name, sa.String(64), nullable=True))
        op.create_index(f"ix_placements_{name}", "placements", [name])
    op.create_table(
        "employer_rooms",
        sa.Column("email_key", sa.String(64), nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("email_key", name="pk_employer_rooms"),
    )
    op.create_table(
        "company_industries",
        sa.Column("cvr_key", sa.String(64), nullable=False),
        sa.Column("code", sa.String(6), nullable=False),
        sa.PrimaryKeyConstraint("cvr_key", name="pk_company_industries"),
    )


def downgrade() -> None:
    op.drop_table("company_industries")
    op.drop_table("employer_rooms")
    for name in PRINTS:
        op.drop_index(f"ix_placements_{name}", "placements")
    with op.batch_alter_table("placements") as placements:
        for name in PRINTS:
            placements.drop_column(name)
