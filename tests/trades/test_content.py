"""The trades as they stand in the files, and what a municipality lays over them."""

from pathlib import Path

import pytest

from citizen_portal import CONTENT, i18n
from citizen_portal.trades.content import OF_ALL, Trades, TradesError, load

from .overlay import harbour, laid_over, ours


@pytest.fixture(scope="module")
def trades() -> Trades:
    return load([CONTENT], i18n.LANGUAGES)


def test_there_are_enough_trades_each_with_six_tasks_and_goals(trades: Trades) -> None:
    assert len(trades.by_id) >= 52
    assert {(len(trade.tasks), len(trade.goals)) for trade in trades.by_id.values()} == {(6, 6)}
    assert len(trades.by_slug) == len(trades.by_id)


def test_a_phrase_is_said_in_every_language(trades: Trades) -> None:
    assert set(trades.everywhere("cafe.clear-tables")) == set(i18n.LANGUAGES)
    said = trades.words("cafe.clear-tables", "uk")
    assert said and said.lang == "uk"


@pytest.mark.parametrize("phrase", ["cafe.gone", "gone.clear-tables", "support.gone", "gone", "", "cafe."])
def test_an_id_that_is_not_there_says_nothing(trades: Trades, phrase: str) -> None:
    assert trades.words(phrase, "da") is None and trades.everywhere(phrase) == {}


def test_every_trade_rests_on_what_holds_for_all_and_a_rule_has_its_source(trades: Trades) -> None:
    for trade in trades.by_id.values():
        rules = trades.rules_of(trade)
        assert tuple(rule.id for rule in rules)[:2] == OF_ALL
        assert all(rule.source and rule.confidence in ("certain", "likely") and rule.review_by for rule in rules)


def test_a_trade_of_its_own_stands_beside_ours_in_danish_where_it_is_not_translated(tmp_path: Path) -> None:
    own = laid_over(tmp_path, {"da/trades/harbour.toml": harbour()})
    words = own.by_id["harbour"].words("title", "ar")
    assert (words.text, words.lang) == ("Havn", "da") and "cafe" in own.by_id


def test_a_hidden_trade_is_offered_no_more(tmp_path: Path) -> None:
    own = laid_over(tmp_path, {"da/trades/cafe.toml": "hidden = true\n"})
    assert "cafe" not in own.by_id and own.words("cafe.clear-tables", "da") is None


def test_another_text_wins_and_our_translations_of_the_old_one_are_not_shown(tmp_path: Path) -> None:
    own = laid_over(tmp_path, {"da/trades/cafe.toml": ours().replace('title = "Café"', 'title = "Kaffebar"')})
    assert {own.by_id["cafe"].title(lang) for lang in i18n.LANGUAGES} == {"Kaffebar"}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('slug = "cafe"', 'slug = "bageri"', "slug is the slug of content/da/trades/"),
        ('slug = "cafe"\n', "", "slug is missing"),
        ('"with-hands"', '"with-feet"', "likes names with-feet, which nobody is asked for"),
        ('"R5"', '"R99"', "rules.ids names R99, which is no rule"),
        ('goals = ["', 'goals = ["gone", "', "leads.goals names gone, which is no goal"),
        ("wash-up = ", "know-menu = ", "goals.know-menu has the name of a task"),
    ],
)
def test_a_trade_that_cannot_be_shown_stops_the_start_by_name(tmp_path: Path, old: str, new: str, fault: str) -> None:
    with pytest.raises(TradesError) as refused:
        laid_over(tmp_path, {"da/trades/cafe.toml": ours().replace(old, new)})
    assert fault in str(refused.value) and "content/da/trades/" in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("review_by = 2027-05-31", 'review_by = "soon"', "review_by is no date"),
        ('[from]\nR1 = "', '[from]\nR0 = "', "text.R1 has no source"),
        ('R2 = "likely"', 'R2 = "check"', "text.R2 has no confidence"),
    ],
)
def test_a_rule_without_its_source_stops_the_start_by_name(tmp_path: Path, old: str, new: str, fault: str) -> None:
    text = (CONTENT / "da" / "trade-rules.toml").read_text("utf-8")
    with pytest.raises(TradesError, match=fault):
        laid_over(tmp_path, {"da/trade-rules.toml": text.replace(old, new, 1)})
