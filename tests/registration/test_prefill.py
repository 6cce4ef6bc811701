"""What was said in the guide is not asked again in the form."""

from __future__ import annotations

from flask import Flask, session

from citizen_portal.registration.prefill import from_the_flow

SAID = {"wellbeing": "ready", "goal": "network", "place": "agreed", "kind": "tryout", "benefit": "dagpenge"}


def told(app: Flask, answers: dict[str, str]) -> dict[str, str]:
    with app.test_request_context("/da/plads/"):
        session["answers"] = answers
        return from_the_flow()


def test_what_the_guide_knows_stands_in_the_form(app: Flask) -> None:
    assert told(app, SAID) == {"benefit": "dagpenge", "kind": "virksomhedspraktik", "purpose": "job"}


def test_what_comes_after_a_question_that_is_not_answered_does_not(app: Flask) -> None:
    assert told(app, {question: SAID[question] for question in SAID if question != "place"}) == {"purpose": "job"}
