"""The words of the desk: Danish alone, because whoever works there does. They lie in `content/da/desk.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from flask import Flask

FILE = Path(__file__).parent.parent / "content" / "da" / "desk.toml"


def init_app(app: Flask) -> None:
    app.jinja_env.globals["desk"] = desk


def desk(label: str, **values: object) -> str:
    """A label by its id. Raises KeyError: a label that is missing is a fault, not a blank."""
    return _words()[label] % values if values else _words()[label]


@cache
def _words() -> dict[str, str]:
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {f"{table}.{name}": words for table, own in tables.items() for name, words in own.items()}
