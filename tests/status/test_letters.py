"""What the citizen can do about our letters: mend an address that is refused, and have the employer reminded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.outside import smtp
from citizen_portal.storage import outbox

from ..catcher import Catcher, about, mail_server
from ..house_style import Page, ReadingClient
from ..people import answer, employers_path, error_fields, filled_in, marked, post, reference, register, turn
from ..placements import CAFE

NOBODY, NEW = "nobody@example.com", "pia@example.com"


@pytest.fixture(autouse=True)
def mail(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catcher]:
    """A server that refuses whoever is called nobody."""
    with mail_server() as (url, catcher):
        monkeypatch.setitem(app.extensions, "mail", smtp.over_smtp(urlsplit(url)))
        yield catcher


def deliver(app: Flask) -> None:
    with app.app_context():
        while outbox.deliver():
            pass


def later(app: Flask) -> None:
    """An hour on, when what failed is tried again."""
    with app.app_context():
        while outbox.deliver(clock.now() + timedelta(hours=1)):
            pass


def subjects(mail: Catcher, number: str, to: str) -> list[str]:
    return [about(one) for one in mail.about(number) if one["To"] == to]


@pytest.fixture
def refused(app: Flask, client: ReadingClient) -> str:
    """The page of a placement whose employer could not be written to."""
    status = register(client, replace(CAFE, fields={**CAFE.fields, "contact_email": NOBODY}))
    deliver(app)
    return status


def test_a_refused_address_turns_the_turn_to_the_citizen_and_a_mended_one_back(
    app: Flask, client: ReadingClient, refused: str
) -> None:
    page = client.get(refused).text
    assert marked(Page(page), "data-turn").get("data-turn") == "citizen" and turn(client, refused) == "unreachable"
    assert "Ret adressen" in page and f"{refused}/link" in page and f"{refused}/mind" not in page
    post(client, f"{refused}/link", {"contact_email": NEW})
    deliver(app)
    assert turn(client, refused) == "sent" and "Sidst skrevet til arbejdsgiveren den" in client.get(refused).text


def test_the_citizen_is_written_to_once_for_each_address_that_is_refused(
    app: Flask, client: ReadingClient, mail: Catcher, refused: str
) -> None:
    number, told = reference(client, refused), "vi kan ikke nå arbejdsgiveren"
    post(client, f"{refused}/ret", {**filled_in(client.get(f"{refused}/ret").text, "tasks"), "tasks": "Bage brød"})
    deliver(app)
    assert subjects(mail, number, "mette@example.org").count(told) == 1
    post(client, f"{refused}/link", {"contact_email": "nobody.else@example.com"})
    deliver(app)
    assert subjects(mail, number, "mette@example.org").count(told) == 2
    text = mail.about(told)[-1].get_content()
    assert refused in text and not [word for word in ("Mette", NOBODY, "praktik") if word in text]


def test_an_address_mended_before_the_letter_about_it_goes_out_is_not_written_about(
    app: Flask, client: ReadingClient, mail: Catcher
) -> None:
    status = register(client, replace(CAFE, fields={**CAFE.fields, "contact_email": NOBODY}))
    mail.answers["DATA"] = "450 not now"
    deliver(app)
    post(client, f"{status}/link", {"contact_email": NEW})
    mail.answers.clear()
    later(app)
    assert "vi kan ikke nå arbejdsgiveren" not in subjects(mail, reference(client, status), "mette@example.org")


def test_a_letter_that_is_lost_after_the_employer_acted_is_told_even_if_the_first_need_not_be(
    app: Flask, client: ReadingClient, employer: ReadingClient, mail: Catcher
) -> None:
    status = register(client, replace(CAFE, fields={**CAFE.fields, "contact_email": NOBODY}))
    mail.answers["DATA"] = "450 not now"
    deliver(app)
    answer(employer, employers_path(client, status), weekly_hours="25")
    mail.answers.clear()
    later(app)
    number, told = reference(client, status), "vi kan ikke nå arbejdsgiveren"
    assert told not in subjects(mail, number, "mette@example.org")
    post(client, f"{status}/ret", {**filled_in(client.get(f"{status}/ret").text, "tasks"), "tasks": "Bage brød"})
    later(app)
    assert subjects(mail, number, "mette@example.org").count(told) == 1 and turn(client, status) == "unreachable"


def test_an_employer_who_answers_all_the_same_is_waited_for_no_more_than_others(
    app: Flask, client: ReadingClient, employer: ReadingClient, refused: str
) -> None:
    link = employers_path(client, refused)
    assert answer(employer, link, weekly_hours="25").status_code == 303
    deliver(app)
    page = employer.get(link).text
    assert turn(client, refused) == "answered" and marked(Page(client.get(refused).text), "data-unreached") is not None
    assert "I hører fra os" not in page and "Vores mail til jer nåede ikke frem" in page


def test_an_employer_whose_receipt_is_refused_is_not_promised_to_hear_from_us(
    app: Flask, client: ReadingClient, employer: ReadingClient, mail: Catcher, status: str
) -> None:
    deliver(app)
    link = employers_path(client, status)
    answer(employer, link, weekly_hours="25")
    mail.answers["RCPT"] = "550 no such mailbox any more"
    deliver(app)
    page = employer.get(link).text
    assert turn(employer, link) == "answered" and "I hører fra os" not in page
    assert "Vores mail til jer nåede ikke frem" in page


def test_the_employer_hears_from_us_where_letters_arrive(
    app: Flask, client: ReadingClient, employer: ReadingClient, status: str
) -> None:
    deliver(app)
    link = employers_path(client, status)
    answer(employer, link, weekly_hours="25")
    assert "I hører fra os på mail" in employer.get(link).text


def test_the_citizens_own_refused_address_is_told_and_mended_on_the_page(
    app: Flask, client: ReadingClient, mail: Catcher
) -> None:
    status = register(client, replace(CAFE, fields={**CAFE.fields, "email": "nobody@example.org"}))
    deliver(app)
    assert "Vores mail til dig nåede ikke frem" in client.get(status).text
    for wrong in ("", "mette@", CAFE.fields["contact_email"]):
        slip = post(client, f"{status}/adresse", {"email": wrong})
        assert slip.status_code == 422 and error_fields(slip) == {"email"} and wrong in slip.text
    for _twice in "12":
        assert post(client, f"{status}/adresse", {"email": "ny@example.org"}).status_code == 303
    deliver(app)
    assert subjects(mail, reference(client, status), "ny@example.org") == ["det er gemt"]
    assert "nåede ikke frem" not in client.get(status).text


def test_the_employer_is_reminded_at_once_and_not_again_for_a_day(
    app: Flask, client: ReadingClient, mail: Catcher, status: str
) -> None:
    deliver(app)
    press = filled_in(client.get(status).text)
    for _twice in "12":
        assert client.post(f"{status}/mind", data=press).status_code == 303
    deliver(app)
    number, page = reference(client, status), client.get(status).text
    assert subjects(mail, number, "jorgen@example.com").count("vi mangler jeres svar") == 1
    assert marked(Page(page), "data-reminded") is not None and f"{status}/mind" not in page
    reminder = mail.link("jorgen@example.com", f"vi mangler jeres svar (nummer {number})")
    assert client.get(urlsplit(reminder).path).status_code == 200


def test_a_reminder_that_comes_too_late_is_answered_calmly(
    app: Flask, client: ReadingClient, employer: ReadingClient, status: str
) -> None:
    press = filled_in(client.get(status).text)
    answer(employer, employers_path(client, status), weekly_hours="25")
    late = client.post(f"{status}/mind", data=press)
    assert late.status_code == 409 and "Vi har ikke skrevet til arbejdsgiveren" in late.text
    assert client.post(f"{status}/mind", data={}).status_code == 422


def test_without_an_address_or_for_whoever_wants_none_there_is_no_button(
    client: ReadingClient, employer: ReadingClient, status: str
) -> None:
    press = filled_in(client.get(status).text)
    link = employers_path(client, status)
    employer.post(f"{link}/paamindelser", data=filled_in(employer.get(f"{link}/paamindelser").text))
    assert f"{status}/mind" not in client.get(status).text
    post(client, f"{status}/link", {"contact_email": ""})
    assert f"{status}/mind" not in client.get(status).text
    assert client.post(f"{status}/mind", data=press).status_code == 409
