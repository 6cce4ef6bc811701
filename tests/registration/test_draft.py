"""A draft keeps everything that was typed, for as long as it says, and leaves nothing when it is asked to."""

from __future__ import annotations

from flask import Flask

from citizen_portal import clock
from citizen_portal.placement.fields import STEPS
from citizen_portal.registration import draft_repository, resume_access

from ..house_style import Page, ReadingClient
from ..people import error_fields, fill, post
from .drafts import (
    CAFE,
    age,
    code_on,
    come_back,
    id_of,
    kept_to,
    letters_about,
    put_aside,
)


def test_ten_words_typed_in_a_wrong_step_survive(client: ReadingClient, other: ReadingClient) -> None:
    words = "en to tre fire fem seks syv otte ni ti"
    code = put_aside(client, "plads", tasks=words, weekly_hours="mange")
    assert come_back(other, code).location == "/da/plads/plads"
    page = other.get("/da/plads/plads")
    assert words in page.text and "weekly_hours" in error_fields(page)


def test_there_is_no_code_before_the_birth_date_is_known(client: ReadingClient) -> None:
    answer = post(client, "/da/plads/dig", {"name": "Mette", "later": "y"})
    assert answer.status_code == 422 and "birth_date" in error_fields(answer)
    assert Page(answer.text).with_attribute("data-not-later")
    assert "Mette" in client.get("/da/plads/dig").text
    assert client.get("/da/plads/gem").location == "/da/plads/dig"


def test_a_cpr_number_is_not_lost_without_a_word(client: ReadingClient) -> None:
    fill(client, CAFE, until="formaal")
    typed = {**CAFE.step("formaal"), "purpose_text": "Mit nummer er 070384-1234", "later": "y"}
    answer = post(client, "/da/plads/formaal", typed)
    assert error_fields(answer) == {"purpose_text"} and "070384-1234" in answer.text


def test_the_code_stays_the_same(client: ReadingClient) -> None:
    code = put_aside(client)
    assert put_aside(client, "plads") == code == code_on(client.get("/ar/plads/gem"))


def test_every_step_says_until_when_it_is_kept(client: ReadingClient) -> None:
    assert not Page(client.get("/da/plads/dig").text).with_attribute("data-kept")
    fill(client, CAFE)
    last_day = clock.today() + draft_repository.DRAFT_LIFE
    assert {kept_to(client.get(f"/da/plads/{step}")) for step in (*STEPS, "tjek", "")} == {last_day}


def test_a_month_longer_moves_the_date_and_not_without_end(app: Flask, client: ReadingClient) -> None:
    put_aside(client)
    age(app, id_of(client), 20)
    before = kept_to(client.get("/da/plads/gem"))
    post(client, "/da/plads/gem", {"do": "longer"})
    assert kept_to(client.get("/da/plads/gem")) == before + draft_repository.DRAFT_LIFE
    for _ in range(3):
        post(client, "/da/plads/gem", {"do": "longer"})
    page = client.get("/da/plads/gem")
    assert kept_to(page) == clock.today() + resume_access.LONGEST_LIFE
    assert not Page(page.text).all("button", value="longer")


def test_writing_on_does_not_take_back_the_month(client: ReadingClient) -> None:
    put_aside(client)
    post(client, "/da/plads/gem", {"do": "longer"})
    post(client, "/da/plads/virksomhed", CAFE.step("virksomhed"))
    assert kept_to(client.get("/da/plads/plads")) == clock.today() + resume_access.LONGEST_LIFE


def test_an_old_form_asks_to_press_once_more(client: ReadingClient) -> None:
    put_aside(client)
    answer = client.post("/da/plads/gem", data={"do": "longer", "csrf_token": "too-old"})
    assert answer.status_code == 422 and Page(answer.text).all(role="status")
    assert kept_to(answer) == clock.today() + draft_repository.DRAFT_LIFE


# Leaving


def test_finish_here_leaves_nothing_on_the_device_and_keeps_the_draft(
    client: ReadingClient, other: ReadingClient
) -> None:
    post(client, "/da/vejviser/wellbeing", {"answer": "nervous"})
    code = put_aside(client)
    answer = client.post("/da/plads/gem", data={"do": "finish"}, follow_redirects=True)
    assert "ikke længere på denne telefon" in answer.text
    with client.session_transaction() as session:
        assert not {"draft", "answers"} & set(session)
    assert client.get("/da/plads/gem").location == "/da/plads/"
    assert "Mette" not in client.get("/da/plads/dig").text
    assert come_back(other, code).status_code == 303


def test_deleting_takes_effect_at_once_everywhere(app: Flask, client: ReadingClient, other: ReadingClient) -> None:
    code = put_aside(client)
    draft_id = id_of(client)
    come_back(other, code)
    other.post("/da/plads/")
    assert "Mette" not in client.get("/da/plads/dig").text
    assert come_back(other, code).status_code == 422
    assert not letters_about(app, draft_id)
