"""The boxes and the bent lines of the drawing, with their text. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from .columns import NUMBER, Places
from .edges import Way
from .grid import Run
from .shapes import Box, Edge, Point, Text
from .stacking import BODY, OUTCOME, QUESTION, SMALL, Lines


def question(places: Places, box: str, name: str) -> Box:
    x, y, stack = places.left(box), places.top(box), places.sizes.stacks[box]
    lines = _centred(stack.lines, x + QUESTION / 2, y + stack.height / 2)
    return Box(box, places.sizes.numbers[box], name, x, y, QUESTION, stack.height, x + NUMBER, lines)


def outcome(places: Places, box: str, name: str) -> Box:
    (top, bottom), x = places.reach[box], places.left(box)
    lines = _centred(places.sizes.titles[box], x + OUTCOME / 2, (top + bottom) / 2)
    return Box(box, None, name, x, top, OUTCOME, bottom - top, x, lines)


def edge(places: Places, way: Way) -> Edge:
    points = tuple(_points(places, way))
    said = _below(places, way, points[0]) if places.runs[way] is Run.DOWN else _along(places, way, points[0])
    return Edge(way, points, tuple(said))


def _points(places: Places, way: Way) -> Iterator[Point]:
    """Out of the question, along its corridors and channels, to the end."""
    if places.runs[way] is Run.DOWN:
        yield places.middle(way.start), places.bottom(way.start)
    elif way.to not in places.grid.row and places.strip(way.to) < places.strip(way.start):
        yield places.left(way.start), places.port(way)
    else:
        yield places.left(way.start) + QUESTION, places.port(way)
    yield from _to_question(places, way) if way.to in places.grid.row else _to_outcome(places, way)


def _to_question(places: Places, way: Way) -> Iterator[Point]:
    middle, run = places.middle(way.to), places.runs[way]
    if run is Run.OVER:
        yield middle, places.port(way)
    if run is Run.AROUND:
        yield places.lane(way), places.port(way)
    if places.turns(way):
        yield places.lane(way) if run is Run.AROUND else places.middle(way.start), places.track(way)
        yield middle, places.track(way)
    yield middle, places.top(way.to)


def _to_outcome(places: Places, way: Way) -> Iterator[Point]:
    """Straight to its side; or along the corridor after it, and in from there."""
    if places.runs[way] is Run.BESIDE:
        yield places.left(way.to), places.port(way)
    else:
        middle = sum(places.reach[way.to]) / 2
        yield places.lane(way), places.port(way)
        yield places.lane(way), middle
        yield places.left(way.to) + OUTCOME, middle


def _along(places: Places, way: Way, start: Point) -> Iterator[Text]:
    """The choices stand on the line, its conditions hang below it."""
    label, (x, y) = places.sizes.labels[way], start
    first = y - SMALL.height(label.choices) + SMALL.size - 3
    yield from _lines(label.choices, x + 9, first, "choices")
    yield from _lines(label.notes, x + 9, y + SMALL.size + 3, "note")


def _below(places: Places, way: Way, start: Point) -> Iterator[Text]:
    label, (x, y) = places.sizes.labels[way], start
    yield from _lines(label.choices, x + 11, y + SMALL.size + 5, "choices")
    yield from _lines(label.notes, x + 11, y + SMALL.size + 5 + SMALL.height(label.choices), "note")


def _lines(lines: Lines, x: float, y: float, kind: str) -> Iterator[Text]:
    for place, words in enumerate(lines):
        yield Text(x, y + place * SMALL.leading, kind, words)


def _centred(lines: Lines, x: float, middle: float) -> tuple[Text, ...]:
    first = middle - BODY.height(lines) / 2 + BODY.size
    return tuple(Text(x, first + place * BODY.leading, "name", words) for place, words in enumerate(lines))
