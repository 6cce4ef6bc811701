"""The answers lie in the reader's own cookie, and nowhere else."""

import pytest
from flask import Flask

from citizen_portal.storage.database import db
from citizen_portal.storage.tables import Base

from ..house_style import Page, ReadingClient
from ..people import post, token
from .walking import BY_OUTCOME, answer


def test_a_changed_answer_keeps_the_later_ones_that_still_make_sense(client: ReadingClient) -> None:
    answer(client, "da", {"wellbeing": "ready", "goal": "cv", "place": "none", "benefit": "dagpenge", "age": "over"})
    assert post(client, "/da/vejviser/goal", {"answer": "network"}).location == "/da/vejviser/since"
    assert post(client, "/da/vejviser/benefit", {"answer": "kontanthjaelp"}).location == "/da/vejviser/readiness"


def test_no_answer_stands_in_an_address_or_in_the_log(client: ReadingClient, caplog: pytest.LogCaptureFixture) -> None:
    answers, visited, where = BY_OUTCOME["level-2"], [], "/da/vejviser/wellbeing"
    with caplog.at_level("DEBUG"):
        for choice in answers.values():
            where = post(client, where, {"answer": choice}).location
            visited.append(where)
    assert not [
        path for path in visited if any(f"/{choice}" in path or f"={choice}" in path for choice in answers.values())
    ]
    said = " ".join(record.getMessage() for record in caplog.records)
    assert not [choice for choice in answers.values() if choice in said]


def test_clearing_leaves_nothing_behind(client: ReadingClient) -> None:
    answer(client, "da", {"wellbeing": "ready", "goal": "cv"})
    start = client.get("/da/vejviser/")
    client.post("/da/vejviser/", data={"csrf_token": token(start)})
    assert client.get("/da/vejviser/paid").location == "/da/vejviser/wellbeing"


def test_an_odd_cookie_starts_from_what_still_means_something(client: ReadingClient) -> None:
    with client.session_transaction() as session:
        session["answers"] = {"wellbeing": "ready", "goal": "a million", "gone": "yes", "paid": ["no"]}
    assert client.get("/da/vejviser/svar").location == "/da/vejviser/goal"


def test_answers_given_in_another_order_are_not_asked_for_again(client: ReadingClient) -> None:
    """A cookie of the days when the guide began with the benefit: what is new is asked, and may be deleted at once."""
    with client.session_transaction() as session:
        session["answers"] = {"benefit": "dagpenge", "age": "over", "since": "longer", "paid": "no"}
    assert client.get("/da/vejviser/since").location == "/da/vejviser/wellbeing"
    start = Page(client.get("/da/vejviser/").text)
    assert start.all("form", action="/da/vejviser/") and start.all("a", href="/da/vejviser/wellbeing")
    answer(client, "da", {"wellbeing": "ready", "goal": "cv", "place": "none"})
    assert client.get("/da/vejviser/svar").location == "/da/vejviser/direction"


def test_the_answers_to_the_guide_lie_in_a_cookie_that_ends_with_the_browser(app: Flask, client: ReadingClient) -> None:
    with app.app_context():
        before = [db.session.execute(table.select()).all() for table in Base.metadata.sorted_tables]
    answer = post(client, "/da/vejviser/wellbeing", {"answer": "nervous"})
    assert "Expires" not in answer.headers["Set-Cookie"] and "Max-Age" not in answer.headers["Set-Cookie"]
    with app.app_context():
        assert [db.session.execute(table.select()).all() for table in Base.metadata.sorted_tables] == before
    client.delete_cookie("portal")
    assert client.get("/da/vejviser/goal").location == "/da/vejviser/wellbeing"


def test_leaving_the_registration_takes_the_answers_out_of_the_cookie(client: ReadingClient) -> None:
    post(client, "/da/vejviser/wellbeing", {"answer": "nervous"})
    client.post("/da/plads/")
    with client.session_transaction() as session:
        assert not {"draft", "before", "device", "answers"} & set(session)
