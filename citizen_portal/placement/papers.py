"""The papers of a placement, for the citizen: receipt, sheet, VITAS sheet, calendar, and the employer's door."""

from __future__ import annotations

import io
from typing import Any

import segno
from flask import Blueprint, g, render_template, url_for
from werkzeug.wrappers import Response

from .. import htmx, i18n, links, paper
from . import agreeing, document, history
from .explained import explained
from .places import Place
from .status import Side


def join(blueprint: Blueprint) -> None:
    for rule, view in (
        ("/vitas", vitas), ("/kvittering.pdf", receipt_pdf), ("/aftale.pdf", sheet_pdf), ("/kalender.ics", calendar),
    ):  # fmt: skip
        blueprint.add_url_rule(rule, view_func=view)


def vitas() -> Response:
    return htmx.page("status/vitas.html", lines=document.vitas(g.place.story), **around(g.place))


def receipt_pdf() -> Response:
    place: Place = g.place
    html = render_template(
        "status/receipt.pdf.html", sections=document.sent(place.story), **around(place),
        findings=explained(agreeing.findings(place.story)) if place.story.changeable else [],
    )  # fmt: skip
    return paper.pdf(html, f"{place.row.reference}.pdf")


def sheet_pdf() -> Response:
    return sheet_of(g.place)


def sheet_of(place: Place) -> Response:
    """The expectations sheet as a file: the same one for both sides."""
    html = render_template("status/sheet.pdf.html", lines=document.sheet(place.story), **around(place))
    return paper.pdf(html, f"{place.row.reference}-aftale.pdf")


def calendar() -> Response:
    address = links.address("status.page", i18n.current().code, token=g.token)
    return paper.download(document.calendar(g.place, address), "text/calendar", f"{g.place.row.reference}.ics")


def around(place: Place) -> dict[str, Any]:
    return {
        "place": place, "state": place.story, "standing": place.status, "side": Side.CITIZEN, "room": "placement",
        "may_start": history.may_start(place.story), "back": url_for("status.page"), "in_danish": document.in_danish,
    }  # fmt: skip


def employers_door(place: Place) -> dict[str, str]:
    """The employer's link, as words and as a picture to point a phone at, and the code to say across the counter."""
    address = links.address("employer.page", place.row.employer_language, token=place.employer_token())
    return {
        "address": address,
        "qr": qr(address),
        "code": place.code,
        # An address runs from left to right, also in the middle of a sentence that does not.
        "door": f"\u2066{links.address('employer.door', place.row.employer_language)}\u2069",
    }


def qr(address: str) -> str:
    """An SVG without styles of its own, dark on light in every mode."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", xmldecl=False, svgns=True, light="#ffffff", omitsize=True)
    return drawn.getvalue().decode()
