"""Drafts kept before a change of the form open as they were."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from citizen_portal.placement.fields import STEPS
from citizen_portal.registration import draft_repository, saved_draft
from citizen_portal.storage.database import db
from citizen_portal.storage.sealed import sealer
from citizen_portal.storage.tables import DraftRow

from ..house_style import ReadingClient
from ..people import post
from .drafts import (
    CAFE,
    code_on,
    come_back,
    put_aside,
)


def old_row(app: Flask, contents: dict[str, Any]) -> str:
    draft_id = secrets.token_hex(16)
    with app.app_context():
        soon = datetime.now(UTC) + timedelta(days=3)
        sealed = sealer().seal(contents, f"drafts:{draft_id}")
        db.session.merge(DraftRow(id=draft_id, changed_at=datetime.now(UTC), expires_at=soon, sealed=sealed))
        db.session.commit()
    return draft_id


def test_a_draft_from_before_there_were_codes_opens_and_can_be_given_one(
    app: Flask, client: ReadingClient, other: ReadingClient
) -> None:
    draft_id = old_row(app, dict(CAFE.step("dig")))
    with client.session_transaction() as session:
        session["draft"] = draft_id
    assert CAFE.fields["name"] in client.get("/da/plads/dig").text
    answer = post(client, "/da/plads/dig", {**CAFE.step("dig"), "later": "y"})
    assert answer.location == "/da/plads/gem"
    assert come_back(other, code_on(client.get("/da/plads/gem"))).location == "/da/plads/virksomhed"


def test_an_answer_keeps_its_meaning_when_its_field_gets_another_name(
    app: Flask, client: ReadingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved_draft, "RENAMED", {"full_name": "name"})
    fields = {name: value for name, value in CAFE.step("dig").items() if name != "name"}
    draft_id = old_row(app, {"fields": {**fields, "full_name": "Mette Holm", "shoe_size": "38"}, "code": ""})
    with client.session_transaction() as session:
        session["draft"] = draft_id
    assert "Mette Holm" in client.get("/da/plads/dig").text
    with app.app_context():
        opened = draft_repository.by_id(draft_id)
        assert opened and set(opened.fields) == set(STEPS["dig"])


def test_what_was_typed_since_wins_over_what_the_field_was_called_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_draft, "RENAMED", {"full_name": "name"})
    assert saved_draft.carried_over({"full_name": "Mette", "name": "Mette Holm"}) == {"name": "Mette Holm"}


def test_a_birth_date_that_cannot_be_read_for_the_moment_locks_nobody_out(
    client: ReadingClient, other: ReadingClient
) -> None:
    code = put_aside(client)
    post(client, "/da/plads/dig", {**CAFE.step("dig"), "birth_date-day": "77"})
    assert come_back(other, code).location == "/da/plads/dig"
