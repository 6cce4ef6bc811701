"""How tall everything in the drawing is: the ways out of each question, one below the other. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from .edges import Way, Words
from .grid import Grid, Run, runs
from .lettering import Type

QUESTION, OUTCOME, GAP, PAD = 216, 176, 176, 11
BODY, SMALL = Type(15, 20), Type(13, 17)
Lines = tuple[str, ...]


@dataclass(frozen=True)
class Label:
    """What stands on a way: the choices that take it above the line, the conditions below."""

    choices: Lines
    notes: Lines

    @property
    def height(self) -> int:
        return SMALL.height(self.choices + self.notes)


@dataclass(frozen=True)
class Stack:
    """A question's box: its text, its height, and where in it each way sideways begins."""

    lines: Lines
    height: float
    ports: Mapping[Way, float]


@dataclass(frozen=True)
class Sizes:
    """Everything that is reckoned before anything has its place."""

    grid: Grid
    runs: Mapping[Way, Run]
    labels: Mapping[Way, Label]
    titles: Mapping[str, Lines]
    numbers: Mapping[str, int]
    stacks: Mapping[str, Stack]


def sizes(grid: Grid, words: Words) -> Sizes:
    run, numbers = runs(grid), {box: place for place, box in enumerate(_in_order(grid), 1)}
    labels = {way: label(way, run[way], words, numbers) for way in grid.ways}
    titles = {way.to: BODY.wrap(words.name(way.to), OUTCOME - 24) for way in grid.ways if way.to not in grid.row}
    texts = {box: BODY.wrap(words.name(box), QUESTION - 32) for box in grid.row}
    found = Sizes(grid, run, labels, titles, numbers, {})
    return replace(found, stacks={box: stack for row in grid.rows for box, stack in _row(found, row, texts)})


def _row(sizes: Sizes, row: tuple[str, ...], texts: Mapping[str, Lines]) -> Iterator[tuple[str, Stack]]:
    """From the last strip back: what passes by a later box passes below it."""
    floor = 0.0
    for box in reversed(row):
        stack = _stack(sizes, box, texts[box], floor)
        floor = max(floor, stack.height)
        yield box, stack


def _in_order(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        yield from row


def label(way: Way, run: Run, words: Words, numbers: Mapping[str, int]) -> Label:
    """Nothing is said of a way that every answer takes."""
    room = QUESTION / 2 + GAP - 40 if run is Run.DOWN else GAP - 26
    choices = () if way.whole else SMALL.wrap(words.choices(way.start, way.choices), room)
    notes = words.conditions(way, lambda question: str(numbers[question]))
    return Label(choices, tuple(line for note in notes for line in SMALL.wrap(note, room)))


def _stack(sizes: Sizes, box: str, lines: Lines, floor: float) -> Stack:
    """First what stands beside it; what passes by the later boxes of this row, below those."""
    beside, passing = _sides(sizes, box)
    slots = {way: _slot(sizes, way) for way in (*beside, *passing)}
    own = sum(top + bottom for top, bottom in (slots[way] for way in beside))
    text = BODY.height(lines) + 2 * PAD + 6
    y = max(0.0, (text - own) / 2) if not passing else 0.0
    ports: dict[Way, float] = {}
    for way in (*beside, *passing):
        y = max(y, floor) if way in passing else y
        ports[way] = y + slots[way][0]
        y += sum(slots[way])
    return Stack(lines, max(text, y), ports)


def _sides(sizes: Sizes, box: str) -> tuple[list[Way], list[Way]]:
    grid, run = sizes.grid, sizes.runs
    beside = [way for way in grid.out(box) if run[way] is Run.BESIDE]
    first = [way.to for way in beside]
    beside.sort(key=lambda way: (_pull(grid, box, way), first.index(way.to)))
    return beside, [way for way in grid.out(box) if run[way] in (Run.OVER, Run.AROUND)]


def _pull(grid: Grid, box: str, way: Way) -> int:
    """An outcome that another question leads to as well stands next to that one."""
    others = [grid.row[other.start] - grid.row[box] for other in grid.into(way.to) if other.start != box]
    return (others[0] > 0) - (others[0] < 0) if others else 0


def _slot(sizes: Sizes, way: Way) -> tuple[float, float]:
    """How far a way stands from the one above it and from the one below."""
    label = sizes.labels[way]
    half = outcome_height(sizes, way.to) / 2 if sizes.runs[way] is Run.BESIDE else 0
    above, below = SMALL.height(label.choices) + PAD, SMALL.height(label.notes) + PAD
    return max(above, half + PAD / 2), max(below, half + PAD / 2)


def outcome_height(sizes: Sizes, outcome: str) -> float:
    return BODY.height(sizes.titles[outcome]) + 2 * PAD
