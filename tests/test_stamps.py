"""Two hosts, one of them with a clock that is ahead: what it stamps is good on the other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from itsdangerous import TimestampSigner, URLSafeTimedSerializer

from citizen_portal import stamps
from citizen_portal.stamps import AHEAD, SALT, Sessions

from .house_style import Page, ReadingClient
from .people import case, token

CAFE = case("cafe-dagpenge-da")
STEP = "/da/plads/dig"
COOKIE = "portal"
HOUR = 3600


def stamped(serializer: URLSafeTimedSerializer | None, told: str, ahead: int) -> str:
    """The same, as another host signs it whose clock is ahead by so many seconds."""
    assert serializer

    class Ahead(TimestampSigner):
        def get_timestamp(self) -> int:
            return super().get_timestamp() + ahead

    said = serializer.loads(told)
    serializer.signer = Ahead
    return str(serializer.dumps(said))


def as_of(app: Flask, client: ReadingClient, cookie: int = 0, form: int = 0) -> dict[str, Any]:
    """A step filled in, with the cookie and the token of the form stamped ahead."""
    given = token(client.get(STEP))
    with app.app_context():
        plain = URLSafeTimedSerializer(app.config["SECRET_KEY"], salt=SALT)
        kept = client.get_cookie(COOKIE)
        assert kept
        client.set_cookie(COOKIE, stamped(Sessions().get_signing_serializer(app), kept.value, cookie))
        return {**CAFE.step("dig"), "csrf_token": stamped(plain, given, form)}


@pytest.mark.parametrize(("cookie", "form"), [(2, 2), (120, 120), (120, 0), (0, 120), (AHEAD - 30, AHEAD - 30)])
def test_what_a_host_a_little_ahead_has_stamped_is_taken(
    app: Flask, client: ReadingClient, cookie: int, form: int
) -> None:
    filled = as_of(app, client, cookie, form)
    assert client.post(STEP, data=filled).status_code == 303
    assert CAFE.fields["name"] in client.get(STEP).text


@pytest.mark.parametrize(("cookie", "form"), [(HOUR, HOUR), (HOUR, 0), (0, HOUR)])
def test_what_comes_from_an_hour_ahead_is_refused_with_the_sentence_and_the_words(
    app: Flask, client: ReadingClient, cookie: int, form: int
) -> None:
    filled = as_of(app, client, cookie, form)
    refused = client.post(STEP, data=filled)
    assert refused.status_code == 422
    page = Page(refused.text)
    assert page.all("*", role="alert")
    assert CAFE.fields["name"] in refused.text
    again = {**filled, "csrf_token": token(refused)}
    assert client.post(STEP, data=again).status_code == 303


def test_what_is_older_than_a_form_lives_is_refused(app: Flask, client: ReadingClient) -> None:
    filled = as_of(app, client, form=-app.config["WTF_CSRF_TIME_LIMIT"] - 60)
    assert client.post(STEP, data=filled).status_code == 422


def test_a_form_that_was_open_when_a_new_key_came_is_taken(app: Flask, client: ReadingClient) -> None:
    filled = as_of(app, client)
    former = app.config["SECRET_KEY"]
    app.config.update(SECRET_KEY="n" * 43, SECRET_KEY_FALLBACKS=[former])
    try:
        assert client.post(STEP, data=filled).status_code == 303
    finally:
        app.config.update(SECRET_KEY=former, SECRET_KEY_FALLBACKS=[])


@pytest.mark.parametrize(("ahead", "status"), [(120, 303), (HOUR, 422)])
def test_a_question_of_the_flow_has_the_same_rule(app: Flask, client: ReadingClient, ahead: int, status: int) -> None:
    given = token(client.get("/da/vejviser/wellbeing"))
    told = stamped(URLSafeTimedSerializer(app.config["SECRET_KEY"], salt=SALT), given, ahead)
    answer = client.post("/da/vejviser/wellbeing", data={"answer": "nervous", "csrf_token": told})
    assert answer.status_code == status


def test_every_form_is_one_of_these() -> None:
    ours = Path(stamps.__file__)
    others = [file for file in ours.parent.rglob("*.py") if file != ours]
    plain = re.compile(r"\bFlaskForm\(|\(FlaskForm\)|FlaskForm\.Meta")
    assert not [file.name for file in others if plain.search(file.read_text(encoding="utf-8"))]
