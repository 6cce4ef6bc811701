"""Doing something at the desk, as a page that was open sends it."""

from __future__ import annotations

from contextvars import Context
from typing import Any

from citizen_portal.records import events, repository
from citizen_portal.records.events import NewEvent
from citizen_portal.records.repository import PlacementRecord

from ..house_style import Page, ReadingClient
from ..placements import sent


def after(*happened: NewEvent) -> PlacementRecord:
    record = sent()
    for event in happened:
        record = events.record_event_with_retry(record, event)
    return record


def opened(client: ReadingClient, record: PlacementRecord) -> dict[str, str]:
    """What the forms of the page send along."""
    page = Page(client.get(f"/sagsbord/{record.reference}").text)
    return {name: str(page.all("input", name=name)[-1].get("value")) for name in ("csrf_token", "seen")}


def press(client: ReadingClient, record: PlacementRecord, action: str, **typed: str) -> Any:
    """Opens the page and presses; `typed` may say another version that was `seen`."""
    boxes = {name.replace("__", "-"): value for name, value in typed.items()}
    return client.post(f"/sagsbord/{record.reference}/{action}", data={**opened(client, record), **boxes})


def read(client: ReadingClient, path: str) -> str:
    """A page as somebody else reads it, whatever this test is in the middle of."""
    return str(Context().run(client.get, path).text)


def now(record: PlacementRecord) -> PlacementRecord:
    found = repository.by_id(record.id)
    assert found is not None
    return found
