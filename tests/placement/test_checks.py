"""What the rules say about a proposal, without any form."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from citizen_portal import CONTENT, rules
from citizen_portal.placement.checks import STOPPING, check, stopped, stops
from citizen_portal.placement.finding import Finding
from citizen_portal.placement.proposal import Proposal

LAW = rules.load([CONTENT]).now
TODAY = date(2026, 11, 21)
CAFE = Proposal(
    birth_date=date(1984, 3, 7),
    benefit="dagpenge",
    latest_employer=False,
    family_owned=False,
    kind="virksomhedspraktik",
    starts_on=date(2026, 12, 28),
    ends_on=date(2027, 1, 24),
    weekly_hours=37,
    paid_hours="after",
    job_chance="maybe",
)
JOB = replace(CAFE, kind="loentilskud")


def found(proposal: Proposal) -> dict[str, str]:
    return {finding.rule.id: finding.kind for finding in check(proposal, LAW, TODAY)}


def lasting(proposal: Proposal, days: int) -> Proposal:
    return replace(proposal, ends_on=proposal.starts_on + timedelta(days=days - 1))


def finding(proposal: Proposal, rule: str) -> Finding:
    return next(one for one in check(proposal, LAW, TODAY) if one.rule.id == rule)


def test_an_ordinary_proposal_is_only_reminded_to_wait() -> None:
    assert found(CAFE) == {"praktik.approval_before_start": "note"}


@pytest.mark.parametrize(("days", "kind"), [(28, None), (29, "ask"), (56, "ask"), (57, "stop"), (91, "stop")])
def test_on_dagpenge_graduates_ask_for_longer_up_to_what_a_source_gives(days: int, kind: str | None) -> None:
    assert found(lasting(CAFE, days)).get("praktik.max_weeks.dagpenge") == kind


@pytest.mark.parametrize(("days", "kind"), [(28, None), (29, "ask"), (92, "ask"), (300, "ask")])
def test_on_kontanthjaelp_it_depends_on_the_group_so_the_reader_asks(days: int, kind: str | None) -> None:
    citizen = replace(CAFE, benefit="kontanthjaelp")
    assert found(lasting(citizen, days)).get("praktik.max_weeks.jobparat") == kind


def test_the_longest_end_date_is_the_last_day_of_the_last_week() -> None:
    assert finding(lasting(CAFE, 91), "praktik.max_weeks.dagpenge").values["last_day"] == date(2027, 1, 24)


def test_the_latest_workplace_stops_a_praktik_and_is_asked_about_for_loentilskud() -> None:
    assert found(replace(CAFE, latest_employer=True))["praktik.last_employer_allowed"] == "stop"
    assert found(replace(JOB, latest_employer=True))["loentilskud.last_employer_allowed"] == "ask"


def test_the_worst_is_said_first() -> None:
    kinds = [one.kind for one in check(replace(lasting(CAFE, 90), family_owned=True), LAW, TODAY)]
    assert kinds == ["stop", "ask", "note"]
    assert stopped(check(lasting(CAFE, 91), LAW, TODAY))


def test_a_near_start_is_worded_more_strongly() -> None:
    rule = "praktik.approval_before_start"
    assert finding(CAFE, rule).case == ""
    assert finding(replace(CAFE, starts_on=TODAY + timedelta(days=5)), rule).case == "soon"


def test_a_start_is_near_when_the_answer_may_come_later() -> None:
    rule, answer = "praktik.approval_before_start", timedelta(weeks=LAW.number("approval.answer"))
    assert finding(replace(CAFE, starts_on=TODAY + answer), rule).case == "soon"
    assert finding(replace(CAFE, starts_on=TODAY + answer + timedelta(days=1)), rule).case == ""


def test_a_job_that_is_to_be_had_goes_before_a_praktik() -> None:
    assert found(replace(CAFE, job_chance="yes"))["praktik.not_instead_of_job"] == "ask"
    assert "praktik.not_instead_of_job" not in found(replace(JOB, job_chance="yes"))


@pytest.mark.parametrize(
    ("end", "rule", "kind"),
    [
        (date(2027, 4, 27), "loentilskud.max_months.public", None),
        (date(2027, 4, 28), "loentilskud.max_months.public", "ask"),
        (date(2027, 6, 27), "loentilskud.max_months.private", None),
        (date(2027, 6, 28), "loentilskud.max_months.private", "stop"),
    ],
)
def test_a_subsidised_job_is_counted_in_whole_months(end: date, rule: str, kind: str | None) -> None:
    assert found(replace(JOB, ends_on=end)).get(rule) == kind


@pytest.mark.parametrize(
    ("start", "end"), [(date(2026, 8, 31), date(2027, 2, 28)), (date(2027, 1, 31), date(2027, 7, 30))]
)
def test_a_month_that_is_too_short_ends_on_its_last_day(start: date, end: date) -> None:
    assert "loentilskud.max_months.private" not in found(replace(JOB, starts_on=start, ends_on=end))
    later = replace(JOB, starts_on=start, ends_on=end + timedelta(days=1))
    assert found(later)["loentilskud.max_months.private"] == "stop"


def test_whoever_is_old_enough_need_not_wait_for_a_subsidised_job() -> None:
    assert found(JOB)["loentilskud.prior_months"] == "note"
    assert "loentilskud.prior_months" not in found(replace(JOB, birth_date=date(1970, 1, 1)))
    assert found(replace(JOB, birth_date=date(1970, 1, 1)))["loentilskud.prior_exempt"] == "note"


def test_changing_the_rule_changes_the_check() -> None:
    shorter = replace(LAW["praktik.max_weeks.dagpenge"], value=2)
    changed = rules.Rules({**LAW.by_id, shorter.id: shorter})
    assert {one.rule.id for one in check(CAFE, changed, TODAY)} >= {shorter.id}


@pytest.mark.parametrize(
    ("starts_on", "case"),
    [(date(2026, 12, 14), None), (date(2026, 12, 12), "weekend"), (date(2027, 1, 1), "holiday"),
     (date(2026, 12, 24), "holiday")],
)  # fmt: skip
def test_a_first_day_when_most_are_closed_is_only_pointed_out(starts_on: date, case: str | None) -> None:
    proposal = replace(CAFE, starts_on=starts_on)
    said = [one for one in check(proposal, LAW, TODAY) if one.rule.id == "praktik.max_hours_week"]
    assert [(one.kind, one.case) for one in said] == ([("note", case)] if case else [])


def test_a_near_start_says_how_many_working_days_are_left() -> None:
    soon = replace(CAFE, starts_on=date(2026, 11, 30))
    assert finding(soon, "praktik.approval_before_start").values["days"] == "5"


@pytest.mark.parametrize(
    "proposal", [CAFE, JOB, replace(CAFE, latest_employer=True), lasting(CAFE, 91), lasting(JOB, 500)]
)
def test_what_stops_is_reckoned_alone_as_with_all_the_rest(proposal: Proposal) -> None:
    assert stops(proposal, LAW, TODAY) == tuple(one for one in check(proposal, LAW, TODAY) if one.stops)
    assert set(STOPPING) == {"virksomhedspraktik", "loentilskud"}


@pytest.mark.parametrize(("ahead", "case"), [(1, "at_once"), (3, "one_day"), (5, "soon"), (30, "")])
def test_a_start_without_a_working_day_before_it_is_said_without_a_count(ahead: int, case: str) -> None:
    near = replace(CAFE, starts_on=TODAY + timedelta(days=ahead))
    assert finding(near, "praktik.approval_before_start").case == case
