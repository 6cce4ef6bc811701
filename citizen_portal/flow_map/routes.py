"""How the guide thinks: the flow drawn and told, for whoever works with it and whoever wants to know why."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, Response, make_response, render_template
from flask_babel import format_decimal, gettext

from .. import flow, headers, i18n
from ..guidance import law
from ..support import soundness
from ..support.form import figures, words
from .draw import draw, mermaid
from .edges import Edge, Words, flow_edges
from .shapes import Drawing

blueprint = Blueprint("flow_map", __name__, url_prefix="/<reading:lang>/vejviser")


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)


@blueprint.get("/kort")
def page() -> Response:
    said, drawn, found = in_words(), drawing(), flow_edges()
    number = {box.id: box.number for box in drawn.boxes if box.number}
    html = render_template(
        "flow_map/map.html", drawing=drawn, linked=True,
        questions=[question_entry(question, found, said) | {"number": number[question]} for question in number],
        outcomes=[outcome_entry(outcome, found, said, number) for outcome in flow.OUTCOMES],
        paths=format_decimal(sum(soundness.count_paths().values())),
    )  # fmt: skip
    return public(html, "text/html")


@blueprint.get("/kort.svg")
def svg() -> Response:
    response = public(as_svg(), "image/svg+xml")
    response.headers["Content-Disposition"] = "inline"
    return response


def public(body: str, kind: str) -> Response:
    """The same for everybody: there is no answer in it."""
    response = make_response(body)
    response.mimetype = kind
    response.headers["Cache-Control"] = headers.PUBLIC
    return response


def as_svg() -> str:
    return render_template("flow_map/map.svg", drawing=drawing(), linked=False)


def as_mermaid() -> str:
    return mermaid(in_words())


def drawing() -> Drawing:
    return draw(in_words(), i18n.current().dir == "rtl")


def in_words() -> Words:
    """The reader's words for everything in the flow."""
    library, lang, known = law.library(), i18n.current().code, figures()
    return Words(
        said=lambda question, part: words(question, part, **known),
        title=lambda outcome: library.find(lang, "outcomes", outcome).title,
        label=gettext,
    )


def question_entry(question: str, found: tuple[Edge, ...], said: Words) -> dict[str, Any]:
    """A question as a list: choices that lead the same way stand together."""
    out = [edge for edge in found if edge.start == question]
    groups: dict[tuple[Edge, ...], list[str]] = {}
    for choice in dict.fromkeys(choice for edge in out for choice in edge.choices):
        taken = tuple(edge for edge in out if choice in edge.choices)
        groups.setdefault(taken, []).append(said.said(question, choice))
    told = [(choices, [edge_entry(edge, said) for edge in taken]) for taken, choices in groups.items()]
    return box_link(question, said) | {"groups": told}


def edge_entry(edge: Edge, said: Words) -> dict[str, Any]:
    """Where an edge leads, and when."""
    either = f" {said.label('map.or')} "
    return box_link(edge.to, said) | {"conditions": said.conditions(edge, said.name, either)}


def outcome_entry(outcome: str, found: tuple[Edge, ...], said: Words, number: dict[str, int]) -> dict[str, Any]:
    """An outcome with the questions that lead to it."""
    starts = dict.fromkeys(edge.start for edge in found if edge.to == outcome)
    return box_link(outcome, said) | {"starts": [box_link(start, said) | {"number": number[start]} for start in starts]}


def box_link(box: str, said: Words) -> dict[str, Any]:
    return {"mark": ("o-" if box in flow.OUTCOMES else "q-") + box, "name": said.name(box)}
