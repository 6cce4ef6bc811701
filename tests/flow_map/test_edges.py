"""The edges follow the flow: every choice that somebody can make is on one."""

from citizen_portal import flow
from citizen_portal.flow_map.shapes import Drawing
from citizen_portal.support import soundness


def test_every_choice_that_somebody_can_make_is_on_an_edge(drawing: Drawing) -> None:
    shown = {(drawn.edge.start, choice, drawn.edge.to) for drawn in drawing.edges for choice in drawn.edge.choices}
    walked = set()
    for answers in soundness.distinct_paths():
        path = flow.walk(answers).path
        for start, to in zip(path, [*path[1:], flow.walk(answers).outcome], strict=True):
            walked.add((start, answers[start], str(to)))
    assert walked <= shown
    assert {(start, choice) for start, choice, _ in shown} == {
        (question.id, choice) for question in flow.QUESTIONS for choice in question.choices
    }
