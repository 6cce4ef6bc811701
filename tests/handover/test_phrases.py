"""Other systems get ids, the words behind them in every language, and the lines in Danish."""

from collections.abc import Iterator

import jsonschema  # type: ignore[import-untyped]  # there are no stubs
import pytest
from flask import Flask

from citizen_portal.handover.payload import COLUMNS, payload
from citizen_portal.handover.schema import schema
from citizen_portal.placement.phrases import BETWEEN, phrase_id
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events

from ..choosing import GONE, OWN, chosen, said
from ..placements import APPLIED, CAFE, STORIES, TOLD, Story, made, new, on, sent


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def test_what_is_kept_never_leaves_the_house_as_it_is_kept() -> None:
    handed = payload(sent(chosen()))
    jsonschema.validate(handed, schema())
    assert BETWEEN not in repr(handed) and "\\t" not in repr(handed)
    assert handed["terms"]["task-0"] == handed["task-0"] != "" and handed["task-0"] in handed["phrases"]
    assert handed["trade"] == "cafe" and handed["phrases"]["cafe"]["da"] == handed["in_danish"]["trade"][0]


def test_words_of_ones_own_stand_after_the_danish_and_their_language_is_named() -> None:
    record = sent(chosen(tasks=OWN["uk"]))
    handed = payload(record)
    chosen_tasks = {box: record.state.fields[box] for box in ("task-0", "task-1", "task-2")}
    assert handed["in_danish"]["tasks"] == [*said(chosen_tasks, "da"), OWN["uk"]]
    assert handed["written_in"] == {"tasks": "uk"}


def test_an_id_that_no_list_has_is_handed_over_with_the_words_it_had() -> None:
    handed = payload(sent(chosen(**{"task-5": GONE})))
    assert handed["phrases"]["weaving.warp"] == {"da": "Sætte trende op", "uk": "Натягувати основу"}
    assert "Sætte trende op" in handed["terms_in_danish"]["tasks"]


def test_a_placement_of_before_there_were_lists_has_its_own_words_and_no_phrases() -> None:
    handed = payload(sent({name: value for name, value in CAFE.fields.items() if not name.startswith("task-")}))
    assert handed["phrases"] == {} and handed["in_danish"]["tasks"] == [CAFE.fields["tasks"]]


def test_an_earlier_version_is_handed_over_with_what_was_chosen_then() -> None:
    record = sent(chosen())
    emptied = {**dict.fromkeys((f"task-{place}" for place in range(6)), ""), "tasks": "Vaske op"}
    now = events.record_event_with_retry(record, new(Side.EMPLOYER, EventKind.ANSWERED, terms=emptied, employer={}))
    assert payload(now)["terms_in_danish"]["tasks"] == ["Vaske op"]
    assert payload(now, 1)["terms_in_danish"]["tasks"] == payload(now)["in_danish"]["tasks"] != ["Vaske op"]


def test_what_one_side_wants_differently_is_told_in_danish_too() -> None:
    record = made(Story(STORIES["applied"].status, (*APPLIED,)), chosen())
    wanted = new(Side.CITIZEN, EventKind.CHANGED, terms={"task-5": GONE})
    proposal = payload(events.record_event_with_retry(record, wanted))["proposal"]
    assert proposal["terms"]["task-5"] == "weaving.warp" and proposal["in_danish"]["tasks"] == ["Sætte trende op"]


def test_a_goal_of_the_end_is_told_in_danish_with_its_id() -> None:
    story, record = STORIES["ended"], made(STORIES["ended"], chosen())
    goal = record.state.terms["goal-0"]
    told = {**TOLD, "goals": {"5": {"goal": goal, "result": "alone", "note": ""}}}
    with on(story.day(record.state)):
        record = events.record_event_with_retry(record, new(Side.CITIZEN, EventKind.EVALUATED, answers=told))
        handed = payload(record)
    (one,) = handed["afterwards_told"]["citizen"]["goals"].values()
    assert (one["goal"], one["goal_id"]) == (said({"": goal}, "da")[0], phrase_id(goal))
    jsonschema.validate(handed, schema())


def test_a_table_has_every_column_but_the_history_and_the_name_of_the_schema() -> None:
    assert {*payload(sent(chosen()))} - {*COLUMNS} == {"schema", "history"}
