"""The drawing of the flow: everything is on it once, nothing lies on anything else, and it follows the flow."""

from dataclasses import replace
from itertools import combinations

import pytest

from citizen_portal import flow
from citizen_portal.flow_map.draw import draw, mermaid
from citizen_portal.flow_map.edges import Words, ways
from citizen_portal.flow_map.lettering import Type
from citizen_portal.flow_map.shapes import Box, Drawing
from citizen_portal.support import graph

PLAIN = Words(
    said=lambda question, part: f"the {part} of {question}, in rather a lot of words",
    title=lambda outcome: f"what {outcome} is called",
    label=lambda label, **values: " ".join([label, *values.values()]),
)


@pytest.fixture(params=[False, True], ids=["ltr", "rtl"])
def drawing(request: pytest.FixtureRequest) -> Drawing:
    return draw(PLAIN, request.param)


def apart(one: Box, other: Box) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return beside or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_every_question_and_outcome_is_drawn_once(drawing: Drawing) -> None:
    assert sorted(box.id for box in drawing.boxes) == sorted([*flow.BY_ID, *flow.OUTCOMES])


def test_the_questions_are_numbered_as_they_are_met(drawing: Drawing) -> None:
    number = {box.id: box.number for box in drawing.boxes if box.number}
    assert sorted(number.values()) == list(range(1, len(flow.QUESTIONS) + 1))
    assert all(number[way.start] < number[way.to] for way in ways() if way.to in number)


def test_every_choice_that_somebody_can_make_is_on_a_way(drawing: Drawing) -> None:
    drawn = {(edge.way.start, choice, edge.way.to) for edge in drawing.edges for choice in edge.way.choices}
    walked = set()
    for answers in graph.distinct_paths():
        path = flow.walk(answers).path
        for start, to in zip(path, [*path[1:], flow.walk(answers).outcome], strict=True):
            walked.add((start, answers[start], str(to)))
    assert walked <= drawn
    assert {(start, choice) for start, choice, _ in drawn} == {
        (question.id, choice) for question in flow.QUESTIONS for choice in question.choices
    }


def test_no_box_lies_on_another_or_over_the_edge_of_the_paper(drawing: Drawing) -> None:
    assert all(apart(one, other) for one, other in combinations(drawing.boxes, 2))
    for box in drawing.boxes:
        assert box.x >= 0 and box.x + box.width <= drawing.width
        assert box.y >= 0 and box.y + box.height <= drawing.height


def test_no_way_runs_through_a_box(drawing: Drawing) -> None:
    for edge in drawing.edges:
        for (x, y), (to_x, to_y) in zip(edge.points, edge.points[1:], strict=False):
            line = Box("", None, "", min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y), 0, ())
            assert all(apart(line, box) for box in drawing.boxes), f"{edge.way.start} to {edge.way.to}"


def test_no_two_ways_cross(drawing: Drawing) -> None:
    """Two may come together before the box they both lead to."""
    for one, other in combinations(drawing.edges, 2):
        if one.way.to != other.way.to:
            assert not crossing(one.points, other.points), f"{one.way} and {other.way}"


def crossing(one: tuple[tuple[float, float], ...], other: tuple[tuple[float, float], ...]) -> bool:
    return any(
        min(a, c) <= max(e, g) and min(e, g) <= max(a, c) and min(b, d) <= max(f, h) and min(f, h) <= max(b, d)
        for (a, b), (c, d) in zip(one, one[1:], strict=False)
        for (e, f), (g, h) in zip(other, other[1:], strict=False)
    )


def test_the_words_of_a_box_stay_in_it(drawing: Drawing) -> None:
    for box in drawing.boxes:
        assert " ".join(line.words for line in box.lines) == box.name
        for line in box.lines:
            assert Type(15, 20).width(line.words) < box.width
            assert box.y < line.y < box.y + box.height


def test_from_right_to_left_it_is_the_mirror_image() -> None:
    left, right = draw(PLAIN, False), draw(PLAIN, True)
    for one, other in zip(left.boxes, right.boxes, strict=True):
        assert (one.y, one.x) == (other.y, pytest.approx(left.width - other.x - other.width))


def test_the_drawing_follows_the_flow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody draws it: a question left out, or another answer to it, shows at once."""
    before = draw(PLAIN, False)
    shorter = tuple(
        replace(question, routes=(flow.Route("place"),)) if question.id == "paid" else question
        for question in flow.QUESTIONS
        if question.id != "wellbeing"
    )
    monkeypatch.setattr(flow, "QUESTIONS", shorter)
    after = draw(PLAIN, False)
    assert {box.id for box in before.boxes} - {box.id for box in after.boxes} == {
        "wellbeing", "talk-first", "paid-work-first",
    }  # fmt: skip
    assert [edge.way.to for edge in after.edges if edge.way.start == "paid"] == ["place"]
    assert "talk_first -->" not in mermaid(PLAIN) and "question_paid --> question_place" in mermaid(PLAIN)


def test_a_flow_that_cannot_be_drawn_without_crossings_is_drawn_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """An outcome is led to from far above and from another strip, and a question is left out by a leap."""
    leap = (flow.Route("level-1", {"age": ("under",)}), flow.Route("tried", {"age": ("rather-not",)}))
    more = {"age": (*leap, *flow.BY_ID["age"].routes[1:]), "kind": (flow.Route("level-1", {"kind": ("unsure",)}),)}
    more["kind"] += flow.BY_ID["kind"].routes
    bent = tuple(replace(question, routes=more.get(question.id, question.routes)) for question in flow.QUESTIONS)
    monkeypatch.setattr(flow, "QUESTIONS", bent)
    drawing = draw(PLAIN, False)
    assert all(apart(one, other) for one, other in combinations(drawing.boxes, 2))
    assert len(drawing.edges) == len(ways()) > len(flow.QUESTIONS)


def test_mermaid_names_every_box_and_every_way() -> None:
    lines = mermaid(PLAIN).splitlines()
    assert lines[0] == "flowchart TD"
    assert sum("[" in line for line in lines) == len(flow.QUESTIONS) + len(flow.OUTCOMES)
    assert sum("-->" in line for line in lines) == len(ways())


def test_mermaid_is_not_misled_by_the_words() -> None:
    odd = replace(PLAIN, title=lambda outcome: 'say "yes" #1 <b>')
    assert '(["say #quot;yes#quot; #35;1 #lt;b#gt;"])' in mermaid(odd)
