"""Whoever leaves has left: a cookie that was put away and is brought back opens nothing any more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import delete, select, text

from citizen_portal import links
from citizen_portal.placement.fields import STEPS
from citizen_portal.registration import draft_repository
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import DeviceRow

from ..databases import statements
from ..house_style import ReadingClient
from ..people import fill, filled_in, post, send
from .drafts import CAFE, age, come_back, id_of, put_aside

PATHS = [f"/da/plads/{path}" for path in ("", "gem", "dig", "virksomhed", "tjek", "kvittering")]


def cookie_of(client: ReadingClient) -> str:
    found = client.get_cookie("portal")
    assert found
    return found.value


def shown_with(app: Flask, cookie: str) -> str:
    """All that is shown to whoever brings this cookie, on the pages that show what was typed."""
    client = app.test_client()
    shown = ""
    for path in PATHS:
        client.delete_cookie("portal")
        client.set_cookie("portal", cookie)
        shown += client.get(path, follow_redirects=True).text
    return shown


def opens(app: Flask, cookie: str) -> bool:
    """Whether anything of the citizen's or of the workplace is shown."""
    shown = shown_with(app, cookie)
    return any(CAFE.fields[name] in shown for name in ("name", "email", "company_name", "contact_name"))


def rows_of(app: Flask, draft_id: str) -> int:
    with app.app_context():
        return len(db.session.scalars(select(DeviceRow).where(DeviceRow.draft_id == draft_id)).all())


def before_tokens(app: Flask, client: ReadingClient) -> str:
    """The cookie as it was before devices were known; returns it."""
    with app.app_context():
        db.session.execute(delete(DeviceRow).where(DeviceRow.draft_id == id_of(client)))
        db.session.commit()
    with client.session_transaction() as session:
        del session["device"]
    return cookie_of(client)


# After leaving


def test_a_cookie_opens_the_receipt_until_somebody_leaves_it(app: Flask, client: ReadingClient) -> None:
    fill(client, CAFE)
    early = cookie_of(client)
    receipt = send(client, "da")
    kept = cookie_of(client)
    assert opens(app, kept) and opens(app, early)
    client.post("/da/plads/", data=filled_in(receipt.text))
    assert not opens(app, kept) and not opens(app, early)


def test_no_cookie_of_the_whole_way_opens_anything_after_leaving(app: Flask, client: ReadingClient) -> None:
    kept = []
    for step in STEPS:
        client.get(f"/da/plads/{step}")
        kept.append(cookie_of(client))
        post(client, f"/da/plads/{step}", CAFE.step(step))
        kept.append(cookie_of(client))
    send(client, "da")
    client.post("/da/plads/")
    assert not [cookie for cookie in kept if opens(app, cookie)]


def test_finishing_here_ends_this_device_and_keeps_the_draft_for_the_code(
    app: Flask, client: ReadingClient, other: ReadingClient
) -> None:
    code, kept = put_aside(client), cookie_of(client)
    assert opens(app, kept)
    client.post("/da/plads/gem", data={"do": "finish"})
    assert not opens(app, kept)
    assert come_back(other, code).location == "/da/plads/plads"
    assert CAFE.fields["name"] in other.get("/da/plads/dig").text and not opens(app, kept)


def test_whoever_finished_here_may_come_back_here(app: Flask, client: ReadingClient) -> None:
    code, kept = put_aside(client), cookie_of(client)
    client.post("/da/plads/gem", data={"do": "finish"})
    assert come_back(client, code).location == "/da/plads/plads"
    assert opens(app, cookie_of(client)) and not opens(app, kept)


def test_a_cookie_brought_back_deletes_nothing_and_begins_anew(
    app: Flask, client: ReadingClient, other: ReadingClient
) -> None:
    code, kept = put_aside(client), cookie_of(client)
    client.post("/da/plads/gem", data={"do": "finish"})
    client.set_cookie("portal", kept)
    assert post(client, "/da/plads/dig", {**CAFE.step("dig"), "name": "Ida Ny"}).status_code == 303
    client.set_cookie("portal", kept)
    client.post("/da/plads/")
    come_back(other, code)
    assert filled_in(other.get("/da/plads/dig").text, "later")["name"] == CAFE.fields["name"]


