"""Writing differently what has been applied for: the form of each kind of change, and what the rules say first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from .. import clock, htmx, links
from ..forms import error_summary
from ..forms.agreement import filled
from ..forms.changes import change_fields, change_form
from ..forms.posted import expected_version, posted, posted_values
from ..guidance import law
from ..placement import agreement, changes, reasons
from ..placement.change_kinds import RULES, ChangeKind
from ..placement.field import Field
from ..placement.fields import names
from ..placement.finding import Finding
from ..placement.state import Event
from ..placement.status import EventKind, Side, Status
from ..records import findings, repository
from ..records.events import NewEvent, record_event
from ..records.refusals import ChangedMeanwhile, NotAllowed
from ..records.repository import PlacementRecord
from .context import may_change, page_context
from .open_change import shown_to, told
from .sheet import compared

# The addresses of the kinds that are asked for; whom one reaches is changed on pages of their own.
KINDS: Mapping[str, ChangeKind] = {"indhold": ChangeKind.CONTENT, "dage": ChangeKind.TERMS}


def still_changeable(record: PlacementRecord, side: Side) -> PlacementRecord:
    """The placement as it stands now. Raises GoneMeanwhile or NotAllowed."""
    now = repository.newest(record)
    if not may_change(now, side):
        raise NotAllowed
    return now


def ask(record: PlacementRecord, side: Side, what: str) -> Response:
    """The form of a kind of change, filled in with what is agreed, or wanted already. Raises NotAllowed."""
    if what not in KINDS:
        abort(404)
    if not may_change(record, side):
        raise NotAllowed
    asked = Asked(record, side, what)
    if asked.form.validate_on_submit():
        return asked.keep()
    return asked.page(htmx.form_status())


class Asked:
    """What a side writes on the form of one kind of change."""

    def __init__(self, record: PlacementRecord, side: Side, what: str) -> None:
        self.record, self.side, self.what, self.kind = record, side, what, KINDS[what]
        begun = record.status in (Status.STARTED, Status.MIDWAY)
        self.fields: tuple[Field, ...] = change_fields(self.kind, side, begun)
        form, state = change_form(self.kind, side, begun), record.state
        self.form = filled(form, state, names(self.fields), state.proposed_terms)

    def written(self) -> dict[str, str]:
        """What this side writes, and what the other one wants already and alone may write."""
        state = self.record.state
        mine = agreement.with_talks(posted_values(names(self.fields)), state.terms)
        return {**changes.beyond(state.open_change, self.kind, self.side), **mine}

    def content(self) -> dict[str, Any]:
        """What is kept with the event; the employer may say why."""
        said = reasons.said(reasons.CORRECTION, posted(reasons.boxes(reasons.CORRECTION)))
        return {"terms": self.written(), **(said if self.side is Side.EMPLOYER else {})}

    def found(self) -> tuple[Finding, ...]:
        """What the rules would say of it to this side, and do not say already."""
        event = Event(self.record.version + 1, clock.now(), self.side, EventKind.CHANGED, self.content())
        return shown_to(self.side, findings.of_change(changes.asked(self.record.state, event), law.rules()))

    def nothing_new(self) -> Response | None:
        """The answer where just this is agreed, or wanted, already: by this side when it has pressed twice."""
        state = self.record.state
        wanted = {**state.terms, **self.written()}
        same = [terms for terms in (state.terms, state.proposed_terms) if not agreement.differing(wanted, terms)]
        if not same:
            return None
        mine = state.open_change is not None and state.open_change.by == self.side
        if mine and state.terms not in same:
            return redirect(url_for(".page"), 303)
        return self.page(422, nothing=True)

    def keep(self) -> Response:
        """Asked for, once whoever asks has seen what the rules say of it."""
        if nothing := self.nothing_new():
            return nothing
        found = self.found()
        if any(one.stops for one in found):
            return self.page(422, found)
        if found and request.form.get("looked") != looked(found):
            return self.page(200, found)
        try:
            new = NewEvent(self.side, EventKind.CHANGED, self.content())
            record_event(self.record, new, expected_version())
        except ChangedMeanwhile:
            self.record = still_changeable(self.record, self.side)
            return self.page(409)
        return redirect(url_for(".page"), 303)

    def page(self, status: int, found: tuple[Finding, ...] = (), nothing: bool = False) -> Response:
        """The form; where somebody else was faster, with what stands there now."""
        # Only what passed the form's checks can be set beside what is agreed.
        terms, mine = self.record.state.terms, self.written() if status == 409 or found else {}
        context: dict[str, Any] = {
            "clash": compared({**terms, **mine}, self.record.state.proposed_terms) if status == 409 else [],
            "seen": self.record.version if status == 409 else expected_version() or self.record.version,
            "found": told(found, self.side), "looked": looked(found) if found else "",
            "wanted": compared({**terms, **mine}, terms) if found else [],
        }  # fmt: skip
        return htmx.page(
            "documents/change.html", status, form=self.form, errors=error_summary.errors(self.form), kind=self.kind,
            rule=RULES[self.kind], fields=self.fields, nothing=nothing, action=url_for(".ask_change", what=self.what),
            **context, **page_context(self.record, self.side),
        )  # fmt: skip


def looked(found: tuple[Finding, ...]) -> str:
    """Tells what somebody has been shown, so that nothing else is kept unseen."""
    return links.fingerprint("looked", repr([(one.words, sorted(one.values.items())) for one in found]))
