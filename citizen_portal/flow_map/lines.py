"""The boxes and the bent lines of the drawing, with their text. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from .columns import NUMBER, Layout
from .edges import Edge
from .grid import Routing
from .shapes import Box, DrawnEdge, Point, TextLine
from .stacking import BODY, OUTCOME, QUESTION, SMALL, Lines


def question_box(layout: Layout, box: str, name: str) -> Box:
    x, y, stack = layout.left(box), layout.top(box), layout.sizes.stacks[box]
    lines = _centred(stack.lines, x + QUESTION / 2, y + stack.height / 2)
    return Box(box, layout.sizes.numbers[box], name, x, y, QUESTION, stack.height, x + NUMBER, lines)


def outcome_box(layout: Layout, box: str, name: str) -> Box:
    (top, bottom), x = layout.reach[box], layout.left(box)
    lines = _centred(layout.sizes.titles[box], x + OUTCOME / 2, (top + bottom) / 2)
    return Box(box, None, name, x, top, OUTCOME, bottom - top, x, lines)


def drawn_edge(layout: Layout, edge: Edge) -> DrawnEdge:
    points = tuple(_points(layout, edge))
    said = _below(layout, edge, points[0]) if layout.routings[edge] is Routing.DOWN else _along(layout, edge, points[0])
    return DrawnEdge(edge, points, tuple(said))


def _points(layout: Layout, edge: Edge) -> Iterator[Point]:
    """Out of the question, along its corridors and channels, to the end."""
    if layout.routings[edge] is Routing.DOWN:
        yield layout.middle(edge.start), layout.bottom(edge.start)
    elif edge.to not in layout.grid.row and layout.column(edge.to) < layout.column(edge.start):
        yield layout.left(edge.start), layout.port(edge)
    else:
        yield layout.left(edge.start) + QUESTION, layout.port(edge)
    yield from _to_question(layout, edge) if edge.to in layout.grid.row else _to_outcome(layout, edge)


def _to_question(layout: Layout, edge: Edge) -> Iterator[Point]:
    middle, run = layout.middle(edge.to), layout.routings[edge]
    if run is Routing.OVER:
        yield middle, layout.port(edge)
    if run is Routing.AROUND:
        yield layout.lane(edge), layout.port(edge)
    if layout.turns(edge):
        yield layout.lane(edge) if run is Routing.AROUND else layout.middle(edge.start), layout.track(edge)
        yield middle, layout.track(edge)
    yield middle, layout.top(edge.to)


def _to_outcome(layout: Layout, edge: Edge) -> Iterator[Point]:
    """Straight to its side; or along the corridor after it, and in from there."""
    if layout.routings[edge] is Routing.BESIDE:
        yield layout.left(edge.to), layout.port(edge)
    else:
        middle = sum(layout.reach[edge.to]) / 2
        yield layout.lane(edge), layout.port(edge)
        yield layout.lane(edge), middle
        yield layout.left(edge.to) + OUTCOME, middle


def _along(layout: Layout, edge: Edge, start: Point) -> Iterator[TextLine]:
    """The choices stand on the line, its conditions hang below it."""
    label, (x, y) = layout.sizes.labels[edge], start
    first = y - SMALL.height(label.choices) + SMALL.size - 3
    yield from _lines(label.choices, x + 9, first, "choices")
    yield from _lines(label.notes, x + 9, y + SMALL.size + 3, "note")


def _below(layout: Layout, edge: Edge, start: Point) -> Iterator[TextLine]:
    label, (x, y) = layout.sizes.labels[edge], start
    yield from _lines(label.choices, x + 11, y + SMALL.size + 5, "choices")
    yield from _lines(label.notes, x + 11, y + SMALL.size + 5 + SMALL.height(label.choices), "note")


def _lines(lines: Lines, x: float, y: float, kind: str) -> Iterator[TextLine]:
    for place, words in enumerate(lines):
        yield TextLine(x, y + place * SMALL.leading, kind, words)


def _centred(lines: Lines, x: float, middle: float) -> tuple[TextLine, ...]:
    first = middle - BODY.height(lines) / 2 + BODY.size
    return tuple(TextLine(x, first + place * BODY.leading, "name", words) for place, words in enumerate(lines))
