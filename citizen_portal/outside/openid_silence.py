"""A provider that does not answer is left alone for a while, so that not every page waits for it."""

from __future__ import annotations

from threading import Lock
from time import monotonic

# Seconds.
LEFT_ALONE = 30.0


class Silence:
    """Of one provider, in this process. While it is silent one asks now and then, and nobody else waits."""

    def __init__(self) -> None:
        self._lock, self._again_at = Lock(), 0.0

    def may_ask(self) -> bool:
        with self._lock:
            if not self._again_at:
                return True
            if monotonic() < self._again_at:
                return False
            self._again_at = monotonic() + LEFT_ALONE
            return True

    def fell(self) -> None:
        with self._lock:
            self._again_at = monotonic() + LEFT_ALONE

    def broke(self) -> None:
        with self._lock:
            self._again_at = 0.0
