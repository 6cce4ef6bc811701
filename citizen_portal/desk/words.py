"""The words of the desk: Danish alone, because whoever works there is. A file for each part in `content/da/desk/`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from flask import Flask

FOLDER = Path(__file__).parent.parent / "content" / "da" / "desk"


def init_app(app: Flask) -> None:
    app.jinja_env.globals["desk"] = desk


def desk(label: str, **values: object) -> str:
    """A label by its id. Raises KeyError: a label that is missing is a fault, not a blank."""
    return _words()[label] % values if values else _words()[label]


@cache
def _words() -> dict[str, str]:
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.toml"))]
    return {f"{table}.{name}": words for file in tables for table, own in file.items() for name, words in own.items()}
