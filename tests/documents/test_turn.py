"""Nobody is asked to keep to a day that is past, and whoever comes later is told so kindly."""

from __future__ import annotations

from datetime import timedelta

import pytest
from babel.dates import format_date
from flask import Flask

from citizen_portal import i18n
from citizen_portal.placement.next_step import answer_by
from citizen_portal.placement.status import PARTIES, Side

from ..house_style import Page, ReadingClient, text_of
from ..people import marked
from ..placements import CHANGE, STORIES, YES, Story, entrance, made, on, read_again

WORKDAYS = {"answered": (YES,), "changed": (YES, CHANGE)}


@pytest.mark.parametrize("side", PARTIES)
@pytest.mark.parametrize("step", WORKDAYS)
def test_a_day_is_named_until_it_has_passed(app: Flask, client: ReadingClient, step: str, side: Side) -> None:
    with app.app_context():
        record = read_again(made(Story(STORIES["answered"].status, WORKDAYS[step])))
        by, path = answer_by(record.state), entrance(record, side)
    for days, id in ((0, f"turn.{side}.{step}"), (1, f"turn.{side}.{step}.late")):
        with on(by + timedelta(days=days)):
            said = text_of(marked(Page(client.get(path).text), "data-turn"))
        day = format_date(by, "long", locale="da")
        assert said.startswith(i18n.words("da")(id).partition("%(day)s")[0]) and (day in said) is (days == 0)
