"""A page says up to which day it is known to hold, so that a copy of it can say when that has passed."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from citizen_portal import CONTENT
from citizen_portal.guidance.holding import rules_hold_until
from citizen_portal.rules import Law, Rules, load

from ..house_style import Page, ReadingClient
from .own_rules import rule_table, site_with

OURS = load((CONTENT,))
RULE = OURS.now["praktik.max_weeks.dagpenge"]
TODAY, LATER = date(2026, 12, 1), date(2027, 3, 1)
REVIEW = date(2027, 9, 1)


def last_day(*coming: dict[str, Any], **changes: Any) -> date:
    rule = replace(RULE, review_by=REVIEW, **changes)
    law = Law(Rules({rule.id: rule}), tuple(replace(rule, **each) for each in coming))
    return min(rules_hold_until(law, {rule.id, "no.such.rule"}, TODAY))


@pytest.mark.parametrize(
    ("coming", "changes", "last"),
    [
        ((), {}, REVIEW),
        ((), {"valid_until": LATER}, LATER - timedelta(days=1)),
        (({"value": 9, "valid_from": LATER},), {}, LATER - timedelta(days=1)),
        (({"id": "another.rule", "valid_from": LATER},), {}, REVIEW),
    ],
    ids=["until it is to be looked at", "until it ends", "until it says something else", "whatever another does"],
)
def test_a_rule_holds_until_the_law_changes_or_it_is_to_be_looked_at(
    coming: tuple[dict[str, Any], ...], changes: dict[str, Any], last: date
) -> None:
    assert last_day(*coming, **changes) == last


def until(page: str) -> str:
    return Page(page).one("main", id="main").get("data-holds-until") or ""


def test_a_page_holds_as_long_as_the_rule_it_rests_on_that_ends_first(tmp_path: Path) -> None:
    table = rule_table(RULE.id, review_by="review_by = 2026-01-31")
    site = site_with(tmp_path, "rules.toml", table).test_client()
    assert until(site.get("/da/viden/virksomhedspraktik").text) == "2026-01-31"
    assert until(site.get("/ar/viden/virksomhedspraktik?dansk=").text) == "2026-01-31"
    assert until(site.get("/da/viden/klage").text) != "2026-01-31"


def test_a_text_that_changes_holds_until_then(tmp_path: Path) -> None:
    body = ":::: until 2031-05-01\nSådan er det.\n::::\n\n:::: from 2031-05-01\nSådan bliver det.\n::::\n"
    site = site_with(tmp_path, "da/guidance/undervejs.md", f"---\ntitle: A\nsummary: B.\n---\n{body}").test_client()
    assert until(site.get("/da/viden/undervejs").text) == "2031-04-30"


def test_what_rests_on_no_rule_says_nothing_of_it_and_a_trade_does(client: ReadingClient) -> None:
    assert not until(client.get("/da/").text) and not until(client.get("/da/viden/ordbog").text)
    assert until(client.get("/da/viden/fag/cafe").text)
