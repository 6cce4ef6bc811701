"""The page of a placement at the desk says first what comes first, and its list says the same."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from flask import Flask

from citizen_portal.placement.call import call_of
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events, queue
from citizen_portal.records.events import NewEvent

from ..desk_stories import QUESTIONS, STORIES
from ..house_style import Page, ReadingClient
from ..placements import APPROVED, CAFE, made, on
from .at_the_desk import signed_in
from .by_telephone import said
from .doing import after, press

YES = NewEvent(
    Side.EMPLOYER, EventKind.ANSWERED, said(Side.EMPLOYER, EventKind.ANSWERED, terms={}, employer={}, at_once=True)
)
NOT_RIGHT = NewEvent(Side.EMPLOYER, EventKind.TAKEN_BACK, {"number": 2})
FIRST: dict[str, tuple[NewEvent, ...]] = {
    "disputed": (YES, QUESTIONS[0], NOT_RIGHT),
    "deletion-asked": (*APPROVED, QUESTIONS[1], NewEvent(Side.CITIZEN, EventKind.DELETION_ASKED)),
}


@pytest.fixture(autouse=True)
def inside(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def shown(app: Flask, client: ReadingClient, reference: str) -> Page:
    return Page(signed_in(app, client).get(f"/sagsbord/{reference}").text)


@pytest.mark.parametrize("what", FIRST)
def test_what_waits_for_us_comes_before_a_question_on_the_page_and_in_the_list(
    app: Flask, client: ReadingClient, what: str
) -> None:
    record = after(*FIRST[what])
    page = shown(app, client, record.reference)
    assert page.with_attribute("data-turn")[0].get("data-turn") == Side.JOBCENTER
    assert page.with_attribute(f"data-{what}")
    assert not [button for button in page.all("button") if "button-primary" in button.get("class", "")]
    listed = queue.page(Side.JOBCENTER, {}, rows=10000).rows
    assert record.reference in [row.reference for row in listed]


def names(parts: Iterable[Any]) -> set[str]:
    """Of the two that are sometimes a correction, those that are there."""
    return {part.get("data-action") for part in parts} & {"not-approved", "end"}


@pytest.mark.parametrize(
    ("story", "usual", "corrects"),
    [
        ("applied", {"not-approved"}, set()),
        ("started", {"end"}, {"not-approved"}),
        ("ended", set(), {"not-approved", "end"}),
    ],
)
def test_what_corrects_where_it_stands_is_folded_by_itself(
    app: Flask, client: ReadingClient, story: str, usual: set[str], corrects: set[str]
) -> None:
    record = made(STORIES[story])
    with on(STORIES[story].day(record.state)):
        actions = shown(app, client, record.reference).with_attribute("data-action")
    folded = names(part for one in actions if one.get("data-action") == "correct" for part in one.iter())
    assert (names(actions) - folded, folded) == (usual, corrects)


def test_a_correction_that_was_not_taken_stands_open(app: Flask, client: ReadingClient) -> None:
    record = made(STORIES["ended"])
    with on(STORIES["ended"].day(record.state)):
        answer = press(signed_in(app, client), record, "end")
    folds = Page(answer.text).with_attribute("data-action")
    assert answer.status_code == 422
    assert {one.get("data-action") for one in folds if one.get("open") is not None} == {"correct", "end"}


def test_a_registration_that_came_by_telephone_says_so(app: Flask, client: ReadingClient) -> None:
    call: Any = call_of(said(Side.CITIZEN, EventKind.SENT))
    reference = events.send(secrets.token_hex(16), CAFE.fields, "da", call)
    first = shown(app, client, reference).with_attribute("data-event")[-1]
    assert "telefon" in "".join(first.itertext())
