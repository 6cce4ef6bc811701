"""Recording what the employer decided, or showing how it stands now when somebody else was faster."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from werkzeug.wrappers import Response

from .. import i18n
from ..forms.posted import expected_version
from ..placement.finding import Finding
from ..placement.status import EventKind, Side
from ..records import repository
from ..records.events import NewEvent, record_event
from ..records.refusals import ChangedMeanwhile, NotAllowed, Stopped
from ..records.repository import PlacementRecord
from . import screens


class Again(Protocol):
    """The screen the answer came from, as things stand now."""

    def __call__(self, record: PlacementRecord, status: int, stops: tuple[Finding, ...] = (), /) -> Response: ...


def happen(record: PlacementRecord, kind: EventKind, content: Mapping[str, Any], again: Again, then: str) -> Response:
    """Leads to the address `then` once it is recorded; to the page when numbers leave no room."""
    new, language = NewEvent(Side.EMPLOYER, kind, content), i18n.current().code
    try:
        now = record_event(record, new, expected_version(), employer_language=language)
    except (ChangedMeanwhile, NotAllowed):
        return again(repository.newest(record), 409)
    except Stopped as stopped:
        return again(record, 422, stopped.findings)
    return screens.onward(screens.address() if now.state.history[-1].content.get("stopped") else then)
