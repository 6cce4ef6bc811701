"""What must stand of a placement when two have done something to it at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from citizen_portal import clock
from citizen_portal.notifications import reminders
from citizen_portal.placement.status import RUNNING, EventKind, Side, Status
from citizen_portal.records import queue_columns, repository
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.storage.sealed import sealer

from .deeds import Deed
from .meanwhile import Reply, Rows, told

Row = dict[str, Any]
# Where a placement stands when the application has been made.
APPLIED = (Status.APPLIED, *RUNNING, Status.NOT_APPROVED)
# The columns that say where it stands.
OF_STATUS = ("status", "waits_for", "waits_since")


@dataclass(frozen=True)
class Stands:
    """What is kept of one placement, and what will be sent about it."""

    row: Row | None
    events: list[Row]
    outbox: dict[str, Row]
    record: PlacementRecord | None

    @classmethod
    def of(cls, record_id: str, rows: Rows) -> Stands:
        about = (f"placements:{record_id}", f"gone:{record_id}")
        return cls(
            next((row for row in rows["placements"] if row["id"] == record_id), None),
            sorted((row for row in rows["events"] if row["placement_id"] == record_id), key=lambda row: row["number"]),
            {row["key"]: row for row in rows["outbox"] if row["about"] in about},
            repository.by_id(record_id),
        )  # fmt: skip

    def promised(self) -> set[str]:
        """What will be sent whatever happens next: everything but reminders, and that it will have lapsed one day."""
        return {key for key in self.outbox if not key.startswith(("remind:", "warn:")) and ":lapsed:" not in key}


@dataclass(frozen=True)
class Both:
    """Two deeds at once: what stood when the fast one was done, and what stands when the slow one is."""

    slow: Deed
    fast: Deed
    said: Reply
    then: Stands
    now: Stands

    def faults(self) -> Iterator[str]:
        yield from told(self.said, self.slow.typed.values())
        if self.slow.name == "delete" and self.said.done or self.fast.name == "delete":
            yield from self.deleted()
        else:
            yield from self.happened()
            yield from self.stands()
            yield from self.reminded()

    def happened(self) -> Iterator[str]:
        count = len(self.then.events)
        if self.now.events[:count] != self.then.events:
            yield "what was recorded is not there any more"
        if [row["number"] for row in self.now.events] != list(range(2, 2 + len(self.now.events))):
            yield "the history has gaps"
        new = [(row["by"], row["kind"]) for row in self.now.events[count:]]
        mine = [(self.slow.side, self.slow.kind)] if self.said.done and self.slow.kind else []
        if new != mine and not (self.said.done and not new and self.stood_already()):
            yield f"{self.said.code} and recorded {new}"

    def stood_already(self) -> bool:
        """Whether the other one had done what this one wanted: pressed twice."""
        record = self.then.record
        assert record is not None
        ended = record.state.ends.get(self.slow.side, {}).get("kind") == self.slow.kind
        return {
            EventKind.ENDED_EARLY: ended,
            EventKind.DID_NOT_START: ended,
            EventKind.WITHDRAWN: record.state.status is Status.WITHDRAWN,
            EventKind.DELETION_ASKED: record.state.deletion_asked is not None,
            EventKind.AGREED: self.slow.side in record.state.agreed,
            EventKind.MOVED: self.slow.side is Side.EMPLOYER and record.state.status in APPLIED,
        }.get(self.slow.kind, False)  # type: ignore[arg-type]

    def stands(self) -> Iterator[str]:
        row, record = self.now.row, self.now.record
        if row is None or record is None or self.then.row is None:
            yield "the placement is gone"
            return
        # That something has lapsed is told by the calendar, and stands in no column.
        calendar = OF_STATUS if record.status is Status.LAPSED else ()
        held = {name: value for name, value in queue_columns.columns(record.state).items() if name not in calendar}
        untrue = [name for name, value in held.items() if row[name] != value]
        if untrue or row["version"] != record.version:
            yield f"columns that are not true: {untrue}"
        for name in ("quiet_citizen", "quiet_employer", "employer_round"):
            if row[name] < self.then.row[name]:
                yield f"{name} was taken back"
        if self.then.promised() - self.now.promised():
            yield f"not sent: {self.then.promised() - self.now.promised()}"

    def reminded(self) -> Iterator[str]:
        """Whoever wants to be is reminded from today on of what is to come as things stand now, and nobody else."""
        record, today = self.now.record, clock.today()
        assert record is not None
        waiting = {tuple(key.split(":")[2:]) for key in self.now.outbox if key.startswith(("remind:", "warn:"))}
        planned = {
            (reminder.side.value, reminder.kind, str(reminder.day))
            for reminder in reminders.reminders(record.state, today)
            if reminder.must_be_known or reminder.side not in record.muted
        }  # fmt: skip
        if ahead := {one for one in waiting if one[2] >= str(today) or one[0] in record.muted} ^ planned:
            yield f"reminders nobody wants, or that are missing: {ahead}"

    def deleted(self) -> Iterator[str]:
        if self.now.row or self.now.events:
            yield "what was deleted is there"
        if self.fast.name == "delete":
            if self.now.outbox != self.then.outbox:
                yield f"something else is sent about what was gone: {set(self.now.outbox) ^ set(self.then.outbox)}"
        else:
            yield from self.last_words()

    def last_words(self) -> Iterator[str]:
        """Of the placement as the other one left it."""
        record = self.then.record
        assert record is not None
        outbox = self.now.outbox
        kinds = {key.split(":")[0]: sealer().open(outbox[key]["sealed"], f"outbox:{key}") for key in outbox}
        if set(kinds) != ({"letter", "handover"} if record.still_expected else set()):
            yield f"last words: {set(kinds)} where it stood {record.status}"
        elif kinds and kinds["letter"]["to"] != record.contact_email:
            yield "the last letter goes to an old address"
        elif kinds and kinds["handover"]["payload"]["version"] <= record.version:
            yield "the end is handed over as an old version"
