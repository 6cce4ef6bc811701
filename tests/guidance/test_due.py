"""What somebody must look at soon, by day."""

from dataclasses import replace
from datetime import date, timedelta

from citizen_portal import CONTENT, rules
from citizen_portal.guidance.due import SOON, due

TODAY = date(2027, 3, 1)
LATER = date(2030, 1, 1)
RULE = replace(rules.load([CONTENT]).now["praktik.max_hours_week"], review_by=LATER)


def named(*listed: rules.Rule) -> list[tuple[date, str, list[str]]]:
    return [(one.day, one.what, [rule.id for rule in one.rules]) for one in due(listed, TODAY)]


def test_a_rule_is_told_from_two_months_before_until_the_day_itself() -> None:
    for day, told in (
        (TODAY - timedelta(days=1), False),
        (TODAY, True),
        (TODAY + SOON, True),
        (TODAY + SOON + timedelta(days=1), False),
    ):
        assert bool(named(replace(RULE, review_by=day))) is told


def test_what_begins_and_what_ends_is_told_too_the_nearest_day_first() -> None:
    first, last = TODAY + timedelta(days=5), TODAY + timedelta(days=9)
    assert named(
        replace(RULE, id="b", valid_until=last),
        replace(RULE, id="a", valid_from=first),
        replace(RULE, id="c", review_by=last),
        replace(RULE, id="d", review_by=last),
    ) == [(first, "begin", ["a"]), (last, "review", ["c", "d"]), (last, "end", ["b"])]
