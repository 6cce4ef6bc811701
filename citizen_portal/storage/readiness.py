"""Which part of the cellar keeps the site from being used."""

from __future__ import annotations

from sqlalchemy.exc import SQLAlchemyError

from . import migrating
from .database import db


def not_ready() -> list[str]:
    """`database`: it cannot be reached. `tables`: they are of another version than this programme."""
    try:
        with db.engine.connect() as connection:
            return [] if migrating.up_to_date(connection) else ["tables"]
    except migrating.MadeByNewer:
        return ["tables"]
    except SQLAlchemyError:
        return ["database"]