def test_one_device_leaves_and_the_other_goes_on(app: Flask, client: ReadingClient, other: ReadingClient) -> None:
    code = put_aside(client)
    come_back(other, code)
    client.post("/da/plads/gem", data={"do": "finish"})
    assert opens(app, cookie_of(other))
    post(other, "/da/plads/plads", CAFE.step("plads"))
    assert other.get("/da/plads/formaal").status_code == 200


def test_deleting_ends_every_cookie(app: Flask, client: ReadingClient, other: ReadingClient) -> None:
    code, draft_id = put_aside(client), id_of(client)
    come_back(other, code)
    kept = [cookie_of(client), cookie_of(other)]
    client.post("/da/plads/")
    assert not [cookie for cookie in kept if opens(app, cookie)] and rows_of(app, draft_id) == 0


# Another place


def test_another_place_knows_the_one_before_until_somebody_leaves(app: Flask, client: ReadingClient) -> None:
    fill(client, CAFE)
    send(client, "da")
    receipts = cookie_of(client)
    client.post("/da/plads/", data=filled_in(client.get("/da/plads/").text) | {"another": "y"})
    prefilled = cookie_of(client)
    assert opens(app, prefilled) and not opens(app, receipts)
    client.post("/da/plads/")
    assert not opens(app, prefilled)


def test_coming_back_to_another_draft_leaves_the_one_that_was_here(
    app: Flask, client: ReadingClient, other: ReadingClient
) -> None:
    post(other, "/da/plads/dig", {**CAFE.step("dig"), "name": "Ida Ny"})
    code, kept = put_aside(client), cookie_of(other)
    assert "Ida Ny" in shown_with(app, kept)
    come_back(other, code)
    assert "Ida Ny" not in shown_with(app, kept)


# From before


def test_a_cookie_from_before_there_were_tokens_opens_until_it_leaves(app: Flask, client: ReadingClient) -> None:
    fill(client, CAFE)
    kept = before_tokens(app, client)
    assert opens(app, kept)
    send(client, "da")
    assert opens(app, kept)
    client.post("/da/plads/")
    assert not opens(app, kept)


def test_a_draft_with_a_device_does_not_open_without_a_token(app: Flask, client: ReadingClient) -> None:
    fill(client, CAFE)
    with client.session_transaction() as session:
        del session["device"]
    assert not opens(app, cookie_of(client))


@pytest.mark.parametrize("odd", [["a"], 7, "", "x" * 3000])
def test_an_odd_token_opens_nothing_and_is_no_accident(app: Flask, client: ReadingClient, odd: object) -> None:
    fill(client, CAFE)
    with client.session_transaction() as session:
        session["device"] = odd
    assert not opens(app, cookie_of(client))


# What is kept


def test_the_database_holds_no_token(app: Flask, client: ReadingClient) -> None:
    fill(client, CAFE)
    with client.session_transaction() as session:
        secret = session["device"]
    with app.app_context():
        row = db.session.scalars(select(DeviceRow).where(DeviceRow.draft_id == id_of(client))).one()
    assert len(secret) == 32 and secret not in row.token_hash


def test_a_device_is_forgotten_with_an_expired_draft(app: Flask, client: ReadingClient) -> None:
    put_aside(client)
    draft_id = id_of(client)
    assert rows_of(app, draft_id) == 1
    age(app, draft_id, 40)
    with app.app_context():
        draft_repository.delete_expired()
    assert rows_of(app, draft_id) == 0


def test_a_device_is_forgotten_with_the_placement(app: Flask, client: ReadingClient) -> None:
    fill(client, CAFE)
    draft_id = id_of(client)
    receipt = send(client, "da")
    client.post("/da/plads/", data=filled_in(receipt.text))
    assert rows_of(app, draft_id) == 1
    with app.app_context():
        placement = db.session.execute(text("SELECT id FROM placements WHERE draft_id = :d"), {"d": draft_id}).scalar()
        status = links.path("status.page", "da", token=links.sign("status", placement))
    post(client, f"{status}/stop", {"do": "delete"})
    assert rows_of(app, draft_id) == 0


def written(app: Flask, what: Callable[[], object]) -> list[str]:
    """The statements that write to `devices` meanwhile."""
    return [one for one in statements(app, what) if "devices" in one and not one.startswith("SELECT")]


def test_a_device_is_written_once_for_a_draft_and_never_for_sending(app: Flask, client: ReadingClient) -> None:
    assert len(written(app, lambda: fill(client, CAFE))) == 1
    assert not written(app, lambda: send(client, "da"))
