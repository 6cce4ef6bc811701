"""The lengths that can be chosen come from the law; whole weeks have both ends in them."""

from datetime import date

from citizen_portal import CONTENT, rules
from citizen_portal.placement.length import last_day, offered_weeks

LAW = rules.load([CONTENT]).now


def test_the_longest_one_is_the_usual_one_of_the_benefit() -> None:
    for benefit in ("dagpenge", "kontanthjaelp"):
        usual = next(rule for rule in LAW.below("praktik.max_weeks", benefit) if rule.quotable)
        assert offered_weeks(LAW, benefit) == (1, 2, usual.value)


def test_a_benefit_the_law_gives_no_length_for_offers_none() -> None:
    assert offered_weeks(LAW, "") == ()


def test_two_weeks_from_a_monday_end_on_the_second_sunday() -> None:
    assert last_day(date(2027, 1, 4), 2) == date(2027, 1, 17)
