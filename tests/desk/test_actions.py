"""Everything that can be done at the desk: offered where the table lets it, done once, and by whoever works there."""

from __future__ import annotations

import pytest
from flask import Flask

from citizen_portal.desk.actions import ACTIONS
from citizen_portal.placement.status import TRANSITIONS, Side, Status
from citizen_portal.records import repository
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.records.staff import Role

from ..desk_stories import STORIES, of
from ..house_style import Page, ReadingClient
from ..placements import made, on
from .at_the_desk import signed_in

# What an action lets happen; an end is said with one of two buttons.
KINDS = {name: action.kind for name, action in ACTIONS.items()}


def shown(client: ReadingClient, record: PlacementRecord) -> Page:
    return Page(client.get(f"/sagsbord/{record.reference}").text)


def offered(client: ReadingClient, record: PlacementRecord) -> set[str]:
    """The actions of the page: each has a form of its own."""
    forms = shown(client, record).all("form", method="post")
    found = {form.get("action", "").split("/")[-1] for form in forms if record.reference in form.get("action", "")}
    return found - {"note"}


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.DRAFT])
def test_an_action_is_offered_where_its_kind_may_happen_and_nowhere_else(
    app: Flask, client: ReadingClient, status: Status
) -> None:
    """To everybody who works there: whoever leads sees the same placements."""
    seen: dict[Role, set[str]] = {role: set() for role in Role}
    for story in of(status).values():
        with app.app_context():
            record = made(story)
        with on(story.day(record.state)):
            for role in Role:
                seen[role] |= offered(signed_in(app, client, role=role), record)
    may = {name for name, kind in KINDS.items() if Side.JOBCENTER in TRANSITIONS[status].get(kind, ())}
    for found in seen.values():
        assert found <= may - {str(status)}
        # An answer is read, and days are taken back, where there are some: desk/test_asking.py and test_deciding.py.
        assert {KINDS[name] for name in may - {"heard", "dates-dropped"}} <= {KINDS[name] for name in found}


@pytest.mark.parametrize("name", [*ACTIONS, "note"])
def test_nobody_does_anything_without_signing_in(app: Flask, client: ReadingClient, name: str) -> None:
    with app.app_context():
        record = made(STORIES["applied"])
    answer = client.post(f"/sagsbord/{record.reference}/{name}", data={"seen": str(record.version)})
    assert answer.status_code == 303 and answer.headers["Location"] == "/sagsbord/log-ind"
    with app.app_context():
        now = repository.by_id(record.id)
        assert now and now.version == record.version


@pytest.mark.parametrize("name", ["hand-over", "ask-citizen", "not-approved", "dates", "end", "approved", "claim"])
def test_what_was_not_filled_in_or_has_no_token_is_not_done(app: Flask, client: ReadingClient, name: str) -> None:
    with app.app_context():
        record = made(STORIES["started" if name == "end" else "applied"])
    signed_in(app, client)
    answer = client.post(f"/sagsbord/{record.reference}/{name}", data={"seen": str(record.version)})
    assert answer.status_code == 422
    with app.app_context():
        now = repository.by_id(record.id)
        assert now and now.version == record.version


def test_one_button_at_most_is_filled(app: Flask, client: ReadingClient) -> None:
    signed_in(app, client)
    for name in ("sent", "applied", "applied, asked", "approved, a change is decided on", "ended", "withdrawn"):
        with app.app_context():
            record = made(STORIES[name])
        filled = [one for one in shown(client, record).all("button") if "button-primary" in one.get("class", "")]
        assert len(filled) <= 1, name
