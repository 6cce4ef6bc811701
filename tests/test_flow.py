"""The flow, without any web: sound as a graph, and every way through it ends."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen_portal import flow
from citizen_portal.flow import BY_ID, OUTCOMES, QUESTIONS, Route, kept, walk

ANYTHING = st.dictionaries(
    st.sampled_from([*BY_ID, "no-such-question"]),
    st.one_of(st.sampled_from(sorted({choice for question in QUESTIONS for choice in question.choices})), st.text()),
)


def test_the_flow_is_sound() -> None:
    assert flow.faults() == []


def test_every_path_ends_and_every_outcome_is_reached() -> None:
    ends = Counter(place.outcome for _, place in flow.all_paths())
    assert set(ends) == set(OUTCOMES)
    assert all(ends.values())


def test_nobody_answers_more_than_a_dozen_questions() -> None:
    assert max(len(place.path) for _, place in flow.all_paths()) <= 12


def test_every_outcome_names_what_decided_it() -> None:
    for _, place in flow.all_paths():
        assert place.reasons and set(place.reasons) <= set(place.path)


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


@pytest.mark.parametrize("question", [question.id for question in QUESTIONS])
def test_every_question_changes_something(question: str) -> None:
    """Some answer to it leads elsewhere than another does, all else being the same."""
    ends: dict[tuple[tuple[str, str], ...], set[str | None]] = {}
    for answers, place in flow.all_paths():
        if question in answers:
            rest = tuple(item for item in answers.items() if item[0] != question)
            ends.setdefault(rest, set()).add(place.outcome)
            if len(ends[rest]) > 1:
                return
            # A question may also change which questions follow; then the rest of the answers differ.
    lengths = {len(place.path) for answers, place in flow.all_paths() if question in answers}
    assert len(lengths) > 1


def test_a_circle_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    back = replace(BY_ID["kind"], routes=(Route("place"),))
    monkeypatch.setattr(flow, "BY_ID", {**BY_ID, "kind": back})
    assert flow.faults() == ["the flow goes in a circle: ['place', 'kind']"]


def test_a_route_to_nowhere_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = replace(BY_ID["kind"], routes=(Route("nowhere"),))
    monkeypatch.setattr(flow, "QUESTIONS", (lost,))
    assert "kind: leads to nowhere, which is neither question nor outcome" in list(flow._route_faults())
