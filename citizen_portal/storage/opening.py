"""Opening the database at the start: it is waited for while it is away, and what is wrong with it is one sentence."""

from __future__ import annotations

import logging
import time
from datetime import datetime

from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from .. import clock
from ..config import SettingError
from . import engines
from .migrating import MadeByNewer, migrate

log = logging.getLogger(__name__)

NAME = "PORTAL_DATABASE_URL"
# Seconds. A machine that starts whole starts the site before the database, or beside one that is being restarted.
WAITED_FOR, BETWEEN_TRIES = 60.0, 1.0
# Seconds; see citizen_portal/stamps.py for what is forgiven.
CLOCKS_DIFFER = 30
# A server that is there says no with this word; and, among its words, that it will soon say something else.
SAYS_NO, SOON = (
    "FATAL:",
    ("starting up", "shutting down", "yet accepting", "currently accepting", "too many", "connection slots"),
)


class OnlyToBeRead(Exception):
    """A standby, or a server somebody has set so: it may be another one's turn in a moment."""

    def __init__(self) -> None:
        super().__init__("it may only be read")


def opened(url: str) -> Engine:
    """The database with the tables of this version. Raises SettingError for one that cannot be used."""
    engine = None
    try:
        engine = engines.connect(url)
        _wait_for(engine)
        migrate(engine)
        _compare_clocks(engine)
    except (SQLAlchemyError, MadeByNewer, OnlyToBeRead) as error:
        raise SettingError(NAME, f"cannot be used: {words_of(error)}.") from None
    finally:
        # A connection must not be shared with the worker processes that are forked from here.
        if engine:
            engine.dispose()
    return engine


def _wait_for(engine: Engine) -> None:
    """Until the database can be written to; raises what it says when it says no, or is still away after a minute."""
    until, told = time.monotonic() + WAITED_FOR, False
    while True:
        try:
            _try(engine)
            return
        except (OperationalError, OnlyToBeRead) as error:
            if not _may_come(engine, error) or time.monotonic() > until:
                raise
            if not told:
                log.warning("%s is waited for: %s", NAME, words_of(error))
            told = True
        time.sleep(BETWEEN_TRIES)


def _try(engine: Engine) -> None:
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql" and connection.scalar(text("SHOW transaction_read_only")) == "on":
            # A session goes on as it began.
            connection.invalidate()
            raise OnlyToBeRead


def _compare_clocks(engine: Engine) -> None:
    """Hosts whose clocks differ by more than some minutes do not believe what the other has signed."""
    if engine.dialect.name != "postgresql":
        return
    with engine.connect() as connection:
        theirs: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    if abs(ahead := round((clock.now() - theirs).total_seconds())) > CLOCKS_DIFFER:
        log.warning("The clock of this host is %s seconds ahead of the database's", ahead)


def _may_come(engine: Engine, error: OperationalError | OnlyToBeRead) -> bool:
    said = str(error)
    return engine.dialect.name == "postgresql" and (SAYS_NO not in said or any(word in said for word in SOON))


def words_of(error: Exception) -> str:
    """What the database says, on one line and without what it was asked."""
    lines = [line.strip(" \t-") for line in str(getattr(error, "orig", None) or error).splitlines()]
    first, *others = lines or [type(error).__name__]
    # One name may stand for several addresses, none of which answers.
    return (f"{first} {'; '.join(others)}" if first.endswith(":") else first).rstrip(".")
