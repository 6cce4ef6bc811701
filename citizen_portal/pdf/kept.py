"""Papers kept for whoever asks for the same one again: in memory, few, and not for long."""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

# Bytes of all together. One placement's receipt and sheet are about 60 kB.
ROOM = 4 * 1024 * 1024
# Seconds. What was deleted or has changed is nowhere after this.
LIFE = 600

Key = tuple[str, bytes]


@dataclass(frozen=True)
class _Kept:
    body: bytes
    until: float


class KeptPapers:
    """By owner and by every sign of what is on them: a paper of which anything has changed is another paper."""

    def __init__(self, room: int = ROOM, life: float = LIFE) -> None:
        self.room, self.life = room, life
        self._papers: OrderedDict[Key, _Kept] = OrderedDict()
        self._lock = threading.Lock()

    @staticmethod
    def key(owner: str, html: str) -> Key:
        return owner, hashlib.sha256(html.encode()).digest()

    def get(self, key: Key) -> bytes | None:
        with self._lock:
            self._drop_old()
            if (found := self._papers.get(key)) is None:
                return None
            self._papers.move_to_end(key)
            return found.body

    def put(self, key: Key, body: bytes) -> None:
        with self._lock:
            self._papers[key] = _Kept(body, time.monotonic() + self.life)
            while sum(len(kept.body) for kept in self._papers.values()) > self.room:
                self._papers.popitem(last=False)

    def forget(self, owner: str) -> None:
        """Drop all papers of this owner."""
        with self._lock:
            for key in [key for key in self._papers if key[0] == owner]:
                del self._papers[key]

    def _drop_old(self) -> None:
        now = time.monotonic()
        for key in [key for key, kept in self._papers.items() if kept.until <= now]:
            del self._papers[key]
