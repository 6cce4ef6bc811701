"""How many connections to the database this process uses, told to whoever counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask
from sqlalchemy import Engine, event


def watch(app: Flask, more: Callable[[], None], fewer: Callable[[], None]) -> int:
    """Call one of them for each that is taken, the other when it comes back. Returns how many there may be."""
    engine: Engine = app.extensions["engine"]
    event.listen(engine, "checkout", lambda *_: more())
    event.listen(engine, "checkin", lambda *_: fewer())
    pool: Any = engine.pool
    return int(pool.size() + pool._max_overflow)
