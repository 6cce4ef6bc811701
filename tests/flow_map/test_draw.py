"""The drawing of the flow: everything is on it once, nothing lies on anything else, and it follows the flow."""

from dataclasses import replace
from itertools import combinations

import pytest

from citizen_portal import flow
from citizen_portal.flow_map.draw import draw, mermaid
from citizen_portal.flow_map.edges import flow_edges
from citizen_portal.flow_map.lettering import FontSize
from citizen_portal.flow_map.shapes import Box, Drawing

from .conftest import PLAIN


def apart(one: Box, other: Box) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return beside or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_every_question_and_outcome_is_drawn_once(drawing: Drawing) -> None:
    assert sorted(box.id for box in drawing.boxes) == sorted([*flow.BY_ID, *flow.OUTCOMES])


def test_the_questions_are_numbered_as_they_are_met(drawing: Drawing) -> None:
    number = {box.id: box.number for box in drawing.boxes if box.number}
    assert sorted(number.values()) == list(range(1, len(flow.QUESTIONS) + 1))
    assert all(number[edge.start] < number[edge.to] for edge in flow_edges() if edge.to in number)


def test_no_box_lies_on_another_or_over_the_edge_of_the_paper(drawing: Drawing) -> None:
    assert all(apart(one, other) for one, other in combinations(drawing.boxes, 2))
    for box in drawing.boxes:
        assert box.x >= 0 and box.x + box.width <= drawing.width
        assert box.y >= 0 and box.y + box.height <= drawing.height


def test_no_edge_runs_through_a_box(drawing: Drawing) -> None:
    for drawn in drawing.edges:
        for (x, y), (to_x, to_y) in zip(drawn.points, drawn.points[1:], strict=False):
            line = Box("", None, "", min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y), 0, ())
            assert all(apart(line, box) for box in drawing.boxes), f"{drawn.edge.start} to {drawn.edge.to}"


def test_no_two_edges_cross(drawing: Drawing) -> None:
    """Two may come together before the box they both lead to."""
    for one, other in combinations(drawing.edges, 2):
        if one.edge.to != other.edge.to:
            assert not crossing(one.points, other.points), f"{one.edge} and {other.edge}"


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
            assert FontSize(15, 20).width(line.words) < box.width
            assert box.y < line.y < box.y + box.height


def test_the_drawing_follows_the_flow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody draws it: a question left out, or another answer to it, shows at once."""
    before = draw(PLAIN, False)
    shorter = tuple(
        replace(question, routes=(flow.Route("since"),)) if question.id == "age" else question
        for question in flow.QUESTIONS
        if question.id != "readiness"
    )
    monkeypatch.setattr(flow, "QUESTIONS", shorter)
    after = draw(PLAIN, False)
    assert {box.id for box in before.boxes} - {box.id for box in after.boxes} == {
        "readiness", "not-job-ready", "under-30",
    }  # fmt: skip
    assert [drawn.edge.to for drawn in after.edges if drawn.edge.start == "age"] == ["since"]
    assert "question_readiness" not in mermaid(PLAIN) and "question_age --> question_since" in mermaid(PLAIN)


def test_a_flow_that_cannot_be_drawn_without_crossings_is_drawn_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """An outcome is led to from far above and from another strip, and a question is left out by a leap."""
    leap = (flow.Route("level-1", {"age": ("under",)}), flow.Route("tried", {"age": ("rather-not",)}))
    more = {"age": (*leap, *flow.BY_ID["age"].routes[1:]), "kind": (flow.Route("level-1", {"kind": ("unsure",)}),)}
    more["kind"] += flow.BY_ID["kind"].routes
    bent = tuple(replace(question, routes=more.get(question.id, question.routes)) for question in flow.QUESTIONS)
    monkeypatch.setattr(flow, "QUESTIONS", bent)
    drawing = draw(PLAIN, False)
    assert all(apart(one, other) for one, other in combinations(drawing.boxes, 2))
    assert len(drawing.edges) == len(flow_edges()) > len(flow.QUESTIONS)


def test_mermaid_names_every_box_and_every_edge() -> None:
    lines = mermaid(PLAIN).splitlines()
    assert lines[0] == "flowchart TD"
    assert sum("[" in line for line in lines) == len(flow.QUESTIONS) + len(flow.OUTCOMES)
    assert sum("-->" in line for line in lines) == len(flow_edges())


def test_mermaid_is_not_misled_by_the_words() -> None:
    odd = replace(PLAIN, title=lambda outcome: 'say "yes" #1 <b>')
    assert '(["say #quot;yes#quot; #35;1 #lt;b#gt;"])' in mermaid(odd)
