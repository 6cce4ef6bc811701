"""What the rules say about a proposal: findings, worst first. Pure."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from ..rules import Rules
from .calendar_checks import approval, closed_days
from .finding import KINDS, Finding
from .proposal import Proposal


def check(proposal: Proposal, rules: Rules, today: date) -> tuple[Finding, ...]:
    """Everything the rules have to say; an empty tuple means nothing."""
    checks = PRAKTIK if proposal.kind == "virksomhedspraktik" else LOENTILSKUD
    found = [finding for one in checks for finding in one(proposal, rules, today)]
    return tuple(sorted(found, key=lambda finding: KINDS.index(finding.kind)))


def stops(proposal: Proposal, rules: Rules, today: date) -> tuple[Finding, ...]:
    """Only what keeps it from being sent, without reckoning the rest."""
    checks = STOPPING["virksomhedspraktik" if proposal.kind == "virksomhedspraktik" else "loentilskud"]
    found = [finding for one in checks for finding in one(proposal, rules, today)]
    return tuple(finding for finding in found if finding.stops)


def stopped(findings: tuple[Finding, ...]) -> bool:
    """Whether something keeps the proposal from being sent."""
    return any(finding.stops for finding in findings)


def _praktik_length(proposal: Proposal, rules: Rules, _today: date) -> Iterator[Finding]:
    """Ask past the usual length; stop past the longest any source gives, unless that one may be given again."""
    lengths = rules.below("praktik.max_weeks", proposal.benefit)
    usual = next((rule for rule in lengths if rule.quotable), None)
    if usual is None:
        return
    longest = lengths[-1]
    last_day = proposal.starts_on + timedelta(weeks=usual.value) - timedelta(days=1)
    values = {"weeks": usual.figure(), "last_day": last_day}
    if proposal.days > longest.value * 7 and "further" not in longest.also:
        yield Finding(usual, "stop", "plads", values)
    elif proposal.days > usual.value * 7:
        yield Finding(usual, "ask", "plads", values)


def _subsidy_length(proposal: Proposal, rules: Rules, _today: date) -> Iterator[Finding]:
    private, public = rules["loentilskud.max_months.private"], rules["loentilskud.max_months.public"]
    private_end, public_end = (_months_on(proposal.starts_on, rule.value) for rule in (private, public))
    if proposal.ends_on > private_end:
        yield Finding(private, "stop", "plads", {"months": private.figure(), "last_day": private_end})
    elif proposal.ends_on > public_end:
        yield Finding(public, "ask", "plads", {"months": public.figure(), "last_day": public_end})


def _months_on(start: date, months: int) -> date:
    """The last day of a period of whole months: from the 15th to the 14th."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    if start.day > last:
        return date(year, month + 1, last)
    return date(year, month + 1, start.day) - timedelta(days=1)


def _latest_employer(proposal: Proposal, rules: Rules, _today: date) -> Iterator[Finding]:
    if not proposal.latest_employer:
        return
    if proposal.kind == "virksomhedspraktik":
        yield Finding(rules["praktik.last_employer_allowed"], "stop", "virksomhed")
    else:
        yield Finding(rules["loentilskud.last_employer_allowed"], "ask", "virksomhed")


def _family_firm(proposal: Proposal, rules: Rules, _today: date) -> Iterator[Finding]:
    prefix = "praktik" if proposal.kind == "virksomhedspraktik" else "loentilskud"
    if proposal.family_owned:
        yield Finding(rules[f"{prefix}.family_firm_allowed"], "ask", "virksomhed")


def _rather_a_job(proposal: Proposal, rules: Rules, _today: date) -> Iterator[Finding]:
    """A placement must not stand where the employer would have hired anyway."""
    if proposal.job_chance == "yes":
        yield Finding(rules["praktik.not_instead_of_job"], "ask", "formaal")


def _paid_hours_alongside(proposal: Proposal, rules: Rules, _today: date) -> Iterator[Finding]:
    if proposal.paid_hours == "alongside":
        yield Finding(rules["praktik.parallel_paid_hours"], "note", "plads")


def _target_group(proposal: Proposal, rules: Rules, today: date) -> Iterator[Finding]:
    rule = rules["target.kontanthjaelp.min_age"]
    if proposal.benefit == "kontanthjaelp" and proposal.age(today) < rule.value:
        yield Finding(rule, "ask", "dig", {"age": rule.figure()})


def _months_before(proposal: Proposal, rules: Rules, _today: date) -> Iterator[Finding]:
    """Some months on a benefit first. Whoever is old enough is exempt; the other exemptions are not asked for."""
    prior, exempt = rules["loentilskud.prior_months"], rules["loentilskud.prior_exempt"]
    years = exempt.figure("age")
    values = {"months": prior.figure(), "age": years}
    if proposal.age(proposal.starts_on) > years.value:
        yield Finding(exempt, "note", "plads", values)
    else:
        yield Finding(prior, "note", "plads", values)


PRAKTIK = (
    _latest_employer, _praktik_length, _family_firm, _target_group,
    _rather_a_job, approval, closed_days, _paid_hours_alongside,
)  # fmt: skip
LOENTILSKUD = (_subsidy_length, _latest_employer, _family_firm, _target_group, approval, _months_before)
# The checks that can stop something, by kind; a test holds them against the others.
STOPPING = {"virksomhedspraktik": (_latest_employer, _praktik_length), "loentilskud": (_subsidy_length,)}
