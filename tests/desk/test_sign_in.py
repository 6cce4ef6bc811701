"""The desk opens to whoever was invited, once, and for as long as a working day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.records import staff

from ..house_style import Page, ReadingClient, text_of
from ..people import filled_in
from .at_the_desk import NAME, invited, signed_in


def where(client: ReadingClient, path: str = "/sagsbord/") -> str:
    return client.get(path).headers.get("Location", "")


def test_nobody_sees_the_desk_without_signing_in(client: ReadingClient) -> None:
    assert where(client) == "/sagsbord/log-ind"
    assert where(client, "/sagsbord/CDFG-HJKM") == "/sagsbord/log-ind"
    assert client.post("/sagsbord/CDFG-HJKM/approved").headers["Location"] == "/sagsbord/log-ind"


def test_an_invitation_works_once(app: Flask, client: ReadingClient) -> None:
    link = invited(app)
    typed = filled_in(client.get(link).text)
    assert client.post(link, data=typed).headers["Location"] == "/sagsbord/"
    again = ReadingClient(app)
    assert again.post(link, data=typed).status_code == 422
    assert again.get("/sagsbord/").status_code == 303
    assert NAME in text_of(Page(client.get("/sagsbord/").text).one("header"))


def test_opening_the_link_signs_nobody_in(app: Flask, client: ReadingClient) -> None:
    link = invited(app)
    assert client.get(link).status_code == client.get(link).status_code == 200
    assert where(client) == "/sagsbord/log-ind"


@pytest.mark.parametrize("past", [timedelta(minutes=61), timedelta(hours=11)])
def test_a_desk_that_was_left_alone_is_closed(
    app: Flask, client: ReadingClient, monkeypatch: pytest.MonkeyPatch, past: timedelta
) -> None:
    signed_in(app, client)
    later = clock.now() + past
    monkeypatch.setattr(clock, "now", lambda: later)
    assert where(client) == "/sagsbord/log-ind"


def test_signing_out_ends_every_device(app: Flask, client: ReadingClient) -> None:
    other = signed_in(app, ReadingClient(app))
    signed_in(app, client)
    client.post("/sagsbord/log-ud", data=filled_in(client.get("/sagsbord/").text))
    assert where(client) == where(other) == "/sagsbord/log-ind"


def test_whoever_has_left_is_out_at_the_next_request(app: Flask, client: ReadingClient) -> None:
    signed_in(app, client)
    with app.app_context():
        assert staff.dismiss(NAME) == 1
    assert where(client) == "/sagsbord/log-ind"


def test_a_citizen_who_clears_the_device_signs_no_staff_out(app: Flask, client: ReadingClient) -> None:
    signed_in(app, client)
    client.post("/da/plads/", data={})
    assert client.get("/sagsbord/").status_code == 200


def test_the_command_prints_a_link_that_signs_in(app: Flask, client: ReadingClient) -> None:
    printed = app.test_cli_runner().invoke(args=["desk", "invite", NAME, "--lead"]).output.strip()
    link = printed[printed.index("/sagsbord") :]
    assert client.post(link, data=filled_in(client.get(link).text)).status_code == 303
    assert app.test_cli_runner().invoke(args=["desk", "dismiss", "Ingen"]).exit_code == 1
