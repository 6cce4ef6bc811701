"""Ticks that do not fit the list any more, that are too many, or that are typed, too: kept, and told in a sentence."""

import pytest
from flask import Flask

from citizen_portal.placement.phrases import kept
from citizen_portal.trades.library import trades

from ..house_style import Page, ReadingClient, text_of
from ..people import case, error_fields, fill, post

CAFE, WELDER = case("cafe-dagpenge-da"), case("welder-loentilskud-uk")
PATH = "/da/plads/plads"
CHOSEN = {**CAFE.step("plads"), "trade": "cafe", "task-shown": "1"}
OLD = {"da": "Pudse sølv til gæsterne", "uk": "Чистити срібло"}


@pytest.fixture
def citizen(client: ReadingClient) -> ReadingClient:
    fill(client, CAFE, until="plads")
    return client


def ticked(text: str) -> list[str]:
    return [
        box.get("value") or "" for box in Page(text).all("input", type="checkbox") if box.get("checked") is not None
    ]


def test_forty_tasks_stay_ticked_and_are_told(app: Flask, citizen: ReadingClient) -> None:
    with app.app_context():
        forty = [phrase for trade in trades().by_id.values() for phrase in trade.tasks][:40]
    answer = post(citizen, PATH, {**CHOSEN, **{f"task-{place}": one for place, one in enumerate(forty)}})
    assert answer.status_code == 422 and error_fields(answer) == {"task"} and "Du har valgt 40" in answer.text
    assert sorted(ticked(answer.text)) == sorted(forty)


def test_a_phrase_no_list_has_any_more_keeps_its_words(citizen: ReadingClient) -> None:
    assert post(citizen, PATH, {**CHOSEN, "task-0": kept("cafe.polish-silver", OLD)}).status_code == 303
    shown = Page(citizen.get(PATH).text)
    assert [one.get("data-away") for one in shown.with_attribute("data-away")] == ["gone"]
    assert OLD["da"] in text_of(shown.one("main")) and OLD["uk"] in citizen.get("/uk/plads/plads").text
    assert post(citizen, PATH, {**CHOSEN, "task-0": "cafe.polish-silver"}).status_code == 303
    assert OLD["da"] in citizen.get(PATH).text


def test_a_phrase_nobody_has_words_for_is_told_once(citizen: ReadingClient) -> None:
    answer = post(citizen, PATH, {**CHOSEN, "task-0": "cafe.never-seen", "task-1": "cafe.wash-up"})
    assert answer.status_code == 422 and error_fields(answer) == {"task"} and "taget af listen" in answer.text
    assert ticked(answer.text) == ["cafe.wash-up"] and CAFE.fields["tasks"] in answer.text


def test_a_trade_that_was_taken_away_keeps_its_name(citizen: ReadingClient) -> None:
    trade = kept("silver", {"da": "Sølvværksted"})
    assert post(citizen, PATH, {**CHOSEN, "trade": trade, "task-0": kept("silver.polish", OLD)}).status_code == 303
    shown = citizen.get(PATH).text
    assert "Listen for »Sølvværksted« findes ikke mere" in shown and OLD["da"] in shown
    post(citizen, PATH, {**CAFE.step("plads"), "trade": "", "task-0": kept("silver.polish", OLD)})
    assert OLD["da"] in citizen.get(PATH).text


def test_what_is_ticked_and_typed_is_said_once(citizen: ReadingClient) -> None:
    """Beside the answer itself stands the sentence that tells it."""
    words = "Fylde opvaskemaskinen og stille rent service på plads"
    post(citizen, PATH, {**CHOSEN, "task-0": "cafe.wash-up", "tasks": f"{words}.\nSpørge gæsterne om allergi"})
    for step in ("formaal", "laering"):
        post(citizen, f"/da/plads/{step}", CAFE.step(step))
    page = Page(citizen.get("/da/plads/tjek").text)
    (row,) = page.all("div", data_answer="tasks")
    assert text_of(row).count(words) == 2 and "Spørge gæsterne om allergi" in text_of(row)
    assert "ser det kun én gang" in text_of(row)


def test_a_list_opened_in_one_language_may_be_sent_in_another(citizen: ReadingClient) -> None:
    assert "Nalewać" not in citizen.get("/pl/plads/plads").text
    answer = post(citizen, "/tr/plads/plads", {**CHOSEN, "task-0": "cafe.wash-up", "tasks": ""})
    assert answer.status_code == 303 and ticked(citizen.get("/pl/plads/plads").text) == ["cafe.wash-up"]


def test_whoever_writes_another_language_is_told_once_and_shown_what_is_like_it(client: ReadingClient) -> None:
    fill(client, WELDER)
    told = [one for one in Page(client.get("/uk/plads/tjek").text).with_attribute("data-nudge")]
    assert sum("читають данською" in text_of(one) for one in told) == 1
    (near,) = Page(client.get("/uk/plads/plads").text).with_attribute("data-near")
    ids = [one.get("data-phrase") or "" for one in near.iter() if one.get("data-phrase")]
    assert 1 <= len(ids) <= 3 and all(one.startswith("welding.") for one in ids)


def test_whoever_writes_danish_is_told_nothing_of_languages(citizen: ReadingClient) -> None:
    fill(citizen, CAFE)
    assert "læser dansk" not in citizen.get("/da/plads/tjek").text
