"""What the people of the drill have met: answers by kind, and what nobody should meet."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field

TAKEN, KEPT, BROKEN, AWAY = "answered", "503, with all the words", "a broken line", "no host: the proxy's page"
ALREADY = "told that it is done already"
# Whoever meets one of these has lost something, or does not know what happened.
LOST_WORDS, BARE, REFUSED, STUCK = "503, without the words", "a bare error", "refused", "never taken"
LOSSES = (LOST_WORDS, BARE, REFUSED, STUCK)


@dataclass
class Tally:
    """`during` is the fault of this moment, by which everything is counted."""

    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    losses: list[str] = field(default_factory=list)
    during: str = "nothing"
    slowest: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, kind: str, about: str = "", seconds: float = 0.0) -> None:
        with self._lock:
            self.kinds[self.during, kind] += 1
            self.slowest = max(self.slowest, seconds)
            if kind in LOSSES:
                self.losses.append(f"{kind} (during: {self.during}): {about}")

    @property
    def faults(self) -> list[str]:
        return list(dict.fromkeys(during for during, _ in self.kinds))

    def of(self, during: str) -> Counter[str]:
        return Counter({kind: count for (fault, kind), count in self.kinds.items() if fault == during})
