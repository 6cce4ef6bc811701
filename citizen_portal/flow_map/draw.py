"""The flow as a drawing: as boxes and lines with their places, which a template makes an SVG, and as Mermaid. Pure."""

from __future__ import annotations

from .. import flow
from . import lines
from .columns import Layout
from .edges import Edge, Words, flow_edges
from .grid import grid
from .shapes import Drawing, mirrored
from .stacking import sizes

ESCAPED = str.maketrans({"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;"})


def draw(words: Words, rtl: bool) -> Drawing:
    """The whole flow in the words of one language, from the side its readers begin at."""
    layout = Layout(sizes(grid(flow_edges()), words))
    questions = [lines.question_box(layout, box, words.name(box)) for box in layout.sizes.numbers]
    outcomes = [lines.outcome_box(layout, box, words.name(box)) for box in layout.reach]
    drawn = [lines.drawn_edge(layout, edge) for edge in layout.grid.edges]
    drawing = Drawing(layout.lefts[-1], layout.rows[-1], rtl, (*questions, *outcomes), tuple(drawn))
    return mirrored(drawing) if rtl else drawing


def mermaid(words: Words) -> str:
    """The same as a Mermaid flowchart: a line for each box and for each edge."""
    found = flow_edges()
    questions = [f'  {_id(question.id)}["{_plain(words.name(question.id))}"]' for question in flow.QUESTIONS]
    outcomes = [f'  {_id(outcome)}(["{_plain(words.name(outcome))}"])' for outcome in flow.OUTCOMES]
    return "\n".join(["flowchart TD", *questions, *outcomes, *(_line(edge, words) for edge in found), ""])


def _line(edge: Edge, words: Words) -> str:
    said = [] if edge.whole else [words.choices(edge.start, edge.choices)]
    said += words.conditions(edge, words.name)
    label = f'-->|"{_plain("; ".join(said))}"|' if said else "-->"
    return f"  {_id(edge.start)} {label} {_id(edge.to)}"


def _id(box: str) -> str:
    """Some plain words mean something to Mermaid."""
    return ("outcome_" if box in flow.OUTCOMES else "question_") + box.replace("-", "_")


def _plain(text: str) -> str:
    return text.translate(ESCAPED)
