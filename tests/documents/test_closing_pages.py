"""How it went is told goal by goal, by both; whoever comes second reads the other, and no sentence is lost."""

from collections.abc import Iterator, Mapping

import pytest
from flask import Flask

from citizen_portal.placement.status import EventKind, Side, Status
from citizen_portal.records import events
from citizen_portal.records.repository import PlacementRecord

from ..house_style import Page, ReadingClient, text_of
from ..people import error_fields, filled_in
from ..placements import CAFE, STORIES, YES, entrance, made, moved, new, on, read_again

MINE = {"goal-0-result": "with-help", "goal-0-note": "Når der er mange kunder", "outcome": "skills"}
FIRST = CAFE.fields["learning-0"]


@pytest.fixture
def record(app: Flask) -> Iterator[PlacementRecord]:
    """The last day was yesterday."""
    story = STORIES["ended"]
    with app.app_context():
        record = made(story)
        with on(story.day(record.state)):
            yield record


def asked(client: ReadingClient, record: PlacementRecord, side: Side = Side.CITIZEN) -> tuple[str, dict[str, str]]:
    path = f"{entrance(record, side)}/bagefter"
    return path, filled_in(client.get(path).text)


def tell(client: ReadingClient, record: PlacementRecord, side: Side, **typed: str) -> Mapping[str, object]:
    """What is kept of an answer."""
    path, form = asked(client, record, side)
    assert client.post(path, data={**form, **typed}).status_code == 303
    return read_again(record).state.evaluations[side]


def main(client: ReadingClient, record: PlacementRecord, side: Side, ending: str = "") -> str:
    return text_of(Page(client.get(entrance(record, side) + ending).text).one("main"))


def test_one_cross_is_enough_and_without_it_one_sentence_says_so(
    client: ReadingClient, record: PlacementRecord
) -> None:
    path, form = asked(client, record)
    assert error_fields(client.post(path, data=form)) == {"outcome"}
    told = tell(client, record, Side.CITIZEN, outcome="job")
    assert (told["outcome"], told["goals"], told["same"]) == ("job", {}, "")


def test_a_goal_is_kept_with_the_words_it_had_and_can_be_told_anew(
    client: ReadingClient, record: PlacementRecord
) -> None:
    told = tell(client, record, Side.CITIZEN, **MINE)
    goal = {"goal": FIRST, "result": "with-help", "note": "Når der er mange kunder"}
    assert told["goals"] == {"0": goal}
    assert tell(client, record, Side.CITIZEN, **{"goal-0-result": "alone"})["goals"] == {
        "0": {**goal, "result": "alone"}
    }


@pytest.mark.parametrize(("first", "second"), [(Side.CITIZEN, Side.EMPLOYER), (Side.EMPLOYER, Side.CITIZEN)])
def test_whoever_comes_second_sees_it_the_same_by_one_tick(
    client: ReadingClient, record: PlacementRecord, first: Side, second: Side
) -> None:
    tell(client, record, first, **MINE)
    assert "Kan det med hjælp. Når der er mange kunder" in main(client, record, second, "/bagefter")
    told = tell(client, record, second, same="y", outcome="clarity")
    assert told["goals"] == {"0": {"goal": FIRST, "result": "with-help", "note": ""}} and told["same"] == "yes"


def test_whoever_has_told_is_not_offered_to_tick_what_the_other_says(
    client: ReadingClient, record: PlacementRecord
) -> None:
    for side in (Side.CITIZEN, Side.EMPLOYER):
        tell(client, record, side, **MINE)
    path = f"{entrance(record, Side.CITIZEN)}/bagefter"
    page = client.get(path).text
    assert "Arbejdsgiveren siger" in page and "Jeg ser det på samme måde" not in page


def test_two_who_do_not_see_it_the_same_are_read_side_by_side_by_both(
    client: ReadingClient, record: PlacementRecord
) -> None:
    tell(client, record, Side.CITIZEN, **MINE)
    tell(client, record, Side.EMPLOYER, **{"goal-0-result": "alone", "goal-0-note": "", "outcome": "job"})
    told = "Du siger: Kan det med hjælp. Når der er mange kunder Arbejdsgiveren siger: Kan det alene"
    assert told in main(client, record, Side.CITIZEN)
    assert "Den ledige siger: Kan det med hjælp. Når der er mange kunder I siger: Kan det alene" in main(
        client, record, Side.EMPLOYER
    )


def test_neither_reads_the_rest_of_what_the_other_said(client: ReadingClient, record: PlacementRecord) -> None:
    tell(client, record, Side.CITIZEN, **MINE, comment="Det var hårdt")
    assert all("hårdt" not in main(client, record, Side.EMPLOYER, end) for end in ("", "/bagefter"))


def test_to_see_it_the_same_takes_what_was_seen_and_not_what_came_later(
    client: ReadingClient, record: PlacementRecord
) -> None:
    tell(client, record, Side.CITIZEN, **MINE)
    path, form = asked(client, record, Side.EMPLOYER)
    tell(client, record, Side.CITIZEN, **{"goal-0-result": "not-reached"})
    client.post(path, data={**form, "same": "y", "outcome": "job"})
    assert read_again(record).state.evaluations[Side.EMPLOYER]["goals"]["0"]["result"] == "with-help"


@pytest.mark.parametrize("number", ["4", "7", "99999999999999999999"])
def test_a_goal_that_is_not_there_is_said_so_and_nothing_is_lost(
    client: ReadingClient, record: PlacementRecord, number: str
) -> None:
    path, form = asked(client, record)
    odd = {f"goal-{number}-result": "alone", f"goal-{number}-note": "Lukke caféen"}
    answer = client.post(path, data={**form, **MINE, **odd})
    assert answer.status_code == 422 and not read_again(record).state.evaluations
    gone = text_of(Page(answer.text).with_attribute("data-gone")[0])
    assert "Et af målene står ikke" in gone and "Kan det alene. Lukke caféen" in gone
    assert MINE.items() <= filled_in(answer.text).items()


def test_a_result_nobody_knows_is_asked_for_once_more(client: ReadingClient, record: PlacementRecord) -> None:
    path, form = asked(client, record)
    answer = client.post(path, data={**form, **MINE, "goal-0-result": "perfectly"})
    assert answer.status_code == 422 and error_fields(answer) == {"goal-0-result"}


def test_goals_that_were_changed_meanwhile_are_shown_beside_what_was_typed(
    client: ReadingClient, record: PlacementRecord
) -> None:
    path, form = asked(client, record)
    swapped = {"learning-0": "Lave kaffe", "learning-1": FIRST}
    change = new(Side.CITIZEN, EventKind.CHANGED, terms=swapped)
    for event in (moved(Status.MORE_NEEDED), change, YES, moved(Status.APPROVED)):
        record = replayed_on(record, event)
    answer = client.post(path, data={**form, **MINE})
    assert answer.status_code == 409 and not read_again(record).state.evaluations
    shown = filled_in(answer.text)
    assert (shown["goal-1-result"], shown["goal-1-note"]) == ("with-help", "Når der er mange kunder")
    assert "goal-0-result" not in shown and client.post(path, data=shown).status_code == 303


def replayed_on(record: PlacementRecord, event: events.NewEvent) -> PlacementRecord:
    """Before it began, when the two could still change it."""
    with on(record.state.sent_at.date()):
        return events.record_event_with_retry(read_again(record), event)
