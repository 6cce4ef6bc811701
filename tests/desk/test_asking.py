"""The jobcenter asks one of the two, who reads it in their own language and answers on their page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from citizen_portal.placement.status import Side
from citizen_portal.records import queue
from citizen_portal.records.repository import PlacementRecord

from ..house_style import Page, ReadingClient, text_of
from ..people import filled_in
from ..placements import APPLIED, entrance
from .at_the_desk import NAME, signed_in
from .doing import after, now, press, read

WORDS = "Skriv gerne, hvornår du kan møde om morgenen."
REPLY = "Jeg kan møde hver dag klokken otte."


@pytest.fixture
def record(app: Flask) -> Iterator[PlacementRecord]:
    with app.app_context():
        yield after(*APPLIED)


def asked(app: Flask, client: ReadingClient, record: PlacementRecord, side: Side = Side.CITIZEN) -> ReadingClient:
    signed_in(app, client)
    ticked = {f"ask-{side}-0": f"ask-{side}.hours"}
    assert press(client, record, f"ask-{side}", question=WORDS, **ticked).status_code == 303
    return client


def reply(client: ReadingClient, record: PlacementRecord, side: Side, words: str = REPLY) -> int:
    start = entrance(record, side)
    typed = filled_in(client.get(start + "/svar").text) | {"reply": words}
    return client.post(start + "/svar", data=typed).status_code


def waiting(record: PlacementRecord) -> Side | None:
    (row,) = [row for row in queue.page("", {}, rows=500).rows if row.reference == record.reference]
    return row.waits_for


@pytest.mark.parametrize(("lang", "words"), [("da", "Hvilke dage og tider"), ("uk", "У які дні")])
def test_a_question_of_the_list_is_read_in_ones_own_language(
    app: Flask, client: ReadingClient, record: PlacementRecord, lang: str, words: str
) -> None:
    asked(app, client, record)
    page = Page(read(client, entrance(record, Side.CITIZEN, lang)))
    assert words in text_of(page.one("section", id="spoergsmaal")) and WORDS in text_of(page.one("main"))
    assert page.with_attribute("data-turn")[0].get("data-turn") == "citizen"


@pytest.mark.parametrize("side", [Side.CITIZEN, Side.EMPLOYER])
def test_the_answer_comes_back_into_the_queue_and_is_read(
    app: Flask, client: ReadingClient, record: PlacementRecord, side: Side
) -> None:
    asked(app, client, record, side)
    assert waiting(record) is side
    assert reply(client, record, side) == 303 and waiting(record) is Side.JOBCENTER
    desk = client.get(f"/sagsbord/{record.reference}").text
    assert REPLY in text_of(Page(desk).with_attribute("data-waiting")[0])
    assert press(client, record, "heard").status_code == 303
    assert not now(record).state.open_questions and not Page(
        client.get(f"/sagsbord/{record.reference}").text
    ).with_attribute("data-waiting")


def test_the_other_side_learns_nothing_of_it(app: Flask, client: ReadingClient, record: PlacementRecord) -> None:
    asked(app, client, record)
    reply(client, record, Side.CITIZEN)
    employer = client.get(entrance(record, Side.EMPLOYER)).text
    assert WORDS not in employer and REPLY not in employer and "spørgsmål" not in employer


def test_the_course_names_the_colleague_who_asked(app: Flask, client: ReadingClient, record: PlacementRecord) -> None:
    asked(app, client, record)
    assert f"Spurgte borgeren · {NAME}" in text_of(Page(client.get(f"/sagsbord/{record.reference}").text).one("main"))


def test_an_empty_answer_is_asked_for_again(app: Flask, client: ReadingClient, record: PlacementRecord) -> None:
    asked(app, client, record)
    assert reply(client, record, Side.CITIZEN, " ") == 422
    assert reply(client, record, Side.CITIZEN, "Mit nummer er 070184-1234") == 422
    assert now(record).state.asked_of(Side.CITIZEN)


def test_an_answer_to_a_question_that_was_asked_anew_is_kept_and_not_sent(
    app: Flask, client: ReadingClient, record: PlacementRecord
) -> None:
    asked(app, client, record)
    start = entrance(record, Side.CITIZEN)
    typed = filled_in(client.get(start + "/svar").text) | {"reply": REPLY}
    press(client, record, "ask-citizen", question="Hvem viser dig opgaverne?")
    late = client.post(start + "/svar", data=typed)
    assert late.status_code == 409 and REPLY in late.text and "Hvem viser dig opgaverne?" in late.text


def test_whoever_is_asked_nothing_is_led_to_the_page(client: ReadingClient, record: PlacementRecord) -> None:
    start = entrance(record, Side.CITIZEN)
    assert client.get(start + "/svar").headers["Location"] == start


def test_a_question_takes_nothing_from_what_was_decided_meanwhile(
    app: Flask, client: ReadingClient, record: PlacementRecord
) -> None:
    start = entrance(record, Side.CITIZEN)
    typed = filled_in(client.get(start + "/aendring/indhold").text) | {"tasks": "Bage boller"}
    asked(app, client, record)
    assert client.post(start + "/aendring/indhold", data=typed).status_code == 303
