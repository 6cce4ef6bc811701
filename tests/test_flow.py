"""The flow, without any web: where answers lead, what decided, and whom to call."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen_portal import flow
from citizen_portal.flow import BY_ID, QUESTIONS, kept, walk
from citizen_portal.support import soundness

ANYTHING = st.dictionaries(
    st.sampled_from([*BY_ID, "no-such-question"]),
    st.one_of(st.sampled_from(sorted({choice for question in QUESTIONS for choice in question.choices})), st.text()),
)


def test_nobody_answers_more_than_fifteen_questions() -> None:
    assert max(len(answers) for answers in soundness.distinct_paths()) <= 15


def test_every_outcome_names_what_decided_it() -> None:
    for place in map(walk, soundness.distinct_paths()):
        assert place.reasons and set(place.reasons) <= set(place.path)


def test_the_nearest_other_outcome_is_one_answer_away() -> None:
    for answers in soundness.distinct_paths():
        if nearby := flow.nearest(answers):
            assert walk({**answers, nearby.question: nearby.choice}).outcome == nearby.outcome != walk(answers).outcome


def test_whoever_says_no_motive_gets_no_purpose_suggested() -> None:
    assert flow.purpose({"goal": "rather-not"}) is None
    assert flow.purpose({"goal": "cv"}) == "kompetence"


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
