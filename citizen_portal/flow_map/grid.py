"""Which row and column of the drawing each question stands in, and how each edge runs. Pure.

A question's row is the length of the longest way to it. The first column is the main line: what comes next when
no condition holds. Whatever else is asked stands in the columns after it. Outcomes stand beside
the questions that lead to them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from .. import flow
from .edges import Edge


class Routing(Enum):
    """How an edge runs: beside to an outcome, straight down, over to a later column, or around everything."""

    BESIDE = auto()
    DOWN = auto()
    OVER = auto()
    AROUND = auto()


@dataclass(frozen=True)
class Grid:
    """Rows of questions, each from its first column on, and the row and column of each."""

    edges: tuple[Edge, ...]
    rows: tuple[tuple[str, ...], ...]
    row: Mapping[str, int]
    column: Mapping[str, int]

    def out(self, question: str) -> tuple[Edge, ...]:
        return tuple(edge for edge in self.edges if edge.start == question)

    def into(self, box: str) -> tuple[Edge, ...]:
        return tuple(edge for edge in self.edges if edge.to == box)

    def clear(self, column: int, after: int, before: int) -> bool:
        """Whether nothing stands in a column between two rows."""
        return not any(self.column[box] == column and after < self.row[box] < before for box in self.row)

    def home(self, outcome: str) -> str:
        """The last question that leads to an outcome; it stands beside that one."""
        return max((edge.start for edge in self.into(outcome)), key=lambda box: (self.row[box], self.column[box]))


def grid(edges: tuple[Edge, ...]) -> Grid:
    main, depth = _main_line(edges), _depths(edges)
    rows: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    for box in sorted(depth, key=lambda box: box not in main):
        rows[depth[box]].append(box)
    column = {box: place if row[0] in main else place + 1 for row in rows for place, box in enumerate(row)}
    return Grid(edges, tuple(map(tuple, rows)), depth, column)


def _main_line(edges: tuple[Edge, ...]) -> list[str]:
    """From the first question on, always by the last edge out."""
    last, line = {edge.start: edge.to for edge in edges}, [flow.QUESTIONS[0].id]
    while last[line[-1]] in last:
        line.append(last[line[-1]])
    return line


def _depths(edges: tuple[Edge, ...]) -> dict[str, int]:
    @cache
    def depth(box: str) -> int:
        return max((depth(edge.start) + 1 for edge in edges if edge.to == box), default=0)

    return {question.id: depth(question.id) for question in flow.QUESTIONS}


def routings(grid: Grid) -> dict[Edge, Routing]:
    """How every edge runs. Only one edge goes straight down from a question."""
    down = {edge for box in grid.row if (edge := _straight_down(grid, box))}
    return {edge: Routing.DOWN if edge in down else _sideways(grid, edge) for edge in grid.edges}


def _straight_down(grid: Grid, box: str) -> Edge | None:
    """The edge that goes down: in its own column if it can, else back towards the main line."""
    column, found = grid.column, [edge for edge in grid.out(box) if edge.to in grid.row]
    free = [edge for edge in found if grid.clear(column[box], grid.row[box], grid.row[edge.to])]
    near = sorted((edge for edge in free if column[edge.to] <= column[box]), key=lambda edge: -column[edge.to])
    return near[0] if near else None


def _sideways(grid: Grid, edge: Edge) -> Routing:
    if edge.to not in grid.row:
        return Routing.BESIDE if edge.start == grid.home(edge.to) or _reaches(grid, edge) else Routing.AROUND
    later = grid.column[edge.to] > grid.column[edge.start]
    clear = grid.clear(grid.column[edge.to], grid.row[edge.start], grid.row[edge.to])
    return Routing.OVER if later and clear else Routing.AROUND


def _reaches(grid: Grid, edge: Edge) -> bool:
    """Whether the outcome can stretch up to this question: the row above, and nothing else comes by."""
    home = grid.home(edge.to)
    below, above = grid.row[home], grid.row[edge.start]
    beside = grid.column[home] == grid.column[edge.start] and below == above + 1
    near = [other for box in grid.rows[below] for other in grid.into(box)]
    leaving = [other for box in grid.rows[above] for other in grid.out(box) if other.to in grid.row]
    columns = {grid.column[other.start] - grid.column[other.to] for other in (*near, *leaving)}
    return beside and columns <= {0} and not _other_shared(grid, edge)


def _other_shared(grid: Grid, edge: Edge) -> bool:
    """Only one outcome can stretch between two questions."""
    mine = {other.to for other in grid.out(edge.start) if other.to not in grid.row}
    below = [other.to for other in grid.out(grid.home(edge.to)) if other.to in mine]
    return below[0] != edge.to
