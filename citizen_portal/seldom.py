"""What happens again and again is said in full once in a while."""

from __future__ import annotations

import threading
import time

MINUTE = 60.0  # seconds
# Kinds that are told apart; more than that are all new.
MOST = 500


class Seldom:
    """Knows what was said within the last minute."""

    def __init__(self) -> None:
        self._said: dict[str, float] = {}
        self._turn = threading.Lock()

    def is_time(self, about: str) -> bool:
        """Whether this is to be said now; it counts as said then."""
        now = time.monotonic()
        with self._turn:
            if now - self._said.get(about, -MINUTE) < MINUTE:
                return False
            if len(self._said) >= MOST:
                self._said.clear()
            self._said[about] = now
            return True
