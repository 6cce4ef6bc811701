"""What the site kept at e3416a0, in a fresh database, and the site of today started on it. See tests/data/."""

from __future__ import annotations

import json
import sqlite3
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from flask import Flask
from sqlalchemy import text

# The names of the site that these tests know, all of them.
from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.storage.database import db
from citizen_portal.storage.sealed import Sealer

from ..house_style import ReadingClient

DATA = Path(__file__).parent.parent / "data"
THEN: dict[str, Any] = json.loads((DATA / "e3416a0.json").read_text(encoding="utf-8"))
KEYS = tuple(THEN["keys"])
PLACEMENTS = {who["name"]: who for who in THEN["placements"]}
DRAFTS = {draft["name"]: draft for draft in THEN["drafts"]}
NUMBERS = count(1)


def in_sqlite(file: Path) -> str:
    with sqlite3.connect(file) as connection:
        connection.executescript((DATA / "e3416a0.sqlite.sql").read_text(encoding="utf-8"))
    return f"sqlite:///{file}"


def in_postgresql(server: str) -> str:
    name = f"kept{next(NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    url = urlsplit(server)._replace(path=f"/{name}").geturl()
    with psycopg.connect(url) as connection:
        connection.execute((DATA / "e3416a0.postgresql.sql").read_bytes())
    return url.replace("://", "+psycopg://")


def site_on(url: str, folder: Path, **more: str) -> Flask:
    """The site of today, started on a database of then: that brings the tables up to date."""
    app = create_app(Settings(data=folder, keys=KEYS, database_url=url, **more))  # type: ignore[arg-type]
    app.config["PROPAGATE_EXCEPTIONS"] = True
    app.test_client_class = ReadingClient
    return app


def let_go(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()


def device(app: Flask) -> ReadingClient:
    """Somebody's own device, with an address nobody has tried anything from."""
    client = app.test_client()
    assert isinstance(client, ReadingClient)
    client.environ_base["REMOTE_ADDR"] = f"2001:db8::{next(NUMBERS):x}"
    return client


def rows(app: Flask, statement: str) -> list[Any]:
    with app.app_context(), db.engine.connect() as connection:
        return list(connection.execute(text(statement)))


def missing(then: Any, now: Any, at: str = "") -> list[str]:
    """Where something that was there is not, or says something else. There may be more now than there was."""
    if isinstance(then, dict) and isinstance(now, dict):
        return [place for name in then for place in missing(then[name], now.get(name), f"{at}.{name}")]
    if isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        return [place for one, other in zip(then, now, strict=True) for place in missing(one, other, f"{at}[]")]
    return [] if then == now else [f"{at}: {then!r} is {now!r}"]


def opened(key: str, sealed: bytes) -> str:
    """What an entry of the outbox says, as JSON."""
    return json.dumps(Sealer(KEYS).open(sealed, f"outbox:{key}"))
