"""What people have been told is done: only that can be lost."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

# The kind of event each of them becomes.
SENT, YES, NO = "sent", "answered", "declined"
CLAIM, RECEIVED, APPLIED, APPROVED = "claim", "with-jobcenter", "applied", "approved"
KIND = {SENT: "sent", YES: "answered", NO: "declined", CLAIM: "assigned"}
# Who is written to because of it.
BOTH = ("citizen", "employer")
TOLD = {CLAIM: ()}


def kind_of(deed: str) -> str:
    return KIND.get(deed, "moved")


def told(deed: str) -> tuple[str, ...]:
    return TOLD.get(deed, BOTH)


@dataclass
class Placement:
    """One of the drill: by its number in it, and everything somebody was told about it."""

    number: int
    fields: dict[str, str]
    reference: str = ""
    code: str = ""
    status: str = ""
    deeds: list[str] = field(default_factory=list)
    sent_at: float = 0.0

    @property
    def by_phone(self) -> bool:
        return not self.fields["email"]


@dataclass
class Ledger:
    """Placements that were acknowledged, and what waits for whom."""

    placements: list[Placement] = field(default_factory=list)
    agreed: list[Placement] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def sent(self, placement: Placement) -> None:
        placement.deeds.append(SENT)
        placement.sent_at = time.time()
        with self._lock:
            self.placements.append(placement)

    def done(self, placement: Placement, deed: str) -> None:
        with self._lock:
            placement.deeds.append(deed)
            if deed == YES:
                self.agreed.append(placement)

    def next_agreed(self) -> Placement | None:
        with self._lock:
            return self.agreed.pop(0) if self.agreed else None

    def of_employer(self, address: str) -> Placement | None:
        with self._lock:
            return next((one for one in self.placements if one.fields["contact_email"] == address), None)

    @property
    def deeds(self) -> int:
        return sum(len(one.deeds) for one in self.placements)
