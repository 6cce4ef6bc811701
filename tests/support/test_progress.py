"""How far the reader is: the number of the question, and about how many there are."""

from citizen_portal import flow
from citizen_portal.support.progress import Progress, progress
from citizen_portal.support.soundness import distinct_paths

from .walking import BY_OUTCOME


def test_the_first_question_is_one_of_about_eleven() -> None:
    assert progress("benefit", {}) == Progress(1, 11)


def test_whoever_has_a_place_has_fewer_questions_to_come() -> None:
    agreed = BY_OUTCOME["register-now"]
    assert progress("kind", agreed) == Progress(7, 8)


def test_whoever_goes_back_sees_what_stood_there_the_first_time() -> None:
    walked = BY_OUTCOME["level-2"]
    assert progress("age", walked) == progress("age", {"benefit": walked["benefit"]})


def test_nobody_is_past_the_number_of_questions_there_are() -> None:
    for answers in list(distinct_paths())[::50]:
        standings = [progress(question, answers) for question in flow.walk(answers).path]
        assert [far.number for far in standings] == list(range(1, len(standings) + 1))
        assert all(far.number <= far.about for far in standings)
