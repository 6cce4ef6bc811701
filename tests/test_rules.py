"""The law as data: read whole, refused whole."""

from datetime import date
from pathlib import Path

import pytest

from citizen_portal import CONTENT, rules

OURS = rules.load([CONTENT]).now


def test_every_rule_has_a_source_and_a_day_to_be_looked_at_again() -> None:
    for rule in OURS:
        assert rule.source_name and rule.source_date and rule.review_by >= rule.verified_on


def test_what_is_only_half_known_and_rates_of_older_years_may_not_be_quoted() -> None:
    assert not OURS["praktik.max_weeks.dimittend"].quotable
    assert not OURS["transport.rate"].quotable
    assert OURS["praktik.max_weeks.dagpenge"].quotable


def test_a_rule_is_overdue_the_day_after_its_review_day() -> None:
    rule = OURS["praktik.max_weeks.dagpenge"]
    assert not rule.overdue(rule.review_by)
    assert rule.overdue(date(rule.review_by.year + 1, 1, 1))


def test_a_municipality_may_change_a_single_rule(tmp_path: Path) -> None:
    ours = (CONTENT / "rules.toml").read_text()
    start = ours.index('["praktik.max_hours_week"]')
    end = ours.index('\n["', start)
    (tmp_path / "rules.toml").write_text(ours[start:end].replace("value = 37", "value = 30"))
    own = rules.load([CONTENT, tmp_path]).now
    assert own.number("praktik.max_hours_week") == 30
    assert own.number("appeal.deadline") == OURS.number("appeal.deadline")


def test_of_a_rule_of_ours_it_says_only_what_differs(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text('["praktik.max_hours_week"]\nvalue = 30\nreview_by = 2099-01-01\n')
    own, ours = rules.load([CONTENT, tmp_path]).now["praktik.max_hours_week"], OURS["praktik.max_hours_week"]
    assert (own.value, own.review_by.year, own.unit, own.source_name) == (30, 2099, ours.unit, ours.source_name)


def test_every_fault_of_a_broken_file_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text('["a.b"]\nvalue = 1\nunit = "moons"\nconfidence = "maybe"\ncolour = "red"\n')
    with pytest.raises(rules.RulesError) as refused:
        rules.load([tmp_path])
    said = str(refused.value)
    assert "a.b counts in moons" in said and "a.b is maybe" in said
    assert "a.b has colour" in said and "a.b has no law_ref" in said
    assert all(line.startswith("rules.toml:1: ") for line in said.splitlines())


def refused_for(folder: Path, header: str, **changes: str) -> list[str]:
    """What is said of a rule of ours with some lines changed, on the fourth line of a file."""
    ours = (CONTENT / "rules.toml").read_text()
    lines = ours[ours.index('["praktik.max_hours_week"]') :].split("\n\n")[0].splitlines()[1:]
    kept = [line for line in lines if line.partition(" =")[0] not in changes]
    own = [f"{key} = {value}" for key, value in changes.items()]
    (folder / "rules.toml").write_text("\n".join(("# Our own.", "", "", f'["{header}"]', *kept, *own)) + "\n")
    with pytest.raises(rules.RulesError) as refused:
        rules.load([CONTENT, folder])
    return str(refused.value).splitlines()


@pytest.mark.parametrize(
    ("header", "changes", "fault"),
    [
        ("a.b@2027-01-01", {"valid_until": "2026-12-31"}, "a.b@2027-01-01 ends on 2026-12-31, before it begins"),
        ("a.b@2027-01-01", {"valid_until": "2027-01-01"}, "a.b@2027-01-01 ends on 2027-01-01, before it begins"),
        ("a.b@2027-02-31", {}, "a.b@2027-02-31 must end in a day such as @2027-01-01"),
        (
            "a.b",
            {"valid_until": '"soon"'},
            "a.b: valid_until must be a day such as 2027-01-01, without quotation marks",
        ),
        ("a.b", {"review_by": "2027"}, "a.b: review_by must be a day such as 2027-01-01, without quotation marks"),
    ],
)
def test_days_that_cannot_be_stop_with_the_line_of_their_rule(
    tmp_path: Path, header: str, changes: dict[str, str], fault: str
) -> None:
    assert refused_for(tmp_path, header, **changes) == [f"rules.toml:4: {fault}"]
