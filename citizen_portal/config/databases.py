"""Where things are kept, and the keys they are sealed with."""

from __future__ import annotations

import secrets
from pathlib import Path
from urllib.parse import SplitResult

from .addresses import parts_of
from .environment import Environment

DATABASE, KEYS, DATA = "PORTAL_DATABASE_URL", "PORTAL_KEYS", "PORTAL_DATA"
MISREAD = "cannot be read: in a user or a password the signs @ : / ? # % are written %40 %3A %2F %3F %23 %25."
DRIVER = "postgresql+psycopg://"


def database_url(told: Environment, data: Path) -> str:
    url = told.text(DATABASE, f"sqlite:///{data / 'portal.sqlite'}")
    if url.startswith("postgresql") and _ends_too_early(parts_of(url)):
        # What follows a sign that ends a password too early would be taken for the host, and told to a log.
        told.fault(DATABASE, MISREAD)
    elif not url.startswith(("sqlite:///", "postgresql://", DRIVER)):
        told.fault(DATABASE, "must begin with sqlite:/// or postgresql://.")
    return url.replace("postgresql://", DRIVER, 1) if url.startswith("postgresql://") else url


def _ends_too_early(parts: SplitResult | None) -> bool:
    return parts is None or parts.netloc.count("@") > 1 or "@" in parts.path + parts.fragment


def keys(told: Environment, data: Path) -> tuple[str, ...]:
    """The keys named, or in the embedded default the one made here.

    A database that several machines share needs keys they share, too: each would make its own, and none could
    open what another has sealed.
    """
    named = tuple(told.text(KEYS).split())
    if told.text(DATABASE).startswith("postgresql") and not named:
        told.fault(KEYS, "must be set when PORTAL_DATABASE_URL names a PostgreSQL database.")
        return ()
    found = named or own_keys(told, data / "keys")
    if any(len(key) < 32 for key in found):
        told.fault(KEYS, "must be keys of at least 32 characters, newest first, with spaces between.")
    return found


def own_keys(told: Environment, file: Path) -> tuple[str, ...]:
    """The embedded default makes its own key once and keeps it where only its owner reads it."""
    try:
        _make_once(file)
        found = tuple(file.read_text().split())
    except OSError as error:
        told.unwritable(DATA, error)
        return ()
    if not found:
        told.fault(KEYS, f"is not set and {file.name} in {DATA} is empty.")
    return found


def _make_once(file: Path) -> None:
    try:
        with file.open("x") as new:
            file.chmod(0o600)
            new.write(secrets.token_urlsafe(32) + "\n")
    except FileExistsError:
        pass
    except OSError:
        # Half a key would be refused for good, also once there is room.
        file.unlink(missing_ok=True)
        raise
