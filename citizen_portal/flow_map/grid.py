"""Which row and strip of the drawing each question stands in, and how each way runs. Pure.

The rows are the longest way to a question. The first strip is the main line: what comes next when
no condition holds. Whatever else is asked stands in the strips after it. Outcomes stand beside
the questions that lead to them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from .. import flow
from .edges import Way


class Run(Enum):
    """How a way runs: beside to an outcome, straight down, over to a later strip, or around everything."""

    BESIDE = auto()
    DOWN = auto()
    OVER = auto()
    AROUND = auto()


@dataclass(frozen=True)
class Grid:
    """Rows of questions, each from its first strip on, and the row and strip of each."""

    ways: tuple[Way, ...]
    rows: tuple[tuple[str, ...], ...]
    row: Mapping[str, int]
    strip: Mapping[str, int]

    def out(self, question: str) -> tuple[Way, ...]:
        return tuple(way for way in self.ways if way.start == question)

    def into(self, box: str) -> tuple[Way, ...]:
        return tuple(way for way in self.ways if way.to == box)

    def clear(self, strip: int, after: int, before: int) -> bool:
        """Whether nothing stands in a strip between two rows."""
        return not any(self.strip[box] == strip and after < self.row[box] < before for box in self.row)

    def home(self, outcome: str) -> str:
        """The last question that leads to an outcome; it stands beside that one."""
        return max((way.start for way in self.into(outcome)), key=lambda box: (self.row[box], self.strip[box]))


def grid(ways: tuple[Way, ...]) -> Grid:
    main, depth = _main_line(ways), _depths(ways)
    rows: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for box in sorted(depth, key=lambda box: box not in main):
        rows[depth[box]].append(box)
    strip = {box: place if row[0] in main else place + 1 for row in rows for place, box in enumerate(row)}
    return Grid(ways, tuple(map(tuple, rows)), depth, strip)


def _main_line(ways: tuple[Way, ...]) -> list[str]:
    """From the first question on, always by the last way out."""
    last, line = {way.start: way.to for way in ways}, [flow.QUESTIONS[0].id]
    while last[line[-1]] in last:
        line.append(last[line[-1]])
    return line


def _depths(ways: tuple[Way, ...]) -> dict[str, int]:
    @cache
    def depth(box: str) -> int:
        return max((depth(way.start) + 1 for way in ways if way.to == box), default=0)

    return {question.id: depth(question.id) for question in flow.QUESTIONS}


def runs(grid: Grid) -> dict[Way, Run]:
    """How every way runs. Only one way goes straight down from a question."""
    down = {way for box in grid.row if (way := _straight_down(grid, box))}
    return {way: Run.DOWN if way in down else _sideways(grid, way) for way in grid.ways}


def _straight_down(grid: Grid, box: str) -> Way | None:
    """The way that goes down: in its own strip if it can, else back towards the main line."""
    strip, found = grid.strip, [way for way in grid.out(box) if way.to in grid.row]
    free = [way for way in found if grid.clear(strip[box], grid.row[box], grid.row[way.to])]
    near = sorted((way for way in free if strip[way.to] <= strip[box]), key=lambda way: -strip[way.to])
    return near[0] if near else None


def _sideways(grid: Grid, way: Way) -> Run:
    if way.to not in grid.row:
        return Run.BESIDE if way.start == grid.home(way.to) or _reaches(grid, way) else Run.AROUND
    later = grid.strip[way.to] > grid.strip[way.start]
    clear = grid.clear(grid.strip[way.to], grid.row[way.start], grid.row[way.to])
    return Run.OVER if later and clear else Run.AROUND


def _reaches(grid: Grid, way: Way) -> bool:
    """Whether the outcome can stretch up to this question: the row above, and nothing else comes by."""
    home = grid.home(way.to)
    below, above = grid.row[home], grid.row[way.start]
    beside = grid.strip[home] == grid.strip[way.start] and below == above + 1
    near = [other for box in grid.rows[below] for other in grid.into(box)]
    leaving = [other for box in grid.rows[above] for other in grid.out(box) if other.to in grid.row]
    strips = {grid.strip[other.start] - grid.strip[other.to] for other in (*near, *leaving)}
    return beside and strips <= {0} and not _other_shared(grid, way)


def _other_shared(grid: Grid, way: Way) -> bool:
    """Only one outcome can stretch between two questions."""
    mine = {other.to for other in grid.out(way.start) if other.to not in grid.row}
    below = [other.to for other in grid.out(grid.home(way.to)) if other.to in mine]
    return below[0] != way.to
