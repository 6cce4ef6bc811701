"""How long a placement is to last, said in whole weeks. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from ..rules import Rules

# The box in which a length is chosen; kept only as long as there is no first day to count from.
LENGTH = "length"
# Weeks somebody may want to begin with, where the law gives as many.
SHORT = (1, 2)


def offered_weeks(rules: Rules, benefit: str) -> tuple[int, ...]:
    """What can be chosen on this benefit: a few short lengths, and the usual longest one."""
    usual = next((int(rule.value) for rule in rules.below("praktik.max_weeks", benefit) if rule.quotable), 0)
    return tuple(sorted({weeks for weeks in (*SHORT, usual) if 0 < weeks <= usual}))


def last_day(starts_on: date, weeks: int) -> date:
    """Both ends included: whole weeks from a Monday end on a Sunday."""
    return starts_on + timedelta(weeks=weeks, days=-1)
