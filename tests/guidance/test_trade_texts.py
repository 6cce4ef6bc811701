"""A trade as its reader gets it: texts in their language, the Danish beside, and which are older than the Danish."""

from pathlib import Path

import pytest

from citizen_portal.guidance.trade_texts import TradePage, by_liking
from citizen_portal.i18n import LANGUAGES
from citizen_portal.trades.content import LIKES, Trades, load

CONTENT = Path(__file__).parents[2] / "citizen_portal" / "content"


@pytest.fixture(scope="module")
def trades() -> Trades:
    return load((CONTENT,), LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_trade_has_six_tasks_six_goals_and_eight_words_in_its_readers_language(trades: Trades, lang: str) -> None:
    for trade in trades.by_id.values():
        page = TradePage(trade, trades, lang)
        assert [len(page.sections[name]) for name in ("tasks", "goals")] == [6, 6], trade.id
        assert len(page.words) == 8 and page.lang == lang and page.fresh
        assert {line.said.lang for lines in page.sections.values() for line in lines} == {lang}


def test_the_goals_that_lead_to_paid_work_say_so(trades: Trades) -> None:
    page = TradePage(trades.by_id["cafe"], trades, "en")
    assert [line.leads for line in page.sections["goals"]] == [False] * 4 + [True] * 2
    assert not any(line.leads for line in page.sections["tasks"])


def test_a_trade_that_is_not_there_in_a_language_is_danish_and_says_so(trades: Trades, tmp_path: Path) -> None:
    cafe = CONTENT / "da" / "trades" / "cafe.toml"
    (tmp_path / "da" / "trades").mkdir(parents=True)
    (tmp_path / "da" / "trades" / "cafe.toml").write_text(cafe.read_text().replace('"Café"', '"Kaffebar"'))
    own = load((CONTENT, tmp_path), LANGUAGES)
    page = TradePage(own.by_id["cafe"], own, "ar")
    assert (page.lang, page.title) == ("da", "Kaffebar")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_trade_stands_under_each_of_its_likings(trades: Trades, lang: str) -> None:
    groups = by_liking(trades, lang)
    assert list(groups) == [like for like in LIKES if like in groups]
    assert {(like, trade.id) for like, found in groups.items() for trade in found} == {
        (like, trade.id) for trade in trades.by_id.values() for like in trade.likes
    }


def test_the_trades_of_a_liking_stand_in_the_readers_alphabet(trades: Trades) -> None:
    titles = [trade.title("da") for trade in by_liking(trades, "da")["outdoors"]]
    assert titles.index("Tømrer") > titles.index("Landbrug") > titles.index("Dyrepasning")
