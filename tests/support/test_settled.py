"""What the law of a day settles for everybody is not asked, and leads on all the same."""

from __future__ import annotations

from dataclasses import replace

from citizen_portal import CONTENT, flow, rules
from citizen_portal.rules import Rules
from citizen_portal.support.progress import progress
from citizen_portal.support.settled import READY, TALKS, YOUNG, settled

NOW = rules.load([CONTENT]).now
BEFORE = {"wellbeing": "ready", "goal": "cv", "place": "none"}
DAGPENGE = {**BEFORE, "benefit": "dagpenge", "age": "over"}
KONTANTHJAELP = {**BEFORE, "benefit": "kontanthjaelp"}


def said(rule_id: str, value: bool, confidence: str = "certain") -> Rules:
    """The rules of today, one of them otherwise."""
    changed = replace(NOW[rule_id], value=value, confidence=confidence)  # type: ignore[arg-type]  # a confidence by name
    return Rules({**NOW.by_id, rule_id: changed})


def test_today_everything_is_asked() -> None:
    assert settled(NOW, DAGPENGE) == settled(NOW, KONTANTHJAELP) == {}


def test_while_nobody_knows_who_has_the_talks_the_months_are_not_asked() -> None:
    for rules_of_the_day in (said(TALKS, False), said(TALKS, False, "expected"), said(TALKS, True, "check")):
        decided = settled(rules_of_the_day, DAGPENGE)
        standing = flow.walk(DAGPENGE, decided)
        assert standing.question is flow.BY_ID["paid"] and standing.path == (*BEFORE, "benefit", "age")
        assert flow.contact(DAGPENGE, decided) == "holder"


def test_whoever_is_ready_by_law_is_not_asked_whether_they_are() -> None:
    given = {**KONTANTHJAELP, "age": "over"}
    assert flow.walk(given, settled(said(READY, True), given)).question is flow.BY_ID["paid"]
    assert flow.walk(given, settled(said(READY, True, "expected"), given)).question is flow.BY_ID["readiness"]


def test_where_the_young_follow_the_rules_of_all_nobody_on_kontanthjaelp_is_asked_their_age() -> None:
    rules_then = said(YOUNG, False)
    assert flow.walk(KONTANTHJAELP, settled(rules_then, KONTANTHJAELP)).question is flow.BY_ID["readiness"]
    assert flow.walk({**BEFORE, "benefit": "dagpenge"}, settled(rules_then, DAGPENGE)).question is flow.BY_ID["age"]


def test_the_questions_that_are_not_asked_are_not_counted() -> None:
    decided = settled(said(TALKS, False), DAGPENGE)
    asked = {**DAGPENGE, "since": "longer"}
    assert progress("paid", DAGPENGE, decided).number == progress("paid", asked).number - 1
    assert progress("age", DAGPENGE, decided).about == progress("age", DAGPENGE).about - 1
