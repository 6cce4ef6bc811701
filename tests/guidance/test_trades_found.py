"""A search is answered with trades whose name was typed, in any language and with slips, and with none else."""

from pathlib import Path

import pytest

from citizen_portal.guidance.trades_found import SHOWN, trades_found
from citizen_portal.i18n import LANGUAGES
from citizen_portal.trades.content import load
from citizen_portal.trades.finding import Finder


@pytest.fixture(scope="module")
def finder() -> Finder:
    content = Path(__file__).parents[2] / "citizen_portal" / "content"
    return Finder(load((content,), LANGUAGES))


@pytest.mark.parametrize(
    ("query", "trade"),
    [("smed", "welding"), ("зварник", "welding"), ("مستودع", "warehouse"), ("barista", "cafe"),
     ("rengorin", "cleaning"), ("fryzjer", "hairdressing"), ("kütüphane", "library")],
)  # fmt: skip
def test_the_name_of_a_trade_finds_it_first(finder: Finder, query: str, trade: str) -> None:
    found = trades_found(finder, query)
    assert found[0].id == trade and len(found) <= SHOWN


@pytest.mark.parametrize("query", ["", "timer", "ydelse", "klage", "uger dagpenge", "hvor længe", "xyzzy", "sygdom"])
def test_words_that_only_stand_in_what_one_does_find_no_trade(finder: Finder, query: str) -> None:
    assert trades_found(finder, query) == []
