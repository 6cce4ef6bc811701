"""Whoever does not know what to try gets a few ideas; who knows, or is not looking, gets none."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from citizen_portal.i18n import LANGUAGES
from citizen_portal.motives import MOTIVES
from citizen_portal.support.ideas import LOOKING, OFTEN, SHOWN, ideas
from citizen_portal.trades.content import LIKES, Trades, load


@pytest.fixture(scope="module")
def trades() -> Trades:
    return load((Path(__file__).parents[2] / "citizen_portal" / "content",), LANGUAGES)


@pytest.mark.parametrize("outcome", LOOKING)
@pytest.mark.parametrize("goal", [*MOTIVES, "rather-not", "unsure"])
def test_whoever_has_no_direction_gets_three_that_differ(trades: Trades, outcome: str, goal: str) -> None:
    found = ideas(outcome, {"direction": "no", "goal": goal}, trades)
    assert len({trade.id for trade in found}) == SHOWN


@pytest.mark.parametrize("given", [{"goal": "inspiration"}, {"goal": "unsure"}, {"help": "ideas"}])
def test_wanting_inspiration_is_enough(trades: Trades, given: Mapping[str, str]) -> None:
    assert ideas("level-2", {"direction": "yes", **given}, trades)


def test_who_is_nervous_is_shown_where_it_is_calm(trades: Trades) -> None:
    found = ideas("level-2", {"direction": "no", "wellbeing": "nervous", "goal": "network"}, trades)
    assert "quiet" in found[0].likes


@pytest.mark.parametrize(
    ("outcome", "given"), [("register-now", {"direction": "no"}), ("level-2", {"direction": "yes", "goal": "cv"})]
)
def test_who_knows_where_to_go_gets_none(trades: Trades, outcome: str, given: Mapping[str, str]) -> None:
    assert ideas(outcome, given, trades) == []


def test_where_many_have_begun_there_is_the_liking_it_stands_under(trades: Trades) -> None:
    for like, names in OFTEN.items():
        assert like in LIKES and all(like in trades.by_id[name].likes for name in names), like
