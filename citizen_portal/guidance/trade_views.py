"""The trades to read about: an index by what somebody likes, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from flask import Blueprint, abort, g, render_template, request, url_for
from flask_babel import format_date, gettext

from .. import i18n
from ..trades.content import DANISH, Trade
from ..trades.library import library, trades
from . import law
from .holding import trade_holds_until
from .markup import Heading
from .trade_texts import TradePage, by_liking
from .trades_found import trades_found

# What is said of a rule that is only half known, beside where it stands.
SURE = {confidence: f"trade.sure.{confidence}" for confidence in ("certain", "likely", "check")}


def add_to(blueprint: Blueprint) -> None:
    """The pages are the guidance's own: they share its addresses, its heads and its sheet."""
    blueprint.add_url_rule("/<reading:lang>/viden/fag/", view_func=trades_index)
    blueprint.add_url_rule("/<reading:lang>/viden/fag/<slug>", view_func=trade)


def trades_index() -> str:
    return render_template("guidance/trades.html", groups=by_liking(trades(), i18n.current().code))


def trade(slug: str) -> str:
    found = trades().by_slug.get(slug) or abort(404)
    shown = TradePage(found, trades(), i18n.current().code)
    headings = [Heading(name, 2, gettext(f"trade.{name}")) for name in (*shown.sections, "words")]
    holds = {"rules": rules_of(found), "holds_until": trade_holds_until(trades().rules_of(found))}
    return render_template("guidance/trade.html", page=shown, headings=headings, **holds, **beside(shown))


def beside(page: TradePage) -> dict[str, Any]:
    """Whether the Danish can be had beside it, and is asked for."""
    may, asked = page.lang != DANISH, "dansk" in request.args
    if may and asked:
        g.here = (g.here[0], {**g.here[1], "dansk": ""})
    return {"may_compare": may, "pairs": may and asked}


def rules_of(trade: Trade) -> list[dict[str, Any]]:
    """The rules a trade rests on, in sentences."""
    return [
        {
            "rule": rule,
            "says": trades().rule(rule.id, i18n.current().code),
            "danish": trades().rule(rule.id, DANISH).text,
            "sure": gettext(SURE[rule.confidence]),
            "checked": format_date(date.fromisoformat(rule.verified_on), "medium"),
            "overdue": date.fromisoformat(rule.review_by) < law.day(),
        }
        for rule in trades().rules_of(trade)
    ]


def searched(query: str) -> list[Trade]:
    return trades_found(library().finder, query)


def paths() -> Iterator[str]:
    """Every page of a trade, by the language of its reader, alone and with the Danish beside it."""
    for lang in i18n.LANGUAGES:
        for found in trades().by_id.values():
            yield url_for("guidance.trade", lang=lang, slug=found.slug)
            if lang != DANISH:
                yield url_for("guidance.trade", lang=lang, slug=found.slug, dansk="")


def entries() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Each page as the map of the site names it."""
    yield "guidance.trades_index", {}
    yield from (("guidance.trade", {"slug": found.slug}) for found in trades().by_id.values())
