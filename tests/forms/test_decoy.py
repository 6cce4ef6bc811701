"""The forms anybody can send: a programme that fills in every box sends nothing, and a person is never stuck."""

from __future__ import annotations

import pytest
from flask import Flask

from citizen_portal.forms.decoy import NAME, OpenForm
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import OutboxRow, PlacementRow, PreparedRow

from ..house_style import Page, ReadingClient, text_of
from ..people import case, fill, filled_in
from ..preparing import INVITE, PLACE
from ..registration.drafts import BORN

CAFE = case("cafe-dagpenge-da")
# Where such a form stands, what is typed in it, and a box that is its own.
OPEN: dict[str, tuple[dict[str, str], str]] = {
    "/da/plads/tjek": ({"confirm": "y"}, "confirm"),
    "/da/plads/find": ({"email": "mette@example.org", **BORN}, "email"),
    "/da/arbejdsgiver/mine": ({"contact_email": "pia@example.org"}, "contact_email"),
    INVITE: (PLACE, "tasks"),
}


def form_at(client: ReadingClient, path: str) -> dict[str, str]:
    """The form as it is shown, with all that somebody types."""
    if path == "/da/plads/tjek":
        fill(client, CAFE)
    typed, box = OPEN[path]
    return {**filled_in(client.get(path).text, box), **typed}


def kept(app: Flask) -> int:
    with app.app_context():
        return sum(db.session.query(table).count() for table in (OutboxRow, PlacementRow, PreparedRow))


@pytest.mark.parametrize("path", OPEN)
def test_nobody_meets_the_box(client: ReadingClient, path: str) -> None:
    form_at(client, path)
    page = Page(client.get(path).text)
    around = next(one for one in page.with_attribute("inert") if any(box.get("name") == NAME for box in one.iter()))
    box = page.one("input", name=NAME)
    assert (around.get("class"), around.get("aria-hidden"), box.get("tabindex")) == ("sr-only", "true", "-1")
    assert (box.get("autocomplete"), box.get("value")) == ("off", "")
    assert text_of(page.one("label", **{"for": NAME})) == "Lad feltet stå tomt"


@pytest.mark.parametrize("path", OPEN)
def test_filled_in_nothing_is_sent_and_a_person_empties_it_and_sends_again(
    app: Flask, client: ReadingClient, path: str
) -> None:
    form = form_at(client, path)
    before = kept(app)
    refused = client.post(path, data={**form, NAME: "https://example.com"})
    assert refused.status_code == 422 and kept(app) == before
    page = Page(refused.text)
    assert not [one for one in page.with_attribute("inert") if any(box.get("name") == NAME for box in one.iter())]
    assert page.one("input", name=NAME).get("aria-invalid") == "true"
    assert page.one("a", href=f"#{NAME}") is not None
    again = filled_in(refused.text, OPEN[path][1])
    assert again == {**form, NAME: "https://example.com", "csrf_token": again["csrf_token"]}
    assert client.post(path, data={**again, NAME: ""}).status_code == 303


@pytest.mark.parametrize("path", OPEN)
def test_a_form_that_is_sent_without_the_box_is_taken(client: ReadingClient, path: str) -> None:
    form = form_at(client, path)
    form.pop(NAME)
    assert client.post(path, data=form).status_code == 303


def test_every_form_that_anybody_can_send_for_a_letter_has_it() -> None:
    assert len(OpenForm.__subclasses__()) == len(OPEN)
