"""The employer's own room: asked for by an address, opened by what is mailed there, and showing each placement once."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from citizen_portal.employer import own_room
from citizen_portal.placement.next_step import NextStep
from citizen_portal.records import events
from citizen_portal.records.repository import PlacementRecord

from ..house_style import Page, ReadingClient, text_of
from ..people import error_fields, filled_in, marked, post, turn
from ..placements import CAFE, STORIES, made, on, sent
from ..registration.finding import delivered, links_in

ASK = "/da/arbejdsgiver/mine"


def ask(client: ReadingClient, email: str, path: str = ASK) -> TestResponse:
    return post(client, path, {"contact_email": email})


def letters_to(app: Flask, client: ReadingClient, email: str, path: str = ASK) -> list[str]:
    """The links that are mailed because of an address."""
    delivered(app)
    ask(client, email, path)
    return [link for letter in delivered(app) for link in links_in(letter)]


def at(app: Flask, email: str, story: str = "sent", **typed: str) -> PlacementRecord:
    with app.app_context():
        return made(STORIES[story], {**CAFE.fields, "contact_email": email, **typed})


def room(app: Flask, client: ReadingClient, email: str) -> Page:
    [link] = letters_to(app, client, email)
    return Page(client.get(link).text)


def rows(page: Page) -> dict[str, str]:
    return {row.get("data-row") or "": text_of(row) for row in page.with_attribute("data-row")}


# Asking for it


def test_the_link_goes_to_the_address_on_file_and_to_no_screen(app: Flask, employer: ReadingClient) -> None:
    at(app, "Pia@example.com")
    delivered(app)
    answer = ask(employer, "pia+plads@EXAMPLE.com")
    assert (answer.status_code, answer.location) == (303, f"{ASK}?sendt=")
    [letter] = delivered(app)
    [link] = links_in(letter)
    assert letter["To"] == "Pia@example.com" and link not in employer.get(answer.location).text
    assert employer.get(link).status_code == 200


def test_the_answer_is_the_same_for_every_address(app: Flask, employer: ReadingClient) -> None:
    at(app, "kendt@example.com")
    delivered(app)
    answers = [ask(employer, email) for email in ("kendt@example.com", "ukendt@example.com")]
    assert len({(answer.status_code, answer.location, answer.text) for answer in answers}) == 1
    assert len(delivered(app)) == 1


def test_the_letter_says_nothing_of_anybody(app: Flask, employer: ReadingClient) -> None:
    record = at(app, "brev@example.com")
    delivered(app)
    ask(employer, "brev@example.com", "/en/arbejdsgiver/mine")
    [letter] = delivered(app)
    text = f"{letter['Subject']} {letter.get_content()}"
    assert not [word for word in ("Mette", "Café", record.reference, "brev@") if word in text]
    assert links_in(letter)[0].startswith("/en/arbejdsgiver/mine/")


@pytest.mark.parametrize("typed", ["", "  ", "pia", "10000009", "pia@"])
def test_what_is_no_address_is_said_and_stays_in_the_box(app: Flask, employer: ReadingClient, typed: str) -> None:
    answer = ask(employer, typed)
    assert answer.status_code == 422 and error_fields(answer) == {"contact_email"}
    assert filled_in(answer.text)["contact_email"] == typed


def test_letters_to_an_address_are_counted_and_the_page_stays_calm(employer: ReadingClient) -> None:
    answers = [ask(employer, "mange@example.com") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [303] * 5 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0 and "data-spent" in answers[-1].text
    assert filled_in(answers[-1].text)["contact_email"] == "mange@example.com"


# What is in it


def test_what_is_asked_stands_first_with_the_one_filled_button(app: Flask, employer: ReadingClient) -> None:
    email = "alle@example.com"
    of = {story: at(app, email, story).reference for story in ("withdrawn", "applied", "approved", "sent", "agreed")}
    page = room(app, employer, email)
    order = list(rows(page))
    assert set(order[:2]) == {of["sent"], of["agreed"]} and set(order[2:4]) == {of["applied"], of["approved"]}
    assert order[4] == of["withdrawn"]
    filled = [one for one in page.with_attribute("class") if "button-primary" in (one.get("class") or "")]
    assert len(filled) == 1


def test_each_row_leads_to_its_own_page_and_tells_it_apart(app: Flask, employer: ReadingClient) -> None:
    record = at(app, "raekke@example.com", name="Amal Haddad")
    page = room(app, employer, "raekke@example.com")
    told = rows(page)[record.reference]
    assert "Amal" in told and "Haddad" not in told and str(record.state.starts_on.year) in told
    row = next(one for one in page.with_attribute("data-row") if one.get("data-row") == record.reference)
    [link] = [part.get("href") or "" for part in row.iter() if part.get("href")]
    assert turn(employer, link) == "sent"


def test_of_what_is_over_only_how_it_went_is_asked(app: Flask) -> None:
    record = at(app, "forbi@example.com", "ended")
    with app.app_context(), app.test_request_context("/da/"), on(STORIES["ended"].day(record.state)):
        row = own_room.row_of(record)
    assert row.asked and row.over


def test_nothing_is_asked_of_what_came_to_nothing(app: Flask) -> None:
    record = at(app, "intet@example.com", "withdrawn")
    assert not own_room.is_asked(NextStep("withdrawn", None), record)


def test_an_empty_room_says_so_and_still_invites(app: Flask, employer: ReadingClient) -> None:
    record = at(app, "tom@example.com")
    [link] = letters_to(app, employer, "tom@example.com")
    with app.app_context():
        events.delete_placement(record)
    page = Page(employer.get(link).text)
    assert rows(page) == {} and page.with_attribute("data-company-contact")


def test_inviting_from_the_room_begins_with_the_company_filled_in(app: Flask, employer: ReadingClient) -> None:
    at(app, "inviter@example.com", contact_name="Jonas Krogh")
    page = room(app, employer, "inviter@example.com")
    [link] = [href for one in page.all("a") if "/inviter" in (href := one.get("href") or "")]
    form = filled_in(employer.get(link).text)
    assert (form["contact_name"], form["contact_email"]) == ("Jonas Krogh", "inviter@example.com")
    assert (form["company_name"], form["tasks"], form["starts_on-day"]) == (CAFE.fields["company_name"], "", "")


def test_inviting_with_a_link_that_is_no_good_begins_empty(employer: ReadingClient) -> None:
    assert filled_in(employer.get("/da/arbejdsgiver/inviter?mine=nonsense").text)["company_name"] == ""


# Ending it


def test_the_button_ends_every_link_and_opening_ends_none(app: Flask, employer: ReadingClient) -> None:
    at(app, "sluk@example.com")
    first, second = letters_to(app, employer, "sluk@example.com"), letters_to(app, employer, "sluk@example.com")
    [link] = second
    answer = employer.post(link, data=filled_in(employer.get(link).text))
    assert (answer.status_code, answer.location) == (303, f"{ASK}?slukket=")
    assert [employer.get(old).status_code for old in (*first, *second)] == [404, 404]
    assert marked(Page(employer.get(answer.location).text), "data-ended") is not None
    assert employer.get(letters_to(app, employer, "sluk@example.com")[0]).status_code == 200


def test_a_token_that_is_too_old_ends_nothing(app: Flask, employer: ReadingClient) -> None:
    at(app, "gammel@example.com")
    [link] = letters_to(app, employer, "gammel@example.com")
    assert employer.post(link, data={"csrf_token": "old"}).status_code == 422
    assert employer.get(link).status_code == 200


def test_a_link_of_one_placement_opens_no_room(app: Flask, employer: ReadingClient) -> None:
    with app.app_context():
        token = sent().employer_token("mail")
    assert employer.get(f"{ASK}/{token}").status_code == 404
