"""The database, the clock beside it, the keys it is used with, and what waits in its outbox."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ... import clock
from ...storage import examining
from ...storage.examining import Examined
from .finding import Finding, Site, clocks, look, ok, wrong
from .settings import KEYS

DATABASE, OUTBOX = "database", "outbox"
OLD, LATE = timedelta(days=2 * 365), timedelta(hours=1)
# What the site is tried with, and later.
OLDEST = {"postgresql": (13,), "sqlite": (3, 35)}
# Seconds: a form asks it some twenty times. And how far a server that follows may be behind when this one is lost.
SLOW, BEHIND = 0.02, 60.0
TABLES = {
    "same": ok(DATABASE, "It answers, and its tables are those of this release."),
    "older": look(DATABASE, "Its tables are of an earlier release.", "The next start brings them up to date: back up."),
    "newer": wrong(DATABASE, "Its tables are of a later release.", "Start that release, or see `flask database`."),
    "none": ok(DATABASE, "There is nothing in it yet: the first start makes its tables."),
}


def database(site: Site) -> Iterator[Finding]:
    if not site.makes_sense("PORTAL_DATABASE_URL"):
        return
    try:
        found = examining.examine(site.settings.database_url, site.settings.keys, clock.now())
    except examining.Unusable as error:
        yield wrong(DATABASE, f"It cannot be used: {error}.", "See PORTAL_DATABASE_URL, and whether it runs.")
        return
    yield TABLES[found.tables]
    yield from server(found)
    if found.clock:
        yield clocks("clock of the database", found.clock)
    if found.tables == "same":
        yield from _keys(found) if site.settings.keys else ()
        yield from _outbox(found)


def server(found: Examined) -> Iterator[Finding]:
    """Whether it is one the site can work with."""
    if found.version and found.version < (oldest := OLDEST[found.engine]):
        said = f"It is {found.engine} {_dotted(found.version)}, older than {_dotted(oldest)}."
        yield wrong(DATABASE, said, "Bring it up to date: the site is not tried with it.")
    if found.refuses:
        yield wrong(DATABASE, f"Nothing can be written: {found.refuses}.", "Lead to one that may be written.")
    if found.seconds > SLOW:
        said = f"It takes {found.seconds * 1000:.0f} milliseconds to answer."
        yield look(DATABASE, said, "See what it has to do, and the line to it: a form asks it many times.")
    if found.behind > BEHIND:
        said = f"A server that follows it is {found.behind:.0f} seconds behind."
        yield look(DATABASE, said, "See to it: what it does not have yet is lost with this one.")


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _keys(found: Examined) -> Iterator[Finding]:
    if found.prints and not found.known:
        yield wrong(KEYS, "The database is used with none of them.", "Name the same PORTAL_KEYS on every host.")
    elif found.prints - found.known:
        yield look(KEYS, "The database was used with others, too.", "Put them behind, or be sure nothing needs them.")
    elif found.newest and clock.now() - found.newest > OLD:
        yield look(KEYS, f"The newest is in use since {found.newest:%Y-%m-%d}.", "Put a new one in front.")
    else:
        yield ok(KEYS, "They are those the database is used with.")


def _outbox(found: Examined) -> Iterator[Finding]:
    late = {kind: told for kind, told in found.waiting.items() if clock.now() - told[1] > LATE}
    for kind, (count, since) in late.items():
        said = f"{count} of kind {kind} wait since {since:%Y-%m-%d %H:%M} UTC."
        yield wrong(OUTBOX, said, "`flask outbox list` says why.")
    for (kind, ending), count in found.lost.items():
        said = f"{count} of kind {kind} were {ending.replace('-', ' ')} of late."
        yield look(OUTBOX, said, "See `flask outbox list`.")
    if found.held:
        yield look(OUTBOX, "It is held: nothing goes out.", "`flask outbox release` lets it go.")
    elif not late:
        yield ok(OUTBOX, "Nothing has waited for longer than an hour.")
