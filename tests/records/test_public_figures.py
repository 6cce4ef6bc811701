"""The public page shows our own figures once there are enough, and never a small group."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from citizen_portal import clock, i18n
from citizen_portal.records import public_figures, quality
from citizen_portal.records.public_figures import ENOUGH, figures, year_before

from ..desk.many_rows import add, empty, ended
from ..house_style import Page, ReadingClient, text_of

DAY = year_before(clock.today())[-1].last - timedelta(days=20)


@pytest.fixture(autouse=True)
def nothing_kept(context: None) -> None:
    empty()


def told(count: int, **columns: Any) -> list[dict[str, Any]]:
    """Every other one got further."""
    return [ended(DAY, outcome_later=("job", "still_looking")[at % 2], **columns) for at in range(count)]


def test_there_are_none_before_enough_have_answered() -> None:
    add([*told(ENOUGH - 1), *(ended(DAY, outcome_later="rather_not_say") for _ in range(9))])
    assert figures() is None
    add(told(1))
    assert figures() is not None


def test_they_are_shares_of_those_who_answered() -> None:
    add([*told(80), *told(60, purpose="udvikling"), *(ended(DAY) for _ in range(50))])
    found = figures()
    assert found and found.answered == 140 and found.whole.percent == 50
    shown = {one.label: one.percent for one in found.shares}
    assert shown == {
        "placement.purpose.job": 50,
        "placement.purpose.udvikling": 50,
        "vitas.kind.virksomhedspraktik": 50,
    }


def test_a_small_group_is_hidden_with_another_one() -> None:
    add([*told(120), *told(6, purpose="kompetence"), *told(60, purpose="udvikling"), *told(3, kind="loentilskud")])
    found = figures()
    assert found
    hidden = {one.label for one in found.shares if one.percent is None}
    assert "placement.purpose.kompetence" in hidden and "vitas.kind.loentilskud" in hidden and len(hidden) >= 4


@pytest.mark.parametrize("lang", list(i18n.LANGUAGES))
def test_they_stand_beside_those_of_2019_in_every_language(app: Flask, lang: str) -> None:
    client = ReadingClient(app)
    assert not Page(client.get(f"/{lang}/viden/tal").text).with_attribute("data-own")
    add(told(120))
    (own,) = Page(client.get(f"/{lang}/viden/tal").text).with_attribute("data-own")
    assert "50" in text_of(own) and "120" in text_of(own)


def test_without_a_database_the_page_does_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise OperationalError("", {}, Exception())

    monkeypatch.setattr(quality, "further", away)
    assert public_figures.figures() is None
