"""Which letters about a placement do not arrive, kept in its row in the transaction in which that turns out.

It is over once something arrives the same way, or the side has another address.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, update

from .database import db
from .tables import PlacementRow

# The kinds of what is written to the two, and which of them. Each pair has a bit of its own.
WAYS, SIDES = ("letter", "sms"), ("citizen", "employer")
# What the representative is written has one way.
REPRESENTATIVE, ITS_BIT = "representative-letter", 1 << len(WAYS) * len(SIDES)
OF_PLACEMENT = "placements:"

# Made once: putting a statement together takes longer than running it.
TABLE: Any = PlacementRow.__table__
_OF = TABLE.c.id == bindparam("of")
_LOST = update(TABLE).where(_OF).values(trouble=TABLE.c.trouble.bitwise_or(bindparam("bit")))
_ARRIVED = (
    update(TABLE)
    .where(_OF, TABLE.c.trouble.bitwise_and(bindparam("bit")) != 0)
    .values(trouble=TABLE.c.trouble - bindparam("bit"))
)


def bit(kind: str, key: str) -> int:
    """The bit of an entry of the outbox; 0 for what is no letter to anybody."""
    side = side_of(key)
    if kind in WAYS and side:
        return 1 << (WAYS.index(kind) + len(WAYS) * SIDES.index(side))
    return ITS_BIT if kind == REPRESENTATIVE else 0


def side_of(key: str) -> str:
    """Whom of the two an entry of the outbox is written to; "" for neither."""
    return next((side for side in SIDES if side in key.split(":")), "")


def of_side(side: str) -> int:
    """All bits of a side."""
    return sum(1 << (way + len(WAYS) * SIDES.index(side)) for way in range(len(WAYS)))


def reckoned(ended: Iterable[tuple[str, str, bool]]) -> int:
    """What entries that ended come to, in their order: kind, key, and whether it arrived."""
    trouble = 0
    for kind, key, arrived in ended:
        one = bit(kind, key)
        trouble = trouble & ~one if arrived else trouble | one
    return trouble


def note(kind: str, about: str, key: str, arrived: bool) -> None:
    """Write it down, in the transaction under way."""
    if about.startswith(OF_PLACEMENT) and (one := bit(kind, key)):
        here = {"of": about.removeprefix(OF_PLACEMENT), "bit": one}
        db.connection.execute(_ARRIVED if arrived else _LOST, here)
