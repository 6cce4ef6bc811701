"""Where everything in the drawing stands, from left to right; the other way round is a mirror's work. Pure."""

from __future__ import annotations

from functools import cached_property

from .edges import Edge
from .grid import Routing
from .stacking import GAP, OUTCOME, QUESTION, Sizes, outcome_height

MARGIN, CORRIDOR, LANE, ARROW, NUMBER = 16, 36, 14, 22, 18


class Layout:
    """Columns of questions with their outcomes, and a corridor after each; rows, and a channel after each."""

    def __init__(self, sizes: Sizes) -> None:
        self.sizes, self.grid, self.routings = sizes, sizes.grid, sizes.routings

    @cached_property
    def lanes(self) -> dict[int, list[Edge]]:
        """The edges that run along each corridor: to an outcome along its own, to a question along the last."""
        columns = sorted(set(self.grid.column.values()))
        found: dict[int, list[Edge]] = {column: [] for column in columns}
        for edge in self.grid.edges:
            if self.routings[edge] is Routing.AROUND:
                found[columns[-1] if edge.to in self.grid.row else self.column(edge.to)].append(edge)
        return found

    @cached_property
    def tracks(self) -> dict[int, list[Edge]]:
        """The edges that run along the channel above each row, to a question in it."""
        found: dict[int, list[Edge]] = {row: [] for row in range(len(self.grid.rows))}
        for edge in self.grid.edges:
            if self.turns(edge):
                found[self.grid.row[edge.to]].append(edge)
        return found

    @cached_property
    def lefts(self) -> list[float]:
        """Where each column begins, and last where the paper ends."""
        found: list[float] = [MARGIN]
        for column, edges in self.lanes.items():
            corridor = CORRIDOR if column + 1 < len(self.lanes) else MARGIN
            found.append(found[-1] + QUESTION + GAP + OUTCOME + corridor + LANE * len(edges))
        return found

    @cached_property
    def rows(self) -> list[float]:
        """Where each row begins, and last where the paper ends."""
        found: list[float] = [MARGIN + NUMBER]
        for row, boxes in enumerate(self.grid.rows):
            tallest = max((self.sizes.stacks[box].height for box in boxes), default=0)
            found.append(found[-1] + tallest + self._channel(row))
        return found

    def _channel(self, row: int) -> float:
        """First what is said of the edges down, then the edges across, then room for the arrow."""
        if row + 1 == len(self.grid.rows):
            return MARGIN
        down = [
            edge for box in self.grid.rows[row] for edge in self.grid.out(box) if self.routings[edge] is Routing.DOWN
        ]
        said = max((self.sizes.labels[edge].height for edge in down), default=0)
        return said + LANE * len(self.tracks[row + 1]) + ARROW + NUMBER

    @cached_property
    def reach(self) -> dict[str, tuple[float, float]]:
        """From where to where each outcome reaches: beside all the edges that come straight to it."""
        found = {}
        for outcome in self.sizes.titles:
            ports = [self.port(edge) for edge in self.grid.into(outcome) if self.routings[edge] is Routing.BESIDE]
            half = outcome_height(self.sizes, outcome) / 2
            found[outcome] = (min(ports) - half, max(ports) + half)
        return found

    def column(self, box: str) -> int:
        return self.grid.column[box if box in self.grid.row else self.grid.home(box)]

    def left(self, box: str) -> float:
        return self.lefts[self.column(box)] + (0 if box in self.grid.row else QUESTION + GAP)

    def middle(self, question: str) -> float:
        return self.left(question) + QUESTION / 2

    def top(self, question: str) -> float:
        return self.rows[self.grid.row[question]]

    def bottom(self, question: str) -> float:
        return self.top(question) + self.sizes.stacks[question].height

    def port(self, edge: Edge) -> float:
        """How far down an edge leaves the side of its question."""
        return self.top(edge.start) + self.sizes.stacks[edge.start].ports[edge]

    def turns(self, edge: Edge) -> bool:
        """Whether it comes to its question along the channel above it."""
        if edge.to not in self.grid.row:
            return False
        crosses = self.grid.column[edge.start] != self.grid.column[edge.to]
        return self.routings[edge] is Routing.AROUND or (self.routings[edge] is Routing.DOWN and crosses)

    def track(self, edge: Edge) -> float:
        row = self.grid.row[edge.to]
        return self.rows[row] - ARROW - LANE * self.tracks[row].index(edge)

    def lane(self, edge: Edge) -> float:
        column = next(column for column, edges in self.lanes.items() if edge in edges)
        side = self.lefts[column] + QUESTION + GAP + OUTCOME
        return side + LANE * (1 + self.lanes[column].index(edge))
