"""A phrase is shown in its reader's language, with its mark; words of somebody's own stand once, whatever is chosen."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from citizen_portal.placement.fields import BY_NAME, PHRASES
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events
from citizen_portal.records.repository import PlacementRecord

from ..choosing import GONE, OWN, chosen, said
from ..house_style import Page, ReadingClient, text_of
from ..papers import words_of
from ..placements import CAFE, STORIES, TOLD, entrance, made, new, on, sent

TASKS = BY_NAME["tasks"].phrase_boxes
Placed = Callable[..., PlacementRecord]
BOXES = ("trade", *(f"{prefix}-" for prefix in PHRASES))


@pytest.fixture
def placed(app: Flask) -> Callable[..., PlacementRecord]:
    """Sends a placement of which this was typed, and everything else chosen."""

    def send(**typed: str) -> PlacementRecord:
        with app.app_context():
            return sent(chosen(**typed), "uk")

    return send


def get(client: ReadingClient, record: PlacementRecord, side: Side, rest: str = "/aftale", lang: str = "da") -> Any:
    """A page or a paper of a side. The address is made outside of the request: its language is its own."""
    with client.application.app_context():
        path = entrance(record, side, lang) + rest
    return client.get(path)


def read(client: ReadingClient, record: PlacementRecord, side: Side, rest: str = "/aftale", lang: str = "da") -> Page:
    return Page(get(client, record, side, rest, lang).text)


def tasks(client: ReadingClient, record: PlacementRecord, side: Side, lang: str = "da") -> str:
    """That line of the sheet."""
    return text_of(read(client, record, side, lang=lang).one(**{"data-line": "tasks"}))


@pytest.mark.parametrize("path", ["/aftale", "/aftale.pdf"])
def test_own_words_beside_what_was_chosen_stand_once(client: ReadingClient, placed: Placed, path: str) -> None:
    record = placed(tasks=OWN["uk"])
    answer = get(client, record, Side.CITIZEN, path, "uk")
    found = words_of(answer.data) if path.endswith("pdf") else text_of(Page(answer.text).one("main"))
    assert found.count(OWN["uk"]) == 1 and said(record.state.terms, "da")[0] in found


def test_words_in_another_language_say_so_to_the_employer_and_in_danish_to_both(
    client: ReadingClient, placed: Placed
) -> None:
    record = placed(tasks=OWN["uk"])
    assert "Skrevet på ukrainsk" in tasks(client, record, Side.EMPLOYER)
    beside = tasks(client, record, Side.CITIZEN, "uk")
    assert "Мова тексту: українська" in beside and "(Skrevet på ukrainsk)" in beside


def test_danish_words_and_those_that_are_chosen_say_nothing(client: ReadingClient, placed: Placed) -> None:
    record = placed(tasks="Jeg vil gerne hjælpe med at lave kaffe.")
    assert "Skrevet" not in tasks(client, record, Side.EMPLOYER)


@pytest.mark.parametrize("side", [Side.CITIZEN, Side.EMPLOYER])
def test_vitas_says_that_it_must_be_danish_and_who_helps(client: ReadingClient, placed: Placed, side: Side) -> None:
    record = placed(tasks=OWN["uk"])
    page = read(client, record, side, "/vitas")
    (told,) = page.with_attribute("data-written-in")
    assert "Skrevet på ukrainsk. I VITAS skal det stå på dansk" in text_of(told)
    assert [link.get("href", "")[:4] for link in told if link.get("href")] == ["tel:"]
    assert all("Skrevet" not in text_of(copied) for copied in page.with_attribute("data-copied"))


@pytest.mark.parametrize(("lang", "words", "spoken"), [
    ("da", "Sætte trende op", "da"), ("uk", "Натягувати основу", "uk"), ("pl", "Sætte trende op", "da"),
])  # fmt: skip
def test_what_no_list_has_any_more_is_said_in_the_words_it_had(
    client: ReadingClient, placed: Placed, lang: str, words: str, spoken: str
) -> None:
    record = placed(**{"task-5": GONE})
    page = read(client, record, Side.CITIZEN, lang=lang)
    found = [one for one in page.with_attribute("data-phrase") if one.get("data-phrase") == "weaving.warp"]
    assert (text_of(found[0]), found[0].get("lang")) == (words, spoken)


def test_a_placement_of_before_there_were_lists_is_shown_as_ever(app: Flask, client: ReadingClient) -> None:
    with app.app_context():
        record = sent({name: value for name, value in CAFE.fields.items() if not name.startswith(BOXES)})
    for side in (Side.CITIZEN, Side.EMPLOYER):
        page = read(client, record, side)
        assert CAFE.fields["tasks"] in text_of(page.one("main")) and page.with_attribute("data-phrase") == []


def test_what_the_employer_writes_differently_leaves_the_older_version_and_the_papers_follow(
    app: Flask, client: ReadingClient, placed: Placed
) -> None:
    record = placed()
    first = get(client, record, Side.CITIZEN, "/aftale.pdf").data
    terms = {**dict.fromkeys(TASKS, ""), "tasks": "Vaske op"}
    with app.app_context():
        record = events.record_event_with_retry(
            record, new(Side.EMPLOYER, EventKind.ANSWERED, terms=terms, employer={})
        )
    task = said(record.state.fields, "da")[0]
    changed = tasks(client, record, Side.CITIZEN)
    assert "Vaske op" in changed and task in changed.partition("Før stod der:")[2]
    paper = get(client, record, Side.CITIZEN, "/aftale.pdf").data
    assert task in words_of(first) and "Vaske op" not in words_of(first) and "Vaske op" in words_of(paper)


def test_the_questions_of_the_end_name_each_goal_in_the_readers_language(app: Flask, client: ReadingClient) -> None:
    story = STORIES["nearly over"]
    with app.app_context():
        record = made(story, chosen())
        words = said({"": goal_of(record)}, "uk")[0]
    with on(story.day(record.state)):
        page = read(client, record, Side.CITIZEN, "/bagefter", "uk")
    assert words in text_of(page.one("form", id="typed"))
    assert page.with_attribute("data-phrase")[0].get("lang") == "uk"


def test_what_was_learned_is_told_in_both_languages(app: Flask, client: ReadingClient) -> None:
    story = STORIES["ended"]
    with app.app_context():
        record = made(story, chosen())
        told = {"5": {"goal": goal_of(record), "result": "alone", "note": ""}}
        answer = new(Side.EMPLOYER, EventKind.EVALUATED, answers={**TOLD, "goals": told})
        with on(story.day(record.state)):
            record = events.record_event_with_retry(record, answer)
        both = [said({"": goal_of(record)}, lang)[0] for lang in ("uk", "da")]
    with on(story.day(record.state)):
        status = read(client, record, Side.CITIZEN, "", "uk")
        paper = words_of(get(client, record, Side.CITIZEN, "/cv.pdf", "uk").data)
    assert both[0] in text_of(status.one(**{"data-goals": ""})) and [one for one in both if one not in paper] == []


def goal_of(record: PlacementRecord) -> str:
    return record.state.terms[BY_NAME["learning"].phrase_boxes[0]]
