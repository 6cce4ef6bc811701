"""How the guide thinks: the flow drawn and told, for whoever works with it and whoever wants to know why."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, Response, make_response, render_template
from flask_babel import format_decimal, gettext

from .. import flow, headers, i18n
from ..guidance import law
from ..support import graph
from ..support.form import figures, words
from .draw import draw, mermaid
from .edges import Way, Words, ways
from .shapes import Drawing

blueprint = Blueprint("flow_map", __name__, url_prefix="/<lang:lang>/vejviser")


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)


@blueprint.get("/kort")
def page() -> Response:
    said, drawn, found = in_words(), drawing(), ways()
    number = {box.id: box.number for box in drawn.boxes if box.number}
    html = render_template(
        "flow_map/map.html", drawing=drawn, linked=True,
        questions=[told(question, found, said) | {"number": number[question]} for question in number],
        outcomes=[ended(outcome, found, said, number) for outcome in flow.OUTCOMES],
        paths=format_decimal(sum(graph.count_paths().values())),
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


def told(question: str, found: tuple[Way, ...], said: Words) -> dict[str, Any]:
    """A question as a list: choices that lead the same way stand together."""
    out = [way for way in found if way.start == question]
    groups: dict[tuple[Way, ...], list[str]] = {}
    for choice in dict.fromkeys(choice for way in out for choice in way.choices):
        taken = tuple(way for way in out if choice in way.choices)
        groups.setdefault(taken, []).append(said.said(question, choice))
    told = [(choices, [led(way, said) for way in taken]) for taken, choices in groups.items()]
    return link(question, said) | {"groups": told}


def led(way: Way, said: Words) -> dict[str, Any]:
    """Where a way leads, and when."""
    either = f" {said.label('map.or')} "
    return link(way.to, said) | {"conditions": said.conditions(way, said.name, either)}


def ended(outcome: str, found: tuple[Way, ...], said: Words, number: dict[str, int]) -> dict[str, Any]:
    """An outcome with the questions that lead to it."""
    starts = dict.fromkeys(way.start for way in found if way.to == outcome)
    return link(outcome, said) | {"starts": [link(start, said) | {"number": number[start]} for start in starts]}


def link(box: str, said: Words) -> dict[str, Any]:
    return {"mark": ("o-" if box in flow.OUTCOMES else "q-") + box, "name": said.name(box)}
