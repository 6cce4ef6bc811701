"""Save and continue later: with a code or a link, on another device."""

from __future__ import annotations

from flask import Flask

from citizen_portal.registration import draft_repository

from ..house_style import Page, ReadingClient
from ..people import fill, send, token
from .drafts import (
    CAFE,
    code_on,
    come_back,
    id_of,
    link_of,
    put_aside,
)


def test_the_code_opens_the_draft_on_another_device_where_it_was_left(
    client: ReadingClient, other: ReadingClient
) -> None:
    code = put_aside(client, "plads", tasks="Grød, brød og smil")
    assert come_back(other, code).location == "/da/plads/formaal"
    assert "Grød, brød og smil" in other.get("/da/plads/plads").text


def test_the_code_may_be_typed_as_people_write_and_the_page_may_be_in_another_language(
    client: ReadingClient, other: ReadingClient
) -> None:
    code = put_aside(client)
    sloppy = f" {code.lower().replace('-', ' ')}"
    assert come_back(other, sloppy, path="/ar/plads/fortsaet").location == "/ar/plads/plads"


def test_the_link_asks_for_the_birth_date_only(app: Flask, client: ReadingClient, other: ReadingClient) -> None:
    put_aside(client)
    path = link_of(app, client)
    assert not Page(other.get(path).text).all("input", name="code")
    assert come_back(other, "", path=path).location == "/da/plads/plads"


def test_a_whole_draft_comes_back_to_the_summary_and_can_be_sent_once(
    client: ReadingClient, other: ReadingClient
) -> None:
    fill(client, CAFE)
    page = client.get("/da/plads/tjek")
    assert client.post("/da/plads/gem", data={"do": "later", "csrf_token": token(page)}).location == "/da/plads/gem"
    assert come_back(other, code_on(client.get("/da/plads/gem"))).location == "/da/plads/tjek"
    send(other, "da")
    assert client.get("/da/plads/tjek").location == "/da/plads/kvittering"


def test_opening_the_door_changes_nothing(app: Flask, client: ReadingClient, other: ReadingClient) -> None:
    put_aside(client)
    path = link_of(app, client)
    with app.app_context():
        before = draft_repository.by_id(id_of(client))
    for _ in range(20):
        assert other.get(path).status_code == other.get("/da/plads/fortsaet").status_code == 200
    with other.session_transaction() as session:
        assert "draft" not in session
    with app.app_context():
        assert draft_repository.by_id(id_of(client)) == before
