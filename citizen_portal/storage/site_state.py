"""What the database knows of the site that uses it: one row for each thing, by its name."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, String, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from .. import clock
from .inserts import unless_there
from .tables import Base
from .types import UtcDateTime


class SiteStateRow(Base):
    """One thing, since when."""

    __tablename__ = "site_state"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(String(200), default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)


TABLE: Any = SiteStateRow.__table__
# Under these names: that the outbox is held, and where the database lies.
OUTBOX_HELD, PLACE = "outbox-held", "place"
NOTE = unless_there(TABLE, "name")


def note(connection: Connection, name: str, value: str = "") -> None:
    """Write it down, in the transaction under way; what stands there already stays."""
    row = {"name": name, "value": value, "at": clock.now()}
    connection.execute(NOTE[connection.dialect.name], row)


def forget(connection: Connection, name: str) -> None:
    connection.execute(delete(TABLE).where(TABLE.c.name == name))


def noted(connection: Connection, name: str) -> Any:
    """The row of this name, or None."""
    return connection.execute(select(TABLE).where(TABLE.c.name == name)).one_or_none()


def change(connection: Connection, name: str, value: str) -> None:
    """Say something else of what is known, since when it was known."""
    connection.execute(update(TABLE).where(TABLE.c.name == name).values(value=value))


def values(connection: Connection, prefix: str) -> dict[str, str]:
    """What stands under each name with this beginning."""
    found = select(TABLE.c.name, TABLE.c.value).where(TABLE.c.name.startswith(prefix, autoescape=True))
    return {name: value for name, value in connection.execute(found)}


def begins(connection: Connection, prefix: str) -> set[str]:
    """What follows this beginning in the names."""
    found = connection.scalars(select(TABLE.c.name).where(TABLE.c.name.startswith(prefix)))
    return {name.removeprefix(prefix) for name in found}
