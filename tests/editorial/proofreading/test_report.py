"""What is said besides faults: what somebody should look at soon, and what could not be checked."""

from datetime import date
from pathlib import Path

from citizen_portal import CONTENT, rules
from citizen_portal.editorial.proofreading import report

from . import made


def test_a_rule_past_the_day_of_its_review_is_a_warning_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text('\n["a.rule"]\n', "utf-8")
    rule = rules.Rule("a.rule", 4, "weeks", ("all",), "", "", "", "", "likely", date(2026, 1, 1), date(2026, 6, 30))
    assert not list(report.overdue([rule], [tmp_path], date(2026, 6, 30)))
    assert list(report.overdue([rule], [tmp_path], date(2026, 7, 1))) == [
        "content/rules.toml:2: a.rule should have been looked at again by 2026-06-30"
    ]


def test_without_a_dictionary_one_line_says_what_to_install(tmp_path: Path) -> None:
    made.write(tmp_path, "Ja.")
    assert "please install hunspell-da" in report.spelled(made.manuscript(tmp_path), None)


def test_what_falls_due_within_two_months_is_told_by_day() -> None:
    law = rules.load([CONTENT])
    told = list(report.soon((*law.now, *law.coming), date(2026, 11, 28)))
    assert any("on 2027-01-01 begin: " in line and "talks.akasse_first@2027-01-01 (expected)" in line for line in told)
    assert not list(report.soon(law.coming, date(2026, 10, 1)))
