"""Where several processes count: a folder of memory files, one set for each seat.

A worker that takes the place of one that died takes its seat, and goes on from its counts: so there are never more
files than workers at a time. What is only true of a living process goes with it.
"""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from prometheus_client.multiprocess import mark_process_dead

from ... import meters

log = logging.getLogger(__name__)

MEMORY = Path("/dev/shm")
PREFIX, LOCK = "portal-metrics-", "lock"
# Bytes. All there is to count fits, so that no file grows while it is counted in.
SIZES = {"counter": 1 << 20, "histogram": 1 << 20, "gauge_livesum": 1 << 14, "gauge_livemin": 1 << 14}
# Open as long as a process of this server lives.
_locks: list[int] = []


def lay_out() -> Path:
    """A folder of this server's own, in memory where the machine has such a place. It is gone after `clear_away`."""
    root = MEMORY if os.access(MEMORY, os.W_OK) else Path(tempfile.gettempdir())
    for old in root.glob(f"{PREFIX}*"):
        if left_behind(old):
            shutil.rmtree(old, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=root))
    _locks.append(os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, 0o600))
    fcntl.flock(_locks[-1], fcntl.LOCK_EX)
    meters.share(folder)
    return folder


def left_behind(folder: Path) -> bool:
    """Whether nobody counts there any more: a server that was killed clears nothing away."""
    try:
        lock = os.open(folder / LOCK, os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(lock)
    return True


def free(taken: Iterable[Any]) -> str:
    """The first seat none of these living workers has."""
    known = {getattr(worker, "seat", "") for worker in taken}
    return next(name for name in map(str, range(len(known) + 1)) if name not in known)


def take(folder: Path, seat: str) -> None:
    """Count in this seat. Its files get their room now: a process that writes where there is none is killed for it."""
    try:
        for kind, size in SIZES.items():
            with (folder / f"{kind}_{seat}.db").open("ab") as file:
                _reserve(file.fileno(), size)
    except OSError as error:
        log.warning("There is no room to count in: %s", error.strerror)
        meters.keep_to_oneself()
    meters.sit_down(seat)


def _reserve(file: int, size: int) -> None:
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(file, 0, size)
    else:
        os.truncate(file, size)


def leave(folder: Path, seat: str) -> None:
    mark_process_dead(seat, str(folder))  # type: ignore[no-untyped-call]


def clear_away(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
