"""What a browser keeps on its way to the provider and back: a cookie of its own, signed, for ten minutes."""

from __future__ import annotations

from collections.abc import Mapping

from flask import current_app, request
from werkzeug.wrappers import Response

from .. import clock, links

LIFE = 600  # seconds
PURPOSE = "desk-way"
# A browser keeps no larger cookie.
MOST = 3800


def cookie() -> str:
    return "__Host-desk-way" if current_app.config["SESSION_COOKIE_SECURE"] else "desk-way"


def fits(content: Mapping[str, str]) -> bool:
    return len(_signed(content)) <= MOST


def remember(response: Response, content: Mapping[str, str]) -> Response:
    """Lax, because the way back begins at the provider's."""
    response.set_cookie(
        cookie(), _signed(content), max_age=LIFE, httponly=True, samesite="Lax",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )  # fmt: skip
    return response


def _signed(content: Mapping[str, str]) -> str:
    return links.sign(PURPOSE, {**content, "until": clock.now().timestamp() + LIFE})


def kept() -> dict[str, str]:
    """What was remembered; nothing, once it is too old or was not made here."""
    content = links.read(PURPOSE, request.cookies.get(cookie(), ""))
    return content if isinstance(content, dict) and content.get("until", 0) > clock.now().timestamp() else {}


def forget(response: Response) -> Response:
    response.delete_cookie(cookie(), secure=current_app.config["SESSION_COOKIE_SECURE"], httponly=True)
    return response
