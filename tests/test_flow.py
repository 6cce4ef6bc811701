"""The flow, without any web: sound as a graph, and every way through it ends."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen_portal import flow
from citizen_portal.flow import BY_ID, OUTCOMES, QUESTIONS, Route, kept, walk
from citizen_portal.support import graph

ANYTHING = st.dictionaries(
    st.sampled_from([*BY_ID, "no-such-question"]),
    st.one_of(st.sampled_from(sorted({choice for question in QUESTIONS for choice in question.choices})), st.text()),
)


def test_the_flow_is_sound() -> None:
    assert graph.check_graph() == []


def test_every_way_through_ends_and_every_outcome_is_reached() -> None:
    ends = {walk(answers).outcome for answers in graph.distinct_paths()}
    assert ends == set(OUTCOMES)


def test_walking_every_single_path_finds_as_many_as_are_counted() -> None:
    walked = Counter(outcome for _, outcome in graph.all_paths())
    assert dict(walked) == graph.count_paths()
    assert sum(walked.values()) > 1_000_000


def test_nobody_answers_more_than_fifteen_questions() -> None:
    assert max(len(answers) for answers in graph.distinct_paths()) <= 15


def test_every_outcome_names_what_decided_it() -> None:
    for place in map(walk, graph.distinct_paths()):
        assert place.reasons and set(place.reasons) <= set(place.path)


def test_the_nearest_other_outcome_is_one_answer_away() -> None:
    for answers in graph.distinct_paths():
        if nearby := flow.nearest(answers):
            assert walk({**answers, nearby.question: nearby.choice}).outcome == nearby.outcome != walk(answers).outcome


def test_each_motive_suggests_one_of_the_three_purposes() -> None:
    assert len(flow.MOTIVES) == 12
    assert set(flow.MOTIVES.values()) == {"job", "kompetence", "udvikling"}
    assert flow.purpose({"goal": "rather-not"}) is None


@pytest.mark.parametrize(
    ("answers", "whom"),
    [
        ({"benefit": "dagpenge", "since": "first-months"}, "akasse"),
        ({"benefit": "dagpenge", "since": "longer"}, "jobcenter"),
        ({"benefit": "dagpenge"}, "akasse"),
        ({"benefit": "kontanthjaelp"}, "caseworker"),
        ({"benefit": "other"}, "municipality"),
        ({}, "municipality"),
    ],
)
def test_there_is_one_right_person_to_call(answers: dict[str, str], whom: str) -> None:
    assert flow.contact(answers) == whom


@given(ANYTHING)
def test_any_answers_at_all_lead_somewhere(answers: dict[str, str]) -> None:
    place = walk(answers)
    assert (place.question is None) != (place.outcome is None)
    assert all(answers[step] in BY_ID[step].choices for step in place.path)


@given(ANYTHING)
def test_answers_that_mean_nothing_change_nothing(answers: dict[str, str]) -> None:
    assert walk(kept(answers)) == walk(answers)


def test_somebody_who_changes_back_finds_the_later_answers_again() -> None:
    answers = {"benefit": "dagpenge", "age": "over", "paid": "no"}
    away = {**answers, "benefit": "none"}
    assert walk(away).outcome == "no-benefit"
    assert kept(away)["paid"] == "no"
    assert walk({**away, "benefit": "dagpenge"}) == walk(answers)


def test_a_question_that_changes_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    idle = replace(BY_ID["since"], choices=("first-months", "unsure"))
    monkeypatch.setattr(flow, "QUESTIONS", tuple(idle if one.id == "since" else one for one in QUESTIONS))
    monkeypatch.setattr(flow, "BY_ID", {**BY_ID, "since": idle})
    assert graph.check_graph() == ["since: no answer changes anything"]


def test_a_circle_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    back = replace(BY_ID["kind"], routes=(Route("place"),))
    monkeypatch.setattr(flow, "BY_ID", {**BY_ID, "kind": back})
    assert graph.check_graph() == ["the flow goes in a circle: ['place', 'kind']"]


def test_a_route_to_nowhere_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = replace(BY_ID["kind"], routes=(Route("nowhere"),))
    monkeypatch.setattr(flow, "QUESTIONS", (lost,))
    assert "kind: leads to nowhere, which is neither question nor outcome" in list(graph._route_faults())
