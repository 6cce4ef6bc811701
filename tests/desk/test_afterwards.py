"""What both told of how it went is read at the desk."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask

from citizen_portal.placement.status import PARTIES
from citizen_portal.records.repository import PlacementRecord

from ..house_style import Page, ReadingClient, text_of
from ..placements import STORIES, made, on
from .at_the_desk import signed_in


def told(app: Flask, name: str) -> PlacementRecord:
    with app.app_context():
        return made(STORIES[name])


def at_the_desk(app: Flask, client: ReadingClient, record: PlacementRecord) -> Page:
    return Page(signed_in(app, client).get(f"/sagsbord/{record.reference}").text)


def test_the_goals_and_what_came_of_it_are_read(app: Flask, client: ReadingClient) -> None:
    page = at_the_desk(app, client, told(app, "ended, told by both"))
    (shown,) = page.with_attribute("data-afterwards")
    assert "Den ledige siger: Kan det med hjælp. Når der er mange kunder." in text_of(shown)
    boxes = page.with_attribute("data-told-by")
    assert [box.get("data-told-by") for box in boxes] == list(PARTIES)
    assert all("Hvad kom der ud af det? Et job" in text_of(box) for box in boxes)


def test_nobody_is_asked_any_more_once_both_have_told(app: Flask, client: ReadingClient) -> None:
    record = told(app, "ended, told by both")
    with on(record.state.ends_on + timedelta(days=1)):
        (hero,) = at_the_desk(app, client, record).with_attribute("data-tone")
    assert "Begge har fortalt, hvordan det gik." in text_of(hero)


def test_what_came_of_it_after_three_months_is_read(app: Flask, client: ReadingClient) -> None:
    page = at_the_desk(app, client, told(app, "three months later, told"))
    (shown,) = page.with_attribute("data-told-by")
    assert "Jeg har nogle timer med løn" in text_of(shown)


def test_before_somebody_tells_there_is_nothing_of_it(app: Flask, client: ReadingClient) -> None:
    assert not at_the_desk(app, client, told(app, "ended")).with_attribute("data-afterwards")
