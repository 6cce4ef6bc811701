"""Room 1, reading: the front page, the guidance pages and the pages about the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import zip_longest
from typing import Any

from flask import Blueprint, Flask, abort, g, redirect, render_template, request, url_for
from flask_babel import format_date, format_time, gettext
from werkzeug.wrappers import Response

from .. import clock, i18n, links
from ..matching.folding import tidy
from ..municipality import municipality
from ..qr import qr
from ..rules import Law
from ..typed.text import cleaned
from . import charts, own_figures, sharing, sitemap, trade_views
from .alphabet import by_letter
from .danish_words import with_danish
from .facts import facts, short_figures
from .holding import page_holds_until
from .in_short import LAW_WORDS, NEXT, RULES_OPEN
from .indexes import SITE_PAGES, indexes
from .law import library, previewed, since
from .leading_on import lead_on
from .moved import Move
from .pages import SLUGS, Library, Page
from .prerender import serve_prerendered
from .sections import sections
from .state import GuidanceState, hold, state
from .statistics import GROUPS, Statistics
from .topics import FIRST, contents

blueprint = Blueprint("guidance", __name__)
trade_views.add_to(blueprint)
# Pages with more on them than their text.
TEMPLATES = {
    "ordbog": "guidance/glossary.html", "tal": "guidance/statistics.html", "tekster": "guidance/borrowed.html",
    "for-arbejdsgivere": "guidance/for_companies.html",
}  # fmt: skip


Libraries = dict[date, Library]

# So many words may be the name of a work; who types more asks something.
NAME_OF_WORK = 3


def init_app(app: Flask, libraries: Libraries, law: Law, statistics: Statistics, moved: Mapping[str, Move]) -> None:
    """Open the room. Nothing is prerendered before every room has its routes: see prerender."""
    searchable = {first: indexes(texts) for first, texts in libraries.items()}
    hold(app, GuidanceState(libraries, searchable, law, statistics, moved))
    app.jinja_env.globals.update(alternates=Alternates(), address=address)
    app.jinja_env.globals.update(
        facts=facts,
        short_figures=short_figures,
        parts_of=sections,
        titled=titled,
        law_words=LAW_WORDS,
        next_steps=NEXT,
        rules_open=RULES_OPEN,
        first_pages=lambda: titled(FIRST),
    )
    app.jinja_env.globals.update(
        shown_statistics=shown_statistics,
        by_letter=lambda terms: by_letter(terms, i18n.current().base),
        in_danish=lambda label: i18n.words("da")(label),
        previewed=previewed,
        today=clock.today,
        day_of=clock.day_of,
    )
    app.jinja_env.filters["with_danish"] = with_danish
    app.jinja_env.filters["long_date"] = lambda day: format_date(day, "long")
    app.jinja_env.filters["clock_time"] = lambda moment: format_time(clock.here(moment), "short", rebase=False)
    app.register_blueprint(blueprint)
    app.register_blueprint(sitemap.blueprint)
    app.register_blueprint(sharing.blueprint)


def find(shelf: str, slug: str) -> Page:
    """The page in the reader's language, or a 404."""
    try:
        return library().find(i18n.current().code, shelf, slug)
    except KeyError:
        abort(404)


def address(page: Page) -> str:
    """Where a page of this room stands."""
    if page.shelf == "guidance":
        return url_for("guidance.page", slug=page.slug)
    return url_for(next(f"guidance.{name}" for name, slug in SITE_PAGES.items() if slug == page.slug))


def shown_statistics() -> dict[str, Any]:
    """What `tal` shows below its text."""
    statistics, language = state().statistics, i18n.current()
    names = library().names
    here, in_danish = names.said("place", language.code), names.danish("place", language.code)
    reader = charts.Reader(language.locale, language.dir == "rtl", gettext, here, in_danish)
    return {
        "statistics": statistics,
        "period": charts.period(statistics, language.locale),
        "groups": GROUPS,
        "dots": charts.dots(statistics, reader, i18n.words("da")),
        "table": charts.table(statistics, reader),
        "own": own_figures.own_figures,
        "share_words": lambda share: own_figures.share_words(share, language.locale),
    }


def titled(slugs: Iterable[str]) -> list[Page]:
    """Pages of the guidance by their slugs, in the reader's language; where one is left out, the one it leads to."""
    left = {slug: move.slug for slug, move in state().moved.items()}
    found = dict.fromkeys(left.get(slug, slug) for slug in slugs)
    return [library().find(i18n.current().code, "guidance", slug) for slug in found]


