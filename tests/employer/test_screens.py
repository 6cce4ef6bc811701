"""What the employer's page says, and what it keeps to itself, wherever the placement stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from citizen_portal.placement.status import EventKind, Side

from ..house_style import Page, ReadingClient
from ..placements import STORIES, entrance, made, new, on

NUMBERS = {"ordinary_employees": "9", "placed_now": "0"}
YES = new(Side.EMPLOYER, EventKind.ANSWERED, terms={"weekly_hours": "25"}, employer=NUMBERS)


@pytest.mark.parametrize(("name", "shown"), [
    ("agreed", True), ("applied", False), ("started", False), ("lapsed", False), ("ended", False),
    ("ended early", False),
    ("did not start", False), ("not approved", False), ("withdrawn", False),
])  # fmt: skip
def test_whether_there_is_room_is_no_matter_once_it_is_applied_for(
    app: Flask, employer: ReadingClient, name: str, shown: bool
) -> None:
    story = STORIES[name]
    with app.app_context():
        record = made(replace(story, happened=(YES, *story.happened[1:])))
        with on(story.day(record.state)):
            page = Page(employer.get(entrance(record, Side.EMPLOYER)).text)
    assert bool(page.with_attribute("data-rule")) is shown
