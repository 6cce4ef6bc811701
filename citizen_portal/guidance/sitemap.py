"""What programmes ask a site for by a name of their own: the map of its pages for search engines, in every language,
that they are welcome, whom to tell of a hole, and the mark of the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from flask import Blueprint, current_app, redirect, render_template, url_for
from werkzeug.wrappers import Response

from .. import clock, i18n, links
from ..headers import PUBLIC
from ..municipality import municipality
from .law import library
from .pages import SLUGS
from .trade_views import entries as trade_entries

blueprint = Blueprint("sitemap", __name__)
# Pages of one screen each, beside the guidance pages.
HOLDS = timedelta(days=90)
SCREENS = ("front", "index", "about", "privacy", "accessibility")


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    entries = [_addresses(*page) for page in _pages()]
    xml = render_template("guidance/sitemap.xml", entries=entries)
    return Response(xml, mimetype="application/xml", headers={"Cache-Control": PUBLIC})


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Pages of one person say themselves that they are not to be found: a list here would only point at them."""
    words = f"User-agent: *\nAllow: /\nSitemap: {links.whole(url_for('sitemap.sitemap'))}\n"
    return Response(words, mimetype="text/plain", headers={"Cache-Control": PUBLIC})


@blueprint.get("/.well-known/security.txt")
def security() -> Response:
    """Whom to tell of a hole in the site (RFC 9116)."""
    ours = municipality()
    contact, until = ours.security_contact or ours.website, clock.end_of(clock.today() + HOLDS)
    words = f"Contact: {contact}\nExpires: {until:%Y-%m-%dT%H:%M:%SZ}\nPreferred-Languages: da, en\n"
    return Response(words, mimetype="text/plain", headers={"Cache-Control": PUBLIC})


@blueprint.get("/favicon.ico")
def mark() -> Response:
    """For whoever asks without having read a page."""
    asset: Any = current_app.jinja_env.globals["asset"]
    led = redirect(asset("favicon.svg"))
    led.headers["Cache-Control"] = PUBLIC
    return led


def _pages() -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from ((f"guidance.{screen}", {}) for screen in SCREENS)
    yield from (("guidance.page", {"slug": slug}) for slug in SLUGS if ("da", "guidance", slug) in library().pages)
    yield from trade_entries()


def _addresses(endpoint: str, values: Mapping[str, Any]) -> dict[str, str]:
    """One page's whole address in each language, by the language's tag."""
    return {
        language.tag: links.whole(url_for(endpoint, lang=language.code, **values))
        for language in i18n.LANGUAGES.values()
    }
