"""Old links end, with the code and the other devices; whoever ended them goes on and is never left without a way."""

from __future__ import annotations

import pytest
from flask import Flask

from citizen_portal import links
from citizen_portal.records import events, repository
from citizen_portal.records.repository import PlacementRecord

from ..house_style import Page, ReadingClient, text_of
from ..people import employers_path, filled_in, marked, reference, turn
from ..placements import CAFE
from ..registration.finding import code_of, delivered, find, links_in


def of(app: Flask, status: str) -> PlacementRecord:
    with app.app_context():
        found = repository.by_status_link(status.rpartition("/")[2])
        assert found is not None
        return found


def switch_off(client: ReadingClient, status: str) -> str:
    """Press the button; returns the new path."""
    answer = client.post(f"{status}/gamle-links", data=filled_in(client.get(f"{status}/gamle-links").text))
    assert answer.status_code == 303
    return answer.location.partition("?")[0]


def test_the_old_link_ends_and_this_device_goes_on(client: ReadingClient, employer: ReadingClient, status: str) -> None:
    link = employers_path(client, status)
    now = switch_off(client, status)
    assert now != status and turn(client, now) == "sent"
    assert marked(Page(client.get(f"{now}?slukket=").text), "data-switched") is not None
    assert client.get(status).status_code == client.get(f"{status}/aftale").status_code == 404
    assert turn(employer, link) == "sent"
    assert switch_off(client, now) not in (status, now)


def test_the_code_that_was_shown_first_is_the_new_one_and_the_old_one_ends(
    client: ReadingClient, employer: ReadingClient, status: str
) -> None:
    old = code_of(client, status)
    page = client.get(f"{status}/gamle-links")
    shown = text_of(marked(Page(page.text), "data-citizen-code"))
    now = client.post(f"{status}/gamle-links", data=filled_in(page.text)).location.partition("?")[0]
    assert old != shown == code_of(client, now)
    assert find(employer, code=old).status_code == 422 and find(employer, code=shown).location == now


def test_pressing_twice_leads_to_the_same_place_and_nobody_else_there(
    client: ReadingClient, employer: ReadingClient, status: str
) -> None:
    theirs = filled_in(employer.get(f"{status}/gamle-links").text)
    mine = filled_in(client.get(f"{status}/gamle-links").text)
    first, again = (client.post(f"{status}/gamle-links", data=mine) for _ in range(2))
    assert (again.status_code, again.location) == (303, first.location)
    assert employer.post(f"{status}/gamle-links", data=theirs).status_code == 404
    assert turn(client, first.location) == "sent"


def test_a_new_link_is_mailed_with_the_new_code(app: Flask, client: ReadingClient, status: str) -> None:
    delivered(app)
    now = switch_off(client, status)
    [letter] = delivered(app)
    assert letter["To"] == CAFE.fields["email"] and links_in(letter) == [now, "/da/plads/find"]
    assert reference(client, now) in letter["Subject"] and code_of(client, now) in letter.get_content()


def test_other_devices_that_sent_it_are_shut_out(client: ReadingClient, employer: ReadingClient, status: str) -> None:
    """The one that has the cookie stays in when it pressed itself, and not when another one did."""
    now = switch_off(client, status)
    assert client.get("/da/plads/kvittering").status_code == 200
    switch_off(employer, now)
    assert client.get("/da/plads/kvittering").location == "/da/plads/"


@pytest.mark.parametrize("offer", ["", "nonsense", "another's"])
def test_an_offer_that_is_none_ends_nothing(app: Flask, client: ReadingClient, status: str, offer: str) -> None:
    form = filled_in(client.get(f"{status}/gamle-links").text)
    with app.app_context():
        forged = links.sign("citizen-code", ["0" * 32, 2, "CCCC-CCCC"]) if offer == "another's" else offer
    answer = client.post(f"{status}/gamle-links", data={**form, "offer": forged})
    assert answer.status_code in (404, 422) and turn(client, status) == "sent"


def test_opening_the_page_ends_nothing(app: Flask, client: ReadingClient, status: str) -> None:
    before = of(app, status)
    assert {client.get(f"{status}/gamle-links").status_code for _ in range(3)} == {200}
    assert of(app, status) == before


def test_a_link_of_the_first_round_without_its_number_holds_until_the_round_ends(
    app: Flask, client: ReadingClient, status: str
) -> None:
    with app.app_context():
        old = links.path("status.page", "da", token=links.sign("status", of(app, status).id))
    assert turn(client, old) == "sent"
    switch_off(client, status)
    assert client.get(old).status_code == 404


def test_an_employers_new_link_meanwhile_takes_no_code_back(app: Flask, client: ReadingClient, status: str) -> None:
    read_before = of(app, status)
    now = switch_off(client, status)
    with app.app_context():
        events.renew_employer_link(read_before, "ny@example.com")
    assert of(app, now).citizen_code == code_of(client, now) != read_before.citizen_code
    assert turn(client, now) == "sent" and client.get(status).status_code == 404
