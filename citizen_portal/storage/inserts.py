"""Inserting what may be there already: each of our two databases says it in its own way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite


def inserts(table: Any) -> Mapping[str, Any]:
    """An insert for each dialect, by its name."""
    return {"sqlite": sqlite.insert(table), "postgresql": postgresql.insert(table)}


def unless_there(table: Any, *keys: str) -> Mapping[str, Any]:
    """Likewise; a row that has these keys already is left as it is."""
    return {name: insert.on_conflict_do_nothing(index_elements=keys) for name, insert in inserts(table).items()}
