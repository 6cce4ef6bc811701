"""The one door for every change of a placement: the event, the open columns and what follows, in one transaction."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from flask import Flask, current_app
from sqlalchemy import bindparam, delete, insert, update
from sqlalchemy.exc import IntegrityError

from .. import clock, links
from ..guidance import law
from ..placement import history
from ..placement.call import Call
from ..placement.proposal import TypedFields
from ..placement.state import Event
from ..placement.status import PROPOSABLE, EventKind, Side
from ..storage import outbox
from ..storage.database import db
from ..storage.outbox import OutboxItem
from ..storage.sealed import sealer
from ..storage.tables import DraftRow, EventRow, PlacementRow
from . import audit, devices, findings, queue_columns, repository, search_prints
from .citizen_links import link_columns, with_code
from .held import hold
from .refusals import ChangedMeanwhile, GoneMeanwhile, NotAllowed, Stopped
from .repository import PlacementRecord

# Made once: putting a statement together takes longer than running it.
KEEP = insert(PlacementRow.__table__)  # type: ignore[arg-type]  # declared wider than the table it is
DRAFTS: Any = DraftRow.__table__
# A reference is taken once in many lifetimes; what is refused more often than this is refused for another reason.
TURNS = 3
DROP_DRAFT = delete(DRAFTS).where(DRAFTS.c.id == bindparam("draft"))


@dataclass(frozen=True)
class NewEvent:
    """Something somebody wants to happen. `actor` is a person of the jobcenter; `on_behalf`: told by telephone."""

    by: Side
    kind: EventKind
    content: Mapping[str, Any] = field(default_factory=dict)
    actor: str | None = None
    on_behalf: bool = False


class Follower(Protocol):
    """Whoever has something to send because of an event. It adds to the outbox and never commits."""

    def event_recorded(self, record: PlacementRecord, event: Event) -> Iterable[OutboxItem]: ...

    def placement_deleted(self, record: PlacementRecord) -> Iterable[OutboxItem]: ...


def init_app(app: Flask, followers: Iterable[Follower]) -> None:
    """Name whoever follows an event, in their order."""
    app.extensions["followers"] = tuple(followers)


def _followers() -> tuple[Follower, ...]:
    found: tuple[Follower, ...] = current_app.extensions["followers"]
    return found


def send(draft_id: str, fields: TypedFields, language: str, call: Call | None = None) -> str:
    """Turn a draft into a placement, once: sending again gives the one that is there. Returns its reference.

    `call` is the one with the citizen in which it was written down for her.
    """
    for turn in range(TURNS):
        record = _new_record(draft_id, fields, language, call)
        try:
            db.connection.execute(KEEP, whole_row(record))
        except IntegrityError:
            # Sent before, perhaps by another tab just now; or (once in many lifetimes) the reference is taken.
            db.session.rollback()
            if existing := repository.reference_of_draft(draft_id):
                return existing
            if turn == TURNS - 1:
                raise
        else:
            return _sent(record)
    raise AssertionError("every turn ends above")


def _sent(record: PlacementRecord) -> str:
    search_prints.keep(record)
    db.connection.execute(DROP_DRAFT, {"draft": record.draft_id})
    outbox.drop(f"drafts:{record.draft_id}")
    call = record.state.call
    _follow(record, Event(1, record.state.sent_at, Side.CITIZEN, EventKind.SENT, call.kept if call else {}))
    return record.reference


def _new_record(draft_id: str, fields: TypedFields, language: str, call: Call | None) -> PlacementRecord:
    return PlacementRecord(
        id=secrets.token_hex(16), reference=links.new_code(), draft_id=draft_id, language=language,
        code=links.new_code(), employer_round=1, employer_language="da", muted=frozenset(),
        state=history.initial_state(fields, clock.now(), call), citizen_code=links.new_code(),
    )  # fmt: skip


def whole_row(record: PlacementRecord) -> dict[str, Any]:
    return {
        "id": record.id, "reference": record.reference, "draft_id": record.draft_id, "language": record.language,
        "kind": record.state.fields["kind"], "sent_at": record.state.sent_at,
        "quiet_citizen": False, "quiet_employer": False, **link_columns(record), **_open_columns(record),
    }  # fmt: skip


def _open_columns(record: PlacementRecord) -> dict[str, Any]:
    """What of a record stands open in its row and may change with an event."""
    return {
        "version": record.version, "employer_language": record.employer_language, **queue_columns.columns(record.state),
    }  # fmt: skip


def record_event(record: PlacementRecord, new: NewEvent, expected_version: int, **changes: Any) -> PlacementRecord:
    """Let something happen to a placement, with all that follows from it, in one transaction.

    `expected_version` is the one it was decided on. `changes` are further values of the record that change with it.
    Returns the record as it stands now. Raises ChangedMeanwhile, GoneMeanwhile, NotAllowed or Stopped.
    """
    if record.version != expected_version and not _holds_still(record, new, expected_version):
        raise ChangedMeanwhile
    event = Event(record.version + 1, clock.now(), new.by, new.kind, new.content)
    if not history.may_happen(record.state, event, clock.today()):
        raise NotAllowed
    event = _with_what_stops(record, event)
    now = replace(with_code(record), state=history.apply(record.state, event), **changes)
    _refuse_what_is_stopped(now, event)
    now = _write(now, event, new, (now.code, now.citizen_code) != (record.code, record.citizen_code))
    search_prints.follow(record, now)
    _follow(now, event)
    return now


def _holds_still(record: PlacementRecord, new: NewEvent, seen: int) -> bool:
    """What the desk does beside the agreement takes nothing from what the two decided on meanwhile."""
    return new.by != Side.JOBCENTER and seen < record.version and history.only_aside(record.state, seen)


def _with_what_stops(record: PlacementRecord, event: Event) -> Event:
    """Numbers of the workplace that leave no room are kept with its answer; but then nothing is agreed yet."""
    if event.kind != EventKind.ANSWERED:
        return event
    event = replace(event, content={**event.content, "at_once": True})
    after = history.apply(record.state, event)
    full = any(found.stops for found in findings.ratio(after, law.rules_of(clock.today())))
    return replace(event, content={**event.content, "stopped": True}) if full else event


def _refuse_what_is_stopped(now: PlacementRecord, event: Event) -> None:
    """Whatever way leads to an agreement: nobody proposes, and nobody agrees to, what a rule stops."""
    if event.kind not in (EventKind.ANSWERED, EventKind.CHANGED, EventKind.AGREED):
        # Nothing else is kept back by a change that lies open, and that a rule of today stops.
        return
    rules = law.rules_of(clock.today())
    if now.state.status in PROPOSABLE:
        stops = tuple(finding for finding in findings.of_change(now.state, rules) if finding.stops)
    elif event.kind == EventKind.AGREED:
        stops = findings.stops(now.state, rules)
    else:
        stops = findings.stops_of_terms(now.state, rules)
    if stops:
        raise Stopped(stops)


def _write(now: PlacementRecord, event: Event, new: NewEvent, codes: bool) -> PlacementRecord:
    """Returns the record with what may change without an event, as it is when it is written.

    New `codes` are written over nobody's: the citizen may have got another one meanwhile.
    """
    columns = {**_open_columns(now), **queue_columns.reached_again(event)}
    before = [PlacementRow.id == now.id, PlacementRow.version == event.number - 1]
    if codes:
        columns |= link_columns(now)
        before.append(PlacementRow.citizen_round == now.citizen_round)
    db.release()
    written = update(PlacementRow).where(*before).values(columns).returning(*repository.QUIET.values())
    quiet = db.session.execute(written).one_or_none()
    if quiet is None:
        db.release()
        raise ChangedMeanwhile if repository.is_there(now.id) else GoneMeanwhile
    sealed = sealer().seal(dict(event.content), repository.seal_of(now.id, event.number))
    db.session.execute(insert(EventRow).values(
        placement_id=now.id, number=event.number, at=event.at, by=event.by, kind=event.kind, sealed=sealed,
        actor_id=new.actor, on_behalf=new.on_behalf,
    ))  # fmt: skip
    audit.event_recorded(now.id, event, new.actor)
    return replace(now, muted=repository.muted(quiet))


def _follow(record: PlacementRecord, event: Event) -> None:
    """Put what follows into the outbox, and let everything take effect at once."""
    outbox.put_all([item for follower in _followers() for item in follower.event_recorded(record, event)])
    db.session.commit()
    outbox.wake(current_app)


def record_event_with_retry(record: PlacementRecord, new: NewEvent) -> PlacementRecord:
    """Like `record_event`, for what holds whatever else has happened meanwhile: withdrawing, or an evaluation.

    Raises GoneMeanwhile or NotAllowed.
    """
    while True:
        try:
            return record_event(record, new, record.version)
        except ChangedMeanwhile:
            record = repository.newest(record)


def renew_employer_link(record: PlacementRecord, contact_email: str, **phone: str) -> PlacementRecord:
    """Give the employer a new link and code; those of the round before open nothing any more.

    `phone` may name another `contact_phone`. Holds whatever else has happened meanwhile. Raises GoneMeanwhile or
    NotAllowed.
    """
    new = NewEvent(Side.CITIZEN, EventKind.LINK_RENEWED, {"contact_email": contact_email, **phone})
    while True:
        changes = {"employer_round": record.employer_round + 1, "code": links.new_code()}
        try:
            return record_event(record, new, record.version, **changes)
        except ChangedMeanwhile:
            record = repository.newest(record)


def delete_placement(record: PlacementRecord) -> None:
    """Delete a placement with everything that happened to it, once whoever follows has been told how it stood last.

    Raises GoneMeanwhile when somebody else has.
    """
    devices.take_turns(record.draft_id)
    record = hold(record)
    outbox.drop(record.about)
    outbox.put_all([item for follower in _followers() for item in follower.placement_deleted(record)])
    search_prints.forget(record)
    db.session.execute(delete(EventRow).where(EventRow.placement_id == record.id))
    db.session.execute(delete(PlacementRow).where(PlacementRow.id == record.id))
    devices.forget([record.draft_id])
    db.session.commit()
    outbox.wake(current_app)


def mute_reminders(record: PlacementRecord, side: Side) -> None:
    """No more reminders to this side; what has to be known is still written. Raises GoneMeanwhile."""
    quiet = {repository.QUIET[side]: True}
    db.release()
    written = db.session.execute(update(PlacementRow).where(PlacementRow.id == record.id).values(quiet))
    if not written.rowcount:  # type: ignore[attr-defined]  # an update has one
        db.release()
        raise GoneMeanwhile
    # One by SMS has the same key, behind its own mark.
    outbox.drop(record.about, *(f"{way}remind:{record.id}:{side}:" for way in ("", "sms:")))
    db.session.commit()
