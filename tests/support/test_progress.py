"""How far the reader is: the number of the question, and about how many there are."""

import pytest
from flask import Flask

from citizen_portal import flow
from citizen_portal.support import standing
from citizen_portal.support.progress import Progress, progress
from citizen_portal.support.soundness import distinct_paths

from .walking import BY_OUTCOME


def test_the_first_question_is_one_of_about_eleven() -> None:
    assert progress("wellbeing", {}) == Progress(1, 11)


def test_whoever_has_a_place_has_fewer_questions_to_come() -> None:
    agreed = BY_OUTCOME["register-now"]
    assert progress("kind", agreed) == Progress(4, 8)


def test_whoever_goes_back_sees_what_stood_there_the_first_time() -> None:
    walked = BY_OUTCOME["level-2"]
    assert progress("goal", walked) == progress("goal", {"wellbeing": walked["wellbeing"]})


def test_whoever_is_not_well_has_one_question_more() -> None:
    assert progress("benefit", {"wellbeing": "not-well"}) == Progress(2, 2)


def test_what_a_later_answer_settles_changes_no_earlier_number(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "settled", lambda _rules, answers: {"age": "over"} if "benefit" in answers else {})
    first = {"wellbeing": "ready", "goal": "cv"}
    later = {**first, "place": "none", "benefit": "kontanthjaelp"}
    with app.test_request_context("/da/"):
        assert standing.progress_of("place", later) == standing.progress_of("place", first)
        assert standing.progress_of("readiness", later).number == 5


def test_nobody_is_past_the_number_of_questions_there_are() -> None:
    for answers in list(distinct_paths())[::50]:
        standings = [progress(question, answers) for question in flow.walk(answers).path]
        assert [far.number for far in standings] == list(range(1, len(standings) + 1))
        assert all(far.number <= far.about for far in standings)
