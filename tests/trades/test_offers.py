"""What a form offers to tick: the list of the trade or the purpose, and what was ticked of another list."""

from collections.abc import Iterator

import pytest
from flask import Flask

from citizen_portal.placement import phrases
from citizen_portal.trades import library
from citizen_portal.trades.offers import GROUPS, listed, offers, offers_by_purpose


@pytest.fixture(autouse=True)
def asked(app: Flask) -> Iterator[None]:
    with app.test_request_context("/uk/"):
        yield


def test_tasks_and_goals_are_those_of_the_trade_and_none_without_one() -> None:
    cafe = library.kept_trade("cafe")
    assert [len(listed(prefix, cafe)) for prefix in ("task", "goal")] == [6, 6]
    assert listed("task") == listed("task", "Min egen slags arbejde") == ()


@pytest.mark.parametrize("purpose", ["job", "kompetence", "udvikling"])
def test_aims_are_those_of_the_purpose(purpose: str) -> None:
    assert all(phrase.startswith(f"purpose-{purpose}.") for phrase in listed("aim", purpose=purpose))
    assert listed("aim", purpose=purpose) and listed("aim") == ()


@pytest.mark.parametrize("prefix", GROUPS)
def test_every_other_box_has_a_list(prefix: str) -> None:
    assert len(listed(prefix)) >= 4


def test_what_was_ticked_is_ticked_again_and_the_danish_stands_beside_another_language() -> None:
    first = library.trades().by_id["cafe"].tasks[0]
    shown = offers("task", [library.kept(first)], library.kept_trade("cafe"))
    assert [offer.ticked for offer in shown] == [True, *[False] * 5]
    assert shown[0].words.lang == "uk" and shown[0].danish and shown[0].words.text != shown[0].danish


def test_goals_that_lead_to_paid_work_say_so() -> None:
    shown = offers("goal", [], library.kept_trade("cafe"))
    assert {offer.id for offer in shown if offer.leads} == library.trades().by_id["cafe"].leads


def test_what_was_ticked_of_another_trade_comes_after_the_list() -> None:
    other = library.trades().by_id["bakery"].tasks[0]
    shown = offers("task", [library.kept(other)], library.kept_trade("cafe"))
    assert (len(shown), shown[-1].id, shown[-1].ticked) == (7, other, True)


def test_what_no_list_has_any_more_goes_along_whole_with_its_words() -> None:
    gone = phrases.kept("cafe.gone", {"da": "Brænde kaffe"})
    last = offers("task", [gone], library.kept_trade("cafe"))[-1]
    assert (last.value, last.words.text, last.ticked) == (gone, "Brænde kaffe", True)


def test_a_piece_of_work_of_ones_own_is_not_asked_of_whoever_tries_a_cafe() -> None:
    plan = "purpose-job.project-plan"
    of = {
        name: {one.id for one in offers_by_purpose((), library.kept_trade(name))["job"]} for name in ("cafe", "hr", "")
    }
    ticked = offers_by_purpose((library.kept(plan),), library.kept_trade("cafe"))["job"]
    assert plan not in of["cafe"] and plan in of["hr"] & of[""] & {one.id for one in ticked}


def test_what_is_simple_what_is_more_and_what_may_lead_to_wages_are_read_first() -> None:
    shown = offers("goal", [], library.kept_trade("cafe"))
    assert [offer.part for offer in shown] == ["first", "more"] * 3
    assert any(offer.leads for offer in shown if offer.part == "first")


def test_lists_that_are_no_trades_begin_with_the_most_usual_and_fold_no_single_one() -> None:
    assert [offer.part for offer in offers("decision", [])] == [*["first"] * 3, *["more"] * 2]
    assert {offer.part for offer in offers_by_purpose([], library.kept_trade("cafe"))["job"][:3]} == {"first"}
