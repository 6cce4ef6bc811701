"""Prints of a workplace and a person are written in another way: the old ones go, `placement rebuild` makes them anew."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.execute("UPDATE placements SET company_key = NULL, person_key = NULL")


def downgrade() -> None:
    # The programme before also made them anew.
    op.execute("UPDATE placements SET company_key = NULL, person_key = NULL")
