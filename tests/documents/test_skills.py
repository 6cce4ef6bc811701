"""The paper for the CV says what somebody learned and who says so, in Danish too, and not a word of the rest."""

from collections.abc import Iterator
from io import BytesIO

import pypdf
import pytest
from flask import Flask

from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events
from citizen_portal.records.repository import PlacementRecord

from ..house_style import Page, ReadingClient, text_of
from ..papers import signs_without_ink, words_of
from ..placements import CAFE, STORIES, TOLD, entrance, made, new, on

NEVER_SAID = ("praktik", "løntilskud", "jobcenter", "dagpenge", "a-kasse", "kommune", "ydelse")
FIRST, SECOND = CAFE.fields["learning-0"], CAFE.fields["learning-1"]


@pytest.fixture
def record(app: Flask) -> Iterator[PlacementRecord]:
    """It ended before its last day, because the citizen got a job."""
    story = STORIES["ended early"]
    with app.app_context():
        record = made(story)
        with on(story.day(record.state)):
            yield record


def tell(record: PlacementRecord, side: Side, **results: str) -> PlacementRecord:
    """By the number of the goal."""
    goals = {
        number[1:]: {"goal": CAFE.fields[f"learning-{number[1:]}"], "result": result, "note": f"Siger {side}"}
        for number, result in results.items()
    }
    said = new(side, EventKind.EVALUATED, answers={**TOLD, "goals": goals})
    return events.record_event_with_retry(record, said)


def learned(client: ReadingClient, record: PlacementRecord, lang: str = "da") -> list[str]:
    page = Page(client.get(f"{entrance(record, Side.CITIZEN, lang)}/cv").text)
    return [text_of(row) for listed in page.with_attribute("data-learned") for row in listed]


def test_the_workplace_is_heard_first_and_it_says_who_speaks(client: ReadingClient, record: PlacementRecord) -> None:
    record = tell(record, Side.CITIZEN, _0="tried", _1="alone")
    record = tell(record, Side.EMPLOYER, _0="with-help")
    assert learned(client, record) == [
        f"{FIRST} Kan det med hjælp Siger employer Det siger arbejdspladsen",
        f"{SECOND} Kan det alene Siger citizen Det siger jeg selv",
    ]


def test_what_was_not_reached_or_not_told_is_left_out(client: ReadingClient, record: PlacementRecord) -> None:
    record = tell(tell(record, Side.CITIZEN, _0="alone"), Side.EMPLOYER, _0="not-reached")
    assert learned(client, record) == []


def test_a_reader_of_another_language_has_the_danish_beside_it(client: ReadingClient, record: PlacementRecord) -> None:
    record = tell(record, Side.EMPLOYER, _0="alone")
    (row,) = learned(client, record, "en")
    assert "Can do it alone Kan det alene" in row and "Det siger arbejdspladsen" in row


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_the_paper_is_one_page_and_names_no_authority(
    client: ReadingClient, record: PlacementRecord, lang: str
) -> None:
    record = tell(record, Side.EMPLOYER, _0="alone", _1="tried")
    answer = client.get(f"{entrance(record, Side.CITIZEN, lang)}/cv.pdf")
    read = words_of(answer.data)
    assert len(pypdf.PdfReader(BytesIO(answer.data)).pages) == 1 and signs_without_ink(answer.data) == set()
    assert all(said in read for said in (CAFE.fields["name"], CAFE.fields["company_name"], FIRST, "Kan det alene"))
    assert [word for word in NEVER_SAID if word in read.lower()] == [] and record.reference not in read


def test_the_days_are_those_it_lasted(client: ReadingClient, record: PlacementRecord) -> None:
    page = text_of(Page(client.get(f"{entrance(record, Side.CITIZEN)}/cv").text).one("main"))
    assert f"{record.state.last_day.day}. " in page and record.state.last_day < record.state.ends_on


def test_before_it_is_over_there_is_no_such_paper(client: ReadingClient, app: Flask) -> None:
    with app.app_context():
        running = entrance(made(STORIES["approved"]), Side.CITIZEN)
    assert {client.get(f"{running}/{page}").status_code for page in ("cv", "cv.pdf")} == {303}
    assert f"{running}/cv" not in client.get(running).text
