"""Until which day what a page says is known to hold: for a copy of it that is read later, without a net.

A rule holds until the day before the law changes it, and is known to until it should have been looked at again; a text
holds until the day before it says something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ..rules import Law
from ..trades.content import TradeRule
from .in_short import FIGURES
from .law import day, library
from .pages import Library, Page
from .state import state

FIGURE = re.compile(r'data-figure="([^"#]+)')


def page_holds_until(page: Page) -> date | None:
    """The last day, which may have passed; nothing for a page that rests on no rule and never changes."""
    rules = {*page.rules, *FIGURE.findall(page.html), *(rule for rule, _ in FIGURES.get(page.slug, ()))}
    return min((*rules_hold_until(state().law, rules, day()), *_text_holds_until(page)), default=None)


def trade_holds_until(rules: Iterable[TradeRule]) -> date | None:
    return min((date.fromisoformat(rule.review_by) for rule in rules), default=None)


def rules_hold_until(law: Law, rule_ids: Iterable[str], today: date) -> Iterator[date]:
    """The last days of those of the rules that hold today."""
    now = law.on(today)
    for rule in (now[rule_id] for rule_id in rule_ids if rule_id in now):
        yield rule.review_by
        yield from (_before(on) for on in law.changes if on > today and law.on(on).by_id.get(rule.id) != rule)


def _text_holds_until(page: Page) -> Iterator[date]:
    coming = ((on, texts) for on, texts in state().libraries.items() if on > day())
    return (_before(on) for on, texts in coming if _said(texts, page) != _said(library(), page))


def _said(texts: Library, page: Page) -> tuple[str, str, str]:
    found = texts.find(page.lang, page.shelf, page.slug)
    return found.title, found.summary, found.html


def _before(on: date) -> date:
    return on - timedelta(days=1)
