"""A look at a database before, beside or without a site on it: nothing is waited for, made or changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import Connection, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from . import engines, site_state, standing
from .claims import aware
from .keys import PRINT
from .migrating import MadeByNewer, up_to_date, version
from .opening import words_of
from .sealed import mark_of

TRY = "doctor"
# Of the servers that follow this one; it tells whoever may ask (the role `pg_monitor`), and others nothing.
FOLLOWERS = text("SELECT extract(epoch FROM max(replay_lag)) FROM pg_stat_replication")


class Unusable(Exception):
    """What the database says when it cannot be used."""


@dataclass
class Examined:
    """`tables`: "same", "older", "newer" or "none". `refuses` is why nothing can be written. `seconds` is how long an
    answer takes, `behind` how many the slowest server that follows is. `prints` are the keys it is used with, `known`
    those that are ours, `newest` since when the newest of ours is in use."""

    tables: str
    engine: str = ""
    version: tuple[int, ...] = ()
    seconds: float = 0.0
    behind: float = 0.0
    refuses: str = ""
    clock: datetime | None = None
    prints: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)
    newest: datetime | None = None
    waiting: dict[str, tuple[int, datetime]] = field(default_factory=dict)
    lost: dict[tuple[str, str], int] = field(default_factory=dict)
    held: bool = False


def examine(url: str, keys: tuple[str, ...], now: datetime) -> Examined:
    """Raises Unusable."""
    if url.startswith("sqlite") and not Path(make_url(url).database or "").exists():
        return Examined("none")
    try:
        engine = engines.connect(url)
    except SQLAlchemyError as error:
        raise Unusable(words_of(error)) from None
    try:
        with engine.connect() as connection:
            return _examined(connection, keys, now)
    except SQLAlchemyError as error:
        raise Unusable(words_of(error)) from None
    finally:
        engine.dispose()


def _examined(connection: Connection, keys: tuple[str, ...], now: datetime) -> Examined:
    found = Examined(_tables(connection), connection.dialect.name, _version(connection))
    found.seconds, found.behind = _seconds(connection), _behind(connection)
    found.clock = standing.clock_of(connection)
    if found.tables == "same":
        found.refuses = _refuses(connection)
        _keys(connection, found, [mark_of(key).hex() for key in keys])
        of_outbox = standing.standing(connection, now)
        found.waiting, found.lost, found.held = of_outbox.waiting, of_outbox.lost, of_outbox.held
    return found


def _tables(connection: Connection) -> str:
    try:
        if not version(connection):
            return "none"
        return "same" if up_to_date(connection) else "older"
    except MadeByNewer:
        return "newer"


def _version(connection: Connection) -> tuple[int, ...]:
    return tuple(int(part) for part in connection.dialect.server_version_info or ())


def _seconds(connection: Connection) -> float:
    began = perf_counter()
    connection.execute(text("SELECT 1"))
    return perf_counter() - began


def _behind(connection: Connection) -> float:
    return float(connection.scalar(FOLLOWERS) or 0) if connection.dialect.name == "postgresql" else 0.0


def _refuses(connection: Connection) -> str:
    """Why a row cannot be written; the one that is tried is taken back."""
    connection.rollback()
    try:
        site_state.note(connection, TRY)
        return ""
    except SQLAlchemyError as error:
        return words_of(error)
    finally:
        connection.rollback()


def _keys(connection: Connection, found: Examined, ours: list[str]) -> None:
    found.prints = site_state.begins(connection, PRINT)
    found.known = found.prints & set(ours)
    row: Any = site_state.noted(connection, f"{PRINT}{ours[0]}") if ours else None
    found.newest = aware(row.at).astimezone(UTC) if row else None
