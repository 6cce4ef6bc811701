"""How tall everything in the drawing is: the edges out of each question, one below the other. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from .edges import Edge, Words
from .grid import Grid, Routing, routings
from .lettering import FontSize

QUESTION, OUTCOME, GAP, PAD = 216, 176, 176, 11
BODY, SMALL = FontSize(15, 20), FontSize(13, 17)
Lines = tuple[str, ...]


@dataclass(frozen=True)
class MapLabel:
    """What stands on an edge: the choices that take it above the line, the conditions below."""

    choices: Lines
    notes: Lines

    @property
    def height(self) -> int:
        return SMALL.height(self.choices + self.notes)


@dataclass(frozen=True)
class Stack:
    """A question's box: its text, its height, and where in it each edge sideways begins."""

    lines: Lines
    height: float
    ports: Mapping[Edge, float]


@dataclass(frozen=True)
class Sizes:
    """Everything that is reckoned before anything has its place."""

    grid: Grid
    routings: Mapping[Edge, Routing]
    labels: Mapping[Edge, MapLabel]
    titles: Mapping[str, Lines]
    numbers: Mapping[str, int]
    stacks: Mapping[str, Stack]


def sizes(grid: Grid, words: Words) -> Sizes:
    run, numbers = routings(grid), {box: place for place, box in enumerate(_in_order(grid), 1)}
    labels = {edge: label(edge, run[edge], words, numbers) for edge in grid.edges}
    titles = {edge.to: BODY.wrap(words.name(edge.to), OUTCOME - 24) for edge in grid.edges if edge.to not in grid.row}
    texts = {box: BODY.wrap(words.name(box), QUESTION - 32) for box in grid.row}
    found = Sizes(grid, run, labels, titles, numbers, {})
    return replace(found, stacks={box: stack for row in grid.rows for box, stack in _row(found, row, texts)})


def _row(sizes: Sizes, row: tuple[str, ...], texts: Mapping[str, Lines]) -> Iterator[tuple[str, Stack]]:
    """From the last column back: what passes by a later box passes below it."""
    floor = 0.0
    for box in reversed(row):
        stack = _stack(sizes, box, texts[box], floor)
        floor = max(floor, stack.height)
        yield box, stack


def _in_order(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        yield from row


def label(edge: Edge, run: Routing, words: Words, numbers: Mapping[str, int]) -> MapLabel:
    """Nothing is said of an edge that every answer takes."""
    room = QUESTION / 2 + GAP - 40 if run is Routing.DOWN else GAP - 26
    choices = () if edge.whole else SMALL.wrap(words.choices(edge.start, edge.choices), room)
    notes = words.conditions(edge, lambda question: str(numbers[question]))
    return MapLabel(choices, tuple(line for note in notes for line in SMALL.wrap(note, room)))


def _stack(sizes: Sizes, box: str, lines: Lines, floor: float) -> Stack:
    """First what stands beside it; what passes by the later boxes of this row, below those."""
    beside, passing = _sides(sizes, box)
    slots = {edge: _slot(sizes, edge) for edge in (*beside, *passing)}
    own = sum(top + bottom for top, bottom in (slots[edge] for edge in beside))
    text = BODY.height(lines) + 2 * PAD + 6
    y = max(0.0, (text - own) / 2) if not passing else 0.0
    ports: dict[Edge, float] = {}
    for edge in (*beside, *passing):
        y = max(y, floor) if edge in passing else y
        ports[edge] = y + slots[edge][0]
        y += sum(slots[edge])
    return Stack(lines, max(text, y), ports)


def _sides(sizes: Sizes, box: str) -> tuple[list[Edge], list[Edge]]:
    grid, run = sizes.grid, sizes.routings
    beside = [edge for edge in grid.out(box) if run[edge] is Routing.BESIDE]
    first = [edge.to for edge in beside]
    beside.sort(key=lambda edge: (_pull(grid, box, edge), first.index(edge.to)))
    return beside, [edge for edge in grid.out(box) if run[edge] in (Routing.OVER, Routing.AROUND)]


def _pull(grid: Grid, box: str, edge: Edge) -> int:
    """An outcome that another question leads to as well stands next to that one."""
    others = [grid.row[other.start] - grid.row[box] for other in grid.into(edge.to) if other.start != box]
    return (others[0] > 0) - (others[0] < 0) if others else 0


def _slot(sizes: Sizes, edge: Edge) -> tuple[float, float]:
    """How far an edge stands from the one above it and from the one below."""
    label = sizes.labels[edge]
    half = outcome_height(sizes, edge.to) / 2 if sizes.routings[edge] is Routing.BESIDE else 0
    above, below = SMALL.height(label.choices) + PAD, SMALL.height(label.notes) + PAD
    return max(above, half + PAD / 2), max(below, half + PAD / 2)


def outcome_height(sizes: Sizes, outcome: str) -> float:
    return BODY.height(sizes.titles[outcome]) + 2 * PAD
