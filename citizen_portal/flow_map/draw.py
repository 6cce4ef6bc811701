"""The flow as a drawing: as boxes and lines with their places, which a template makes an SVG, and as Mermaid. Pure."""

from __future__ import annotations

from .. import flow
from . import lines
from .columns import Places
from .edges import Way, Words, ways
from .grid import grid
from .shapes import Drawing, mirrored
from .stacking import sizes

ESCAPED = str.maketrans({"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;"})


def draw(words: Words, rtl: bool) -> Drawing:
    """The whole flow in the words of one language, from the side its readers begin at."""
    places = Places(sizes(grid(ways()), words))
    questions = [lines.question(places, box, words.name(box)) for box in places.sizes.numbers]
    outcomes = [lines.outcome(places, box, words.name(box)) for box in places.reach]
    edges = [lines.edge(places, way) for way in places.grid.ways]
    drawing = Drawing(places.lefts[-1], places.rows[-1], rtl, (*questions, *outcomes), tuple(edges))
    return mirrored(drawing) if rtl else drawing


def mermaid(words: Words) -> str:
    """The same as a Mermaid flowchart: a line for each box and for each way."""
    found = ways()
    questions = [f'  {_id(question.id)}["{_plain(words.name(question.id))}"]' for question in flow.QUESTIONS]
    outcomes = [f'  {_id(outcome)}(["{_plain(words.name(outcome))}"])' for outcome in flow.OUTCOMES]
    return "\n".join(["flowchart TD", *questions, *outcomes, *(_line(way, words) for way in found), ""])


def _line(way: Way, words: Words) -> str:
    said = [] if way.whole else [words.choices(way.start, way.choices)]
    said += words.conditions(way, words.name)
    label = f'-->|"{_plain("; ".join(said))}"|' if said else "-->"
    return f"  {_id(way.start)} {label} {_id(way.to)}"


def _id(box: str) -> str:
    """Some plain words mean something to Mermaid."""
    return ("outcome_" if box in flow.OUTCOMES else "question_") + box.replace("-", "_")


def _plain(text: str) -> str:
    return text.translate(ESCAPED)
