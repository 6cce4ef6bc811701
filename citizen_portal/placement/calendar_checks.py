"""What the calendar says about a proposal: closed days, and how near the start is. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from ..rules import Rules
from .finding import Finding
from .proposal import Proposal
from .workdays import is_holiday, is_working_day, working_days_until

# How long an answer may take. Only half known, so it sets when to warn and is never said.
ANSWER = "approval.answer"


def approval(proposal: Proposal, rules: Rules, today: date) -> Iterator[Finding]:
    """Always said. A start nearer than an answer may take is pointed out more strongly; no day is promised."""
    prefix = "praktik" if proposal.kind == "virksomhedspraktik" else "loentilskud"
    rule = rules[f"{prefix}.approval_before_start"]
    values: dict[str, Any] = {"starts_on": proposal.starts_on}
    if proposal.starts_on > today + timedelta(weeks=rules.number(ANSWER)):
        yield Finding(rule, "note", "plads", values)
        return
    days = working_days_until(today, proposal.starts_on)
    case = {0: "at_once", 1: "one_day"}.get(days, "soon")
    yield Finding(rule, "note", "plads", values | {"days": str(days)}, case=case)


def closed_days(proposal: Proposal, rules: Rules, _today: date) -> Iterator[Finding]:
    """A praktik lies in the workplace's own working time; shops and care homes work when offices do not.

    A last day on a Sunday is only how whole weeks are counted, and is not worth a word.
    """
    rule = rules["praktik.max_hours_week"]
    for day in sorted({proposal.starts_on, proposal.ends_on}):
        if is_holiday(day):
            yield Finding(rule, "note", "plads", {"day": day}, case="holiday")
        elif day == proposal.starts_on and not is_working_day(day):
            yield Finding(rule, "note", "plads", {"day": day}, case="weekend")
