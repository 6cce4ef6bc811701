"""Somebody of the jobcenter with a citizen or an employer on the telephone."""

from __future__ import annotations

from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import repository
from citizen_portal.records.repository import PlacementRecord

from ..house_style import ReadingClient
from ..people import filled_in

CALL = {"spoke_with": "Pia Holm", "why": "cannot-use", "heard": "y"}


def form_at(desk: ReadingClient, reference: str, act: str) -> dict[str, str]:
    """What the form of a call sends along, as the worker finds it."""
    return filled_in(desk.get(f"/sagsbord/{reference}/telefon/{act}").text, "spoke_with")


def write_down(desk: ReadingClient, reference: str, act: str, **said: str) -> TestResponse:
    typed = {**form_at(desk, reference, act), **CALL, **said}
    return desk.post(f"/sagsbord/{reference}/telefon/{act}", data=typed)


def kept(app: Flask, reference: str) -> PlacementRecord:
    with app.app_context():
        record = repository.by_reference(reference)
        assert record
        return record


def said(side: Side, kind: EventKind, **content: Any) -> dict[str, Any]:
    """What is kept of something said by telephone."""
    call = {"spoke_with": "Pia Holm", "at": "2026-03-02T09:30:00+01:00", "why": "today", "by": "Karen Holm"}
    return {**content, "call": call}
