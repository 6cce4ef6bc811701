"""The flow, without any web: where answers lead, what decided, and whom to call."""

from collections import Counter

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


# The longest way to each outcome.
MOST = {
    "talk-first": 2, "no-benefit": 5, "other-benefit": 5, "under-30": 6, "not-job-ready": 7, "paid-work-first": 8,
    "register-now": 8, "subsidy-not-yet": 10, "wage-subsidy": 11, "level-1": 11, "level-2": 13, "level-3": 13,
    "another-offer": 13,
}  # fmt: skip


def test_the_walk_is_short() -> None:
    longest = Counter[str]()
    for answers in soundness.distinct_paths():
        outcome = str(walk(answers).outcome)
        longest[outcome] = max(longest[outcome], len(answers))
    assert longest == MOST


def test_the_guide_opens_with_the_person_and_not_with_the_system() -> None:
    for answers in soundness.distinct_paths():
        asked = list(answers)
        assert asked[:3] == ["wellbeing", "goal", "place"] or asked == ["wellbeing", "benefit"]


def test_paid_work_is_asked_for_before_anything_else_is_offered() -> None:
    offers = set(flow.OUTCOMES) - {"talk-first", "under-30", "not-job-ready", "other-benefit", "no-benefit"}
    for answers in soundness.distinct_paths():
        outcome = walk(answers).outcome
        assert ("paid" in answers) == (outcome in offers)
        assert (answers.get("paid") == "yes") == (outcome == "paid-work-first")


def test_only_whoever_is_not_well_is_to_talk_first() -> None:
    for answers in soundness.distinct_paths():
        assert (answers["wellbeing"] == "not-well") == (walk(answers).outcome == "talk-first")
    assert walk({"wellbeing": "unsure"}) == walk({"wellbeing": "ready"})


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
        ({"benefit": "dagpenge", "since": "unsure"}, "akasse"),
        ({"benefit": "dagpenge"}, "holder"),
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
    answers = {"wellbeing": "ready", "goal": "cv", "place": "none", "benefit": "dagpenge", "age": "over", "paid": "no"}
    away = {**answers, "benefit": "none"}
    assert walk(away).outcome == "no-benefit"
    assert kept(away)["paid"] == "no"
    assert walk({**away, "benefit": "dagpenge"}) == walk(answers)
