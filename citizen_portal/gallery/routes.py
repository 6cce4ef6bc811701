"""The gallery: every state as each side sees it, and every letter, in the language of the page."""

from __future__ import annotations

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from .. import htmx, i18n
from ..placement.status import Side
from .apart import apart
from .drawing import VIEWS, drawn, employers_room, letters, sms
from .stories import STORIES

blueprint = Blueprint("gallery", __name__, url_prefix="/<lang:lang>/om/forloeb")


@blueprint.get("")
def page() -> Response:
    lang = i18n.current().code
    pictures = [
        {
            "name": name,
            "status": story.status,
            "sides": [(side, apart(drawn(story, side, lang), f"{name}-{side}")) for side in VIEWS],
        }
        for name, story in STORIES.items()
    ]
    return htmx.page(
        "gallery/page.html", pictures=pictures, letters=list(letters(lang)), sms=list(sms(lang)),
        employers_room=apart(employers_room(lang), "employers-room"), room="",
    )  # fmt: skip


@blueprint.get("/<name>/<side>")
def one(name: str, side: str) -> Response:
    """One of them alone, as wide as the window."""
    if name not in STORIES or side not in VIEWS:
        abort(404)
    picture = drawn(STORIES[name], Side(side), i18n.current().code)
    return htmx.page("gallery/one.html", picture=picture, name=name, side=side, room="")
