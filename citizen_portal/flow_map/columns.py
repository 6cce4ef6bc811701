"""Where everything in the drawing stands, from left to right; the other way round is a mirror's work. Pure."""

from __future__ import annotations

from functools import cached_property

from .edges import Way
from .grid import Run
from .stacking import GAP, OUTCOME, QUESTION, Sizes, outcome_height

MARGIN, CORRIDOR, LANE, ARROW, NUMBER = 16, 36, 14, 22, 18


class Places:
    """Strips of questions with their outcomes, and a corridor after each; rows, and a channel after each."""

    def __init__(self, sizes: Sizes) -> None:
        self.sizes, self.grid, self.runs = sizes, sizes.grid, sizes.runs

    @cached_property
    def lanes(self) -> dict[int, list[Way]]:
        """The ways that run along each corridor: to an outcome along its own, to a question along the last."""
        strips = sorted(set(self.grid.strip.values()))
        found: dict[int, list[Way]] = {strip: [] for strip in strips}
        for way in self.grid.ways:
            if self.runs[way] is Run.AROUND:
                found[strips[-1] if way.to in self.grid.row else self.strip(way.to)].append(way)
        return found

    @cached_property
    def tracks(self) -> dict[int, list[Way]]:
        """The ways that run along the channel above each row, to a question in it."""
        found: dict[int, list[Way]] = {row: [] for row in range(len(self.grid.rows))}
        for way in self.grid.ways:
            if self.turns(way):
                found[self.grid.row[way.to]].append(way)
        return found

    @cached_property
    def lefts(self) -> list[float]:
        """Where each strip begins, and last where the paper ends."""
        found: list[float] = [MARGIN]
        for strip, ways in self.lanes.items():
            corridor = CORRIDOR if strip + 1 < len(self.lanes) else MARGIN
            found.append(found[-1] + QUESTION + GAP + OUTCOME + corridor + LANE * len(ways))
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
        """First what is said of the ways down, then the ways across, then room for the arrow."""
        if row + 1 == len(self.grid.rows):
            return MARGIN
        down = [way for box in self.grid.rows[row] for way in self.grid.out(box) if self.runs[way] is Run.DOWN]
        said = max((self.sizes.labels[way].height for way in down), default=0)
        return said + LANE * len(self.tracks[row + 1]) + ARROW + NUMBER

    @cached_property
    def reach(self) -> dict[str, tuple[float, float]]:
        """From where to where each outcome reaches: beside all the ways that come straight to it."""
        found = {}
        for outcome in self.sizes.titles:
            ports = [self.port(way) for way in self.grid.into(outcome) if self.runs[way] is Run.BESIDE]
            half = outcome_height(self.sizes, outcome) / 2
            found[outcome] = (min(ports) - half, max(ports) + half)
        return found

    def strip(self, box: str) -> int:
        return self.grid.strip[box if box in self.grid.row else self.grid.home(box)]

    def left(self, box: str) -> float:
        return self.lefts[self.strip(box)] + (0 if box in self.grid.row else QUESTION + GAP)

    def middle(self, question: str) -> float:
        return self.left(question) + QUESTION / 2

    def top(self, question: str) -> float:
        return self.rows[self.grid.row[question]]

    def bottom(self, question: str) -> float:
        return self.top(question) + self.sizes.stacks[question].height

    def port(self, way: Way) -> float:
        """How far down a way leaves the side of its question."""
        return self.top(way.start) + self.sizes.stacks[way.start].ports[way]

    def turns(self, way: Way) -> bool:
        """Whether it comes to its question along the channel above it."""
        if way.to not in self.grid.row:
            return False
        crosses = self.grid.strip[way.start] != self.grid.strip[way.to]
        return self.runs[way] is Run.AROUND or (self.runs[way] is Run.DOWN and crosses)

    def track(self, way: Way) -> float:
        row = self.grid.row[way.to]
        return self.rows[row] - ARROW - LANE * self.tracks[row].index(way)

    def lane(self, way: Way) -> float:
        strip = next(strip for strip, ways in self.lanes.items() if way in ways)
        edge = self.lefts[strip] + QUESTION + GAP + OUTCOME
        return edge + LANE * (1 + self.lanes[strip].index(way))
