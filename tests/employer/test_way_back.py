"""An employer who has lost the link has it written again by the number; nobody learns which numbers there are."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from citizen_portal import clock
from citizen_portal.employer import access
from citizen_portal.notifications import ways_back

from ..house_style import Page, ReadingClient, text_of
from ..people import error_fields, filled_in, marked, reference, register, turn
from ..placements import CAFE
from ..registration.finding import delivered, links_in

DOOR = "/da/arbejdsgiver/"


def ask(client: ReadingClient, number: str) -> TestResponse:
    form = filled_in(client.get(DOOR).text, "way")
    return client.post(DOOR, data={**form, "reference": number, "way": "number"})


def test_the_link_goes_to_the_address_on_file(app: Flask, client: ReadingClient, employer: ReadingClient) -> None:
    number = reference(client, register(client, CAFE))
    delivered(app)
    answer = ask(employer, number.lower().replace("-", " "))
    assert (answer.status_code, answer.location) == (303, f"{DOOR}?sendt=")
    [letter] = delivered(app)
    assert letter["To"] == CAFE.fields["contact_email"] and number in letter["Subject"]
    assert [turn(employer, path) for path in links_in(letter)] == ["sent"]


def test_the_answer_is_the_same_for_every_number(app: Flask, employer: ReadingClient) -> None:
    delivered(app)
    answer = ask(employer, "CCCC-CCCC")
    assert (answer.status_code, answer.location) == (303, f"{DOOR}?sendt=") and delivered(app) == []
    assert marked(Page(employer.get(answer.location).text), "data-find-sent") is not None


def test_what_is_no_number_is_said_and_stays_in_the_box(employer: ReadingClient) -> None:
    for typed in ("", "CDFG"):
        answer = ask(employer, typed)
        assert error_fields(answer) == {"reference"} and answer.status_code == 422
        assert filled_in(answer.text, "way")["reference"] == typed


def test_no_link_outlives_its_day(
    app: Flask, client: ReadingClient, employer: ReadingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = reference(client, register(client, CAFE))
    delivered(app)
    monkeypatch.setattr(clock, "today", lambda: date(2031, 1, 1))
    ask(employer, number)
    assert delivered(app) == []


def test_letters_are_counted_for_a_number_and_the_page_stays_calm(employer: ReadingClient) -> None:
    answers = [ask(employer, "CCCC-CCCC") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [303] * 5 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert marked(Page(answers[-1].text), "data-spent") is not None
    assert filled_in(answers[-1].text, "way")["reference"] == "CCCC-CCCC"


def test_when_all_wrong_tries_are_spent_a_right_guess_does_not_get_in_either(
    client: ReadingClient, employer: ReadingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = text_of(marked(Page(client.get(register(client, CAFE)).text), "data-code"))
    monkeypatch.setattr(access, "ATTEMPTS_OF_ALL", "2 per hour")
    form = filled_in(employer.get(DOOR).text)
    tried = [employer.post(DOOR, data={**form, "code": one}) for one in ("CCCC-CCCC", "DDDD-DDDD", code)]
    assert [answer.status_code for answer in tried] == [422, 422, 429]
    assert filled_in(tried[-1].text)["code"] == code


def test_letters_of_one_sender_are_counted(employer: ReadingClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways_back, "LETTERS_OF_A_SENDER", "1 per hour")
    assert [ask(employer, number).status_code for number in ("CCCC-CCCC", "DDDD-DDDD")] == [303, 429]
