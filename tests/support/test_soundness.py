"""The flow as a graph: sound, and what makes it unsound is named."""

from collections import Counter
from dataclasses import replace

import pytest

from citizen_portal import flow
from citizen_portal.flow import BY_ID, OUTCOMES, QUESTIONS, Route, walk
from citizen_portal.support import soundness


def test_the_flow_is_sound() -> None:
    assert soundness.check_soundness() == []


def test_every_way_through_ends_and_every_outcome_is_reached() -> None:
    ends = {walk(answers).outcome for answers in soundness.distinct_paths()}
    assert ends == set(OUTCOMES)


def test_walking_every_single_path_finds_as_many_as_are_counted() -> None:
    walked = Counter(outcome for _, outcome in soundness.all_paths())
    assert dict(walked) == soundness.count_paths()
    assert sum(walked.values()) > 1_000_000


def test_a_question_that_changes_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    idle = replace(BY_ID["since"], choices=("first-months", "unsure"))
    monkeypatch.setattr(flow, "QUESTIONS", tuple(idle if one.id == "since" else one for one in QUESTIONS))
    monkeypatch.setattr(flow, "BY_ID", {**BY_ID, "since": idle})
    assert soundness.check_soundness() == ["since: no answer changes anything"]


def test_a_circle_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    back = replace(BY_ID["kind"], routes=(Route("place"),))
    monkeypatch.setattr(flow, "BY_ID", {**BY_ID, "kind": back})
    assert soundness.check_soundness() == ["the flow goes in a circle: ['place', 'kind']"]


def test_a_route_to_nowhere_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = replace(BY_ID["kind"], routes=(Route("nowhere"),))
    monkeypatch.setattr(flow, "QUESTIONS", (lost,))
    assert "kind: leads to nowhere, which is neither question nor outcome" in list(soundness._route_faults())
