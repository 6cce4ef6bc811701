"""What outlives a key: the secret that prints are made with, and what links signed with a former key are checked by.

Each lies in the database, sealed like everything else, and is sealed anew when the keys are rotated. A print cannot be
made anew where nobody knows any more what it was made of, and a link lies in somebody's letter: so neither leans on
the list of keys. See docs/decisions/0035-keys.md.
"""

from __future__ import annotations

import base64

from flask import Flask, current_app
from sqlalchemy import Connection, Engine

from .. import links
from ..config import SettingError
from . import site_state
from .database import db
from .keys import NAME, PRINT
from .sealed import CannotOpen, Sealer, mark_of, sealer

# Names of rows: the secret of prints, and for a former key what the links of each purpose are checked by. The name
# of the latter goes on with the mark of the key and the purpose.
PRINTS, LINKS = "print-secret", "links:"
OURS = (PRINTS, LINKS)


def init_app(app: Flask) -> None:
    """Read what earlier keys left behind. Raises SettingError where it cannot be opened: a key was taken away too soon.

    In a database that has none yet prints are made with the oldest key, as they always were, and that key is asked for
    until a rotation has seen to what else leans on it.
    """
    engine: Engine = app.extensions["engine"]
    keys = (app.config["SECRET_KEY"], *app.config["SECRET_KEY_FALLBACKS"])
    try:
        with engine.connect() as connection:
            _read(app, connection, keys)
    finally:
        # As after the migration: a connection must not be shared with the worker processes.
        engine.dispose()


def _read(app: Flask, connection: Connection, keys: tuple[str, ...]) -> None:
    ours: Sealer = app.extensions["sealer"]
    if site_state.noted(connection, PRINTS) is None:
        oldest = Sealer(keys[-1:])
        site_state.note(connection, PRINTS, _sealed(oldest, PRINTS, links.print_secret(keys)))
        connection.commit()
    try:
        found = {name: _opened(ours, name, value) for name, value in _rows(connection).items()}
    except CannotOpen:
        raise SettingError(
            NAME, "does not open what codes and links are checked by: put the former keys behind the new one, and run "
            "`flask --app wsgi keys rotate` before one is taken away."
        ) from None  # fmt: skip
    app.extensions["print-secret"] = found.pop(PRINTS)
    app.extensions["former-links"] = _by_purpose(found, {mark_of(key).hex() for key in keys})


def _by_purpose(found: dict[str, bytes], in_use: set[str]) -> dict[str, list[bytes]]:
    """What links of each purpose are checked by, of keys that are not in use any more."""
    known: dict[str, list[bytes]] = {}
    for name, secret in found.items():
        mark, purpose = name.removeprefix(LINKS).split(":")
        if mark not in in_use:
            known.setdefault(purpose, []).append(secret)
    return known


def renew() -> None:
    """Seal all of it with the newest key, and keep what links of the others are checked by. Commits."""
    db.take_turns("keys")
    connection, ours = db.connection, sealer()
    for key in current_app.config["SECRET_KEY_FALLBACKS"]:
        for purpose in links.PURPOSES:
            name = f"{LINKS}{mark_of(key).hex()}:{purpose}"
            site_state.note(connection, name, _sealed(ours, name, links.link_secret(purpose, key)))
        # No host that has this key alone is to begin here any more.
        site_state.forget(connection, f"{PRINT}{mark_of(key).hex()}")
    for name, value in _rows(connection).items():
        site_state.change(connection, name, _renewed(ours, name, value))
    db.session.commit()


def former() -> set[str]:
    """The marks of keys that links are still taken from."""
    return {name.split(":")[1] for name in site_state.values(db.connection, LINKS)}


def forget(mark: str) -> bool:
    """Take no link any more that was signed with the key of this mark. Commits; False where none was taken."""
    names = list(site_state.values(db.connection, f"{LINKS}{mark}:"))
    for name in names:
        site_state.forget(db.connection, name)
    db.session.commit()
    return bool(names)


def _rows(connection: Connection) -> dict[str, str]:
    return {name: value for begin in OURS for name, value in site_state.values(connection, begin).items()}


def _sealed(ours: Sealer, name: str, secret: bytes) -> str:
    return base64.b64encode(ours.seal(secret.hex(), _row(name))).decode()


def _opened(ours: Sealer, name: str, value: str) -> bytes:
    return bytes.fromhex(ours.open(base64.b64decode(value), _row(name)))


def _renewed(ours: Sealer, name: str, value: str) -> str:
    return base64.b64encode(ours.renew(base64.b64decode(value), _row(name))).decode()


def _row(name: str) -> str:
    return f"{site_state.TABLE.name}:{name}"
