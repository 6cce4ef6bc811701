"""A trade is found by what people really type: in six languages, with slips, by what the work is called at home."""

import tomllib
from pathlib import Path

import pytest

from citizen_portal import CONTENT, i18n
from citizen_portal.trades.content import Trades, load
from citizen_portal.trades.finding import SHOWN, Finder

QUERIES: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("queries.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def trades() -> Trades:
    return load([CONTENT], i18n.LANGUAGES)


@pytest.fixture(scope="module")
def finder(trades: Trades) -> Finder:
    found = Finder(trades)
    found.prepare()
    return found


def ids(finder: Finder, query: str) -> list[str]:
    return [trade.id for trade in finder.find(query)]


def test_sixty_queries_find_the_right_trade_among_the_first_three(finder: Finder) -> None:
    asked = [(query, meant) for queries in QUERIES.values() for query, meant in queries.items()]
    missed = [query for query, meant in asked if meant not in ids(finder, query)[:3]]
    assert [len(queries) for queries in QUERIES.values()] == [10] * 6
    assert len(missed) <= 4, missed


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_every_trade_is_found_first_by_its_own_name(finder: Finder, trades: Trades, lang: str) -> None:
    named = {trade.id: trade.title(lang) for trade in trades.by_id.values()}
    assert {trade: ids(finder, name)[:1] for trade, name in named.items()} == {trade: [trade] for trade in named}


@pytest.mark.parametrize("words", ["", " ", "😀", "a", "ب", "?!", "xqzw", "asdfgh qwertyuiop", "1234", "w" * 200])
def test_what_names_no_work_finds_none(finder: Finder, words: str) -> None:
    assert ids(finder, words) == []


def test_a_long_text_is_read_to_its_limit_and_finds_no_more_than_is_shown(finder: Finder) -> None:
    assert ids(finder, "svejser " + "ord " * 5000)[0] == "welding"
    assert len(ids(finder, "arbejde med mennesker, mad, dyr, biler, planter, tal, ord og computere")) == SHOWN


def test_a_slip_is_looked_for_in_names_alone(finder: Finder) -> None:
    assert ids(finder, "svejzer") == ["welding"]
    assert ids(finder, "skydelære") == ["welding"]
    assert ids(finder, "skudelære") == []


def test_a_name_typed_whole_comes_before_what_shares_its_words(finder: Finder) -> None:
    assert ids(finder, "social media")[0] == "marketing"
