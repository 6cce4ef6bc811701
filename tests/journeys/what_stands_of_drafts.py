"""What must stand of a registration when two devices have done something to it at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from citizen_portal.placement.length import LENGTH
from citizen_portal.records import repository
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.registration import draft_repository
from citizen_portal.registration.saved_draft import SEARCHED, SavedDraft

from .draft_deeds import DraftDeed
from .meanwhile import Reply, Rows, told


@dataclass(frozen=True)
class Stands:
    """What is kept of one registration: as long as it is a draft, and as the placement it became."""

    draft: SavedDraft | None
    placement: PlacementRecord | None
    devices: Mapping[str, bool]
    letters: set[str]
    count: int

    @classmethod
    def of(cls, draft_id: str, rows: Rows) -> Stands:
        return cls(
            draft_repository.by_id(draft_id), repository.by_draft(draft_id),
            {row["token_hash"]: row["has_left"] for row in rows["devices"] if row["draft_id"] == draft_id},
            {row["key"] for row in rows["outbox"] if row["about"] == f"drafts:{draft_id}"},
            len(rows["drafts"]) + len(rows["placements"]),
        )  # fmt: skip

    @property
    def fields(self) -> Mapping[str, str]:
        """What was typed, wherever it lies. A length waits in a draft for its first day, and becomes a last day;
        what was looked for becomes a trade."""
        there = self.draft.fields if self.draft else self.placement.state.fields if self.placement else {}
        return {name: value for name, value in there.items() if value or name not in (LENGTH, SEARCHED)}


@dataclass(frozen=True)
class Both:
    """Two deeds at once: what stood before, when the fast one was done, and when the slow one is."""

    slow: DraftDeed
    fast: DraftDeed
    said: Reply
    before: Stands
    then: Stands
    now: Stands

    def faults(self) -> Iterator[str]:
        yield from told(self.said, self.slow.typed.values())
        yield from self.whole()
        if self.slow.name in ("leave", "another", "delete") and self.said.done and not self.now.placement:
            if self.now.draft or self.then.placement and self.slow.name != "delete":
                yield "what was deleted is there, or what was sent is not"
        else:
            yield from self.stands()
            yield from self.done()

    def whole(self) -> Iterator[str]:
        """Nothing of it lies about once it is gone, and nothing lies there twice."""
        there = self.now.draft or self.now.placement
        if not there and (self.now.devices or self.now.letters):
            yield f"left behind: {dict(self.now.devices)} {self.now.letters}"
        if not self.now.draft and self.now.letters:
            yield "letters about a draft that is gone"
        if self.now.draft and self.now.placement or self.now.count > 1:
            yield "there are two"

    def stands(self) -> Iterator[str]:
        """What the fast one did."""
        typed = self.slow.typed if self.said.done else {}
        if dict(self.now.fields) != {**self.then.fields, **typed}:
            yield f"{self.said.code}, and other words: {self.differing(typed)}"
        before, then = self.before.fields, self.then.fields
        if over := [box for box in typed if then.get(box) not in (before.get(box), typed[box])]:
            yield f"{self.said.code}, and overwritten: {over}"
        if bool(self.then.placement) > bool(self.now.placement):
            yield "what was sent is gone"
        if any(self.now.devices.get(device) is not True for device, left in self.then.devices.items() if left):
            yield "a device that had left is back"
        if self.now.draft and self.then.draft and self.now.draft.last_day < self.then.draft.last_day:
            yield "a month more was taken back"
        if self.now.draft and self.then.draft and self.then.draft.code not in ("", self.now.draft.code):
            yield "another code"

    def differing(self, typed: Mapping[str, str]) -> list[str]:
        wanted = {**self.then.fields, **typed}
        names = sorted({*wanted, *self.now.fields})
        return [name for name in names if wanted.get(name) != self.now.fields.get(name)]

    def done(self) -> Iterator[str]:
        """Whoever is told that it was done finds it done."""
        did: dict[str, Any] = {
            "send": self.now.placement,
            "later": self.now.placement or self.now.draft and self.now.draft.code,
            "longer": self.now.draft and self.before.draft and self.now.draft.last_day > self.before.draft.last_day,
            "come back by code": len(self.now.devices) > len(self.then.devices),
            "come back by link": len(self.now.devices) > len(self.then.devices),
        }
        if self.said.done and not did.get(self.slow.name, True):
            yield f"{self.said.code} and not done"
