"""A placement is found by what people say on the telephone, and no address says what was looked for."""

from __future__ import annotations

import pytest
from flask import Flask

from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events
from citizen_portal.storage.sealed import Sealer

from ..house_style import Page, ReadingClient, text_of
from ..people import filled_in
from ..placements import CAFE, new, sent
from .at_the_desk import signed_in

OTHER = {**CAFE.fields, "name": "Prøve Eksempelsen", "company_name": "SuperBrugsen Vest", "phone": "20 30 40 50"}


@pytest.fixture
def reference(app: Flask, client: ReadingClient) -> str:
    with app.app_context():
        reference = sent(OTHER).reference
    signed_in(app, client)
    return reference


def posted(client: ReadingClient, text: str, **typed: str) -> tuple[int, str]:
    """How a search is answered: the status, and the address or the page."""
    form = {"csrf_token": filled_in(client.get("/sagsbord/").text)["csrf_token"], "soeg": text, **typed}
    answer = client.post("/sagsbord/soeg", data=form)
    return answer.status_code, answer.headers.get("Location") or answer.text


def found(client: ReadingClient, text: str) -> list[str]:
    status, address = posted(client, text)
    assert status == 303
    return [row.get("data-placement", "") for row in Page(client.get(address).text).with_attribute("data-placement")]


@pytest.mark.parametrize("text", [
    "Prøve Eksempelsen", "  EKSEMPELSEN ", "proeve eksempelsen", "superbrugsen", "Super Brugsen", "super-brugsen vest",
    "20304050", "+45 20 30 40 50", "eksempelsen vest",
])  # fmt: skip
def test_a_placement_is_found_by_whole_words(client: ReadingClient, reference: str, text: str) -> None:
    assert reference in found(client, text)


def test_it_is_found_by_its_number_whosever_turn_it_is(app: Flask, client: ReadingClient, reference: str) -> None:
    assert found(client, reference.lower().replace("-", " ")) == [reference]
    with app.app_context():
        record = sent(OTHER)
        events.record_event_with_retry(record, new(Side.CITIZEN, EventKind.WITHDRAWN))
    assert found(client, record.reference) == [record.reference]


def test_what_nobody_is_called_is_answered_with_a_sentence(client: ReadingClient, reference: str) -> None:
    _, address = posted(client, "Eksempels")
    page = Page(client.get(address).text)
    assert not page.with_attribute("data-placement") and page.with_attribute("data-empty")


@pytest.mark.parametrize("text", ["%", "_", "'", '"%_\'";--', "x" * 10_000, "x x" * 4_000, "\u0660" * 101])
def test_a_search_that_is_none_is_answered_calmly(client: ReadingClient, reference: str, text: str) -> None:
    status, page = posted(client, text)
    assert status == 422
    box = Page(page).one("input", id="soeg")
    assert box.get("aria-invalid") == "true" and box.get("value") == text
    assert Page(page).one("span", id="soeg-error") is not None


def test_no_search_is_the_list(client: ReadingClient, reference: str) -> None:
    assert posted(client, "  ") == (303, "/sagsbord/")


def test_no_address_says_what_was_looked_for(client: ReadingClient, reference: str) -> None:
    addresses = {posted(client, "Prøve Eksempelsen")[1] for _ in range(2)}
    assert len(addresses) == 2 and not [one for one in addresses if "ksempel" in one or "%C3" in one]
    page = client.get(addresses.pop()).text
    links = " ".join(one.get("href", "") for one in Page(page).all("a"))
    assert "ksempelsen" not in links and Page(page).one("input", id="soeg").get("value") == "Prøve Eksempelsen"


def test_an_address_opens_for_whoever_searched_alone(app: Flask, client: ReadingClient, reference: str) -> None:
    _, address = posted(client, "Eksempelsen")
    other = signed_in(app, ReadingClient(app), "Jens Vang")
    page = other.get(address)
    assert page.status_code == 200 and "Eksempelsen" not in page.text
    assert "gælder ikke længere" in text_of(Page(page.text).one("main"))


@pytest.mark.parametrize("token", ["%25", "Mette", "x" * 2_000, "%F0%9F", "a", "å"])
def test_a_search_written_into_the_address_shows_the_list(client: ReadingClient, reference: str, token: str) -> None:
    page = client.get(f"/sagsbord/?soeg={token}")
    assert page.status_code == 200 and Page(page.text).one("span", id="soeg-error") is not None


def test_a_form_of_another_session_searches_nothing(client: ReadingClient, reference: str) -> None:
    status, page = posted(client, "Eksempelsen", csrf_token="another")
    assert status == 422 and Page(page).one("input", id="soeg").get("value") == "Eksempelsen"


def test_filters_narrow_what_was_found(client: ReadingClient, reference: str) -> None:
    _, address = posted(client, "Eksempelsen")
    assert reference in client.get(f"{address}&sprog=da&status=sent").text
    assert reference not in client.get(f"{address}&sprog=pl").text
    link = Page(client.get(address).text).all("a")
    assert any("soeg=" in one.get("href", "") and "sprog=pl" in one.get("href", "") for one in link)


def test_no_search_opens_a_sealed_placement(
    client: ReadingClient, reference: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, address = posted(client, "Eksempelsen")
    opened, really = [], Sealer.open

    def noted(self: Sealer, sealed: bytes, row: str) -> object:
        opened.append(row.partition(":")[0])
        return really(self, sealed, row)

    monkeypatch.setattr(Sealer, "open", noted)
    assert reference in client.get(address).text
    assert set(opened) == {"desk-search"}
