"""One at a time, some may wait, and nobody waits long."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Busy(RuntimeError):
    """It is not one's turn, and will not be soon."""


class Turns:
    """A turn for one. Whoever waits holds a thread that would answer others, so only `waiting` may, for `seconds`."""

    def __init__(self, waiting: int, seconds: float) -> None:
        self.seconds = seconds
        self._inside = threading.BoundedSemaphore(1 + waiting)
        self._turn = threading.Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Raises Busy."""
        if not self._inside.acquire(blocking=False):
            raise Busy
        try:
            if not self._turn.acquire(timeout=self.seconds):
                raise Busy
            try:
                yield
            finally:
                self._turn.release()
        finally:
            self._inside.release()
