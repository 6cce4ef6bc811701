"""What was said in the guide is not asked again in the form."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask, session

from citizen_portal import clock
from citizen_portal.registration.prefill import from_the_flow

SAID = {
    "benefit": "dagpenge", "age": "over", "paid": "no", "wellbeing": "ready", "place": "agreed", "kind": "tryout",
    "goal": "network",
}  # fmt: skip
TOLD = {"benefit": "dagpenge", "kind": "virksomhedspraktik", "purpose": "job"}


def told(app: Flask, answers: dict[str, str]) -> dict[str, str]:
    with app.test_request_context("/da/plads/"):
        session["answers"] = answers
        return from_the_flow()


def test_what_the_guide_knows_stands_in_the_form(app: Flask) -> None:
    assert told(app, {**SAID, "since": "longer"}) == TOLD


def test_what_comes_after_a_question_that_is_not_answered_does_not(app: Flask) -> None:
    assert told(app, SAID) == {"benefit": "dagpenge"}


def test_a_question_the_law_of_the_day_leaves_out_stops_nothing(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2027, 1, 4, 12, tzinfo=UTC))
    assert told(app, SAID) == TOLD