class Alternates:
    """This same page in every language, for the language switch. Iterating it reads the request."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for language in i18n.LANGUAGES.values():
            if url := _here(language):
                yield {"lang": language, "url": url}


def _here(language: i18n.Language) -> str | None:
    endpoint, values = g.get("here", ("guidance.front", {}))
    if language.easy and not i18n.has_easier(endpoint):
        return None
    return url_for(endpoint, **{**values, "lang": language.code})


@blueprint.before_app_request
def remember_where_we_are() -> None:
    """The language switch leads to the page the reader is on; after a wrong address, to the front page."""
    if request.endpoint and request.url_rule and "lang" in request.url_rule.arguments:
        g.here = (request.endpoint, dict(request.view_args or {}))


@blueprint.get("/")
def choose_language() -> Response:
    response = redirect(url_for("guidance.front", lang=i18n.preferred().code))
    response.vary.add("Accept-Language")
    return response


@blueprint.get("/<reading:lang>/")
def front() -> str:
    return render_template("guidance/front.html", terms=library().terms[i18n.current().code])


@blueprint.get("/<reading:lang>/viden/")
def index() -> str:
    return render_template("guidance/index.html", contents=contents(library().shelf(i18n.current().code, "guidance")))


@blueprint.get("/<reading:lang>/viden/soeg")
def search() -> str:
    query = tidy(cleaned(request.args.get("q", ""), one_line=True))
    g.here = ("guidance.search", {"q": query} if query else {})
    searched_in = state().indexes[since()][i18n.current().code]
    hits, trades = searched_in.search(query), trade_views.searched(query)
    nearest = () if hits or trades else searched_in.nearest(query)
    said = {"q": query, "hits": hits, "nearest": nearest, "trades": trades}
    return render_template("guidance/search.html", **said, names_work=len(query.split()) <= NAME_OF_WORK)


@blueprint.get("/<reading:lang>/viden/<slug>")
def page(slug: str) -> str | Response:
    if slug in state().moved:
        return lead_on(state().moved[slug])
    found = find("guidance", slug)
    template = TEMPLATES.get(slug, "guidance/page.html")
    return render_template(template, page=found, related=titled(found.related), **reading(found))


def reading(page: Page) -> dict[str, Any]:
    """What every screen with a text on it needs: the terms, the day to which it holds, and the Danish beside it where
    it is asked for.

    Easy Danish has other blocks than Danish, and needs none beside it.
    """
    known = {"terms": library().terms[i18n.current().code], "holds_until": page_holds_until(page)}
    if i18n.LANGUAGES[page.lang].base == "da":
        return {**known, "may_compare": False, "pairs": ()}
    asked = "dansk" in request.args
    danish = library().pages["da", page.shelf, page.slug]
    pairs = tuple(zip_longest(page.blocks, danish.quoted, fillvalue="")) if asked else ()
    if asked:
        g.here = (g.here[0], {**g.here[1], "dansk": ""})
    return {**known, "may_compare": True, "danish": danish, "pairs": pairs}


@blueprint.get("/<reading:lang>/om", endpoint="about")
@blueprint.get("/<reading:lang>/privatliv", endpoint="privacy")
@blueprint.get("/<reading:lang>/tilgaengelighed", endpoint="accessibility")
def site_page() -> str:
    endpoint = g.here[0].split(".")[1]
    found = find("site", SITE_PAGES[endpoint])
    return render_template("guidance/page.html", page=found, related=(), **reading(found))


@blueprint.get("/<reading:lang>/om/plakat")
def poster() -> str:
    """For libraries and a-kasser: the code leads to the front page in the language of the poster."""
    front = links.address("guidance.front", i18n.current().code)
    return render_template("guidance/poster.html", front=front, code=qr(front))


@blueprint.get("/was")
def accessibility_statement() -> Response:
    return redirect(
        municipality().accessibility_statement or url_for("guidance.accessibility", lang=i18n.preferred().code)
    )


def prerender(app: Flask) -> None:
    """Render every page of this room and make what is searched: the workers share what is there before they are forked.

    Inside the context all pages would share the labels of the first language.
    """
    with app.test_request_context():
        slugs = [slug for slug in SLUGS if ("da", "guidance", slug) in library().pages]
        paths = [path for lang in i18n.LANGUAGES for path in _paths(lang, slugs)]
        when_asked = tuple(trade_views.paths())
        for searchable in state().indexes.values():
            tuple(searchable.values())
    serve_prerendered(app, paths, when_asked)


def _paths(lang: str, slugs: list[str]) -> Iterator[str]:
    for endpoint in ("front", "index", "trades_index", "poster", *SITE_PAGES):
        yield url_for(f"guidance.{endpoint}", lang=lang)
    for slug in slugs:
        yield url_for("guidance.page", lang=lang, slug=slug)
        if i18n.LANGUAGES[lang].base != "da":
            yield url_for("guidance.page", lang=lang, slug=slug, dansk="")
