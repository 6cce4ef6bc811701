"""What a drawing is made of, all places reckoned: boxes, edges and lines of text. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .edges import Edge

ROUND = 10  # how wide a corner is
Point = tuple[float, float]


@dataclass(frozen=True)
class TextLine:
    """One line of text: its kind is `name`, `choices` or `note`."""

    x: float
    y: float
    kind: str
    words: str


@dataclass(frozen=True)
class Box:
    """A question with its number, or an outcome, which has none. `mark_x` is where the number stands."""

    id: str
    number: int | None
    name: str
    x: float
    y: float
    width: float
    height: float
    mark_x: float
    lines: tuple[TextLine, ...]


@dataclass(frozen=True)
class DrawnEdge:
    """An edge as a bent line, and what stands on it."""

    edge: Edge
    points: tuple[Point, ...]
    lines: tuple[TextLine, ...]

    @property
    def path(self) -> str:
        """The line with its corners rounded, as SVG writes it."""
        inner = zip(self.points, self.points[1:], self.points[2:], strict=False)
        bends = "".join(f"L{_at(_near(b, a))}Q{_at(b)} {_at(_near(b, c))}" for a, b, c in inner)
        return f"M{_at(self.points[0])}{bends}L{_at(self.points[-1])}"


@dataclass(frozen=True)
class Drawing:
    width: float
    height: float
    rtl: bool
    boxes: tuple[Box, ...]
    edges: tuple[DrawnEdge, ...]


def mirrored(drawing: Drawing) -> Drawing:
    """The same from right to left; the letters themselves are turned by nobody."""

    def text(line: TextLine) -> TextLine:
        return replace(line, x=drawing.width - line.x)

    def lines(of: Box | DrawnEdge) -> tuple[TextLine, ...]:
        return tuple(map(text, of.lines))

    boxes = tuple(
        replace(box, x=drawing.width - box.x - box.width, mark_x=drawing.width - box.mark_x, lines=lines(box))
        for box in drawing.boxes
    )
    edges = tuple(
        replace(edge, points=tuple((drawing.width - x, y) for x, y in edge.points), lines=lines(edge))
        for edge in drawing.edges
    )
    return replace(drawing, boxes=boxes, edges=edges)


def _at(point: Point) -> str:
    return f"{point[0]:g} {point[1]:g}"


def _near(corner: Point, towards: Point) -> Point:
    """Where a line leaves its straight way for the corner."""
    (x, y), (to_x, to_y) = corner, towards
    length = abs(to_x - x) + abs(to_y - y)
    part = min(ROUND, length / 2) / length if length else 0
    return x + (to_x - x) * part, y + (to_y - y) * part
