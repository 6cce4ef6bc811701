"""What people do with a draft: put it aside, come back to it, let days pass."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from citizen_portal import links
from citizen_portal.storage.database import db
from citizen_portal.storage.sealed import sealer
from citizen_portal.storage.tables import DraftRow, OutboxRow

from ..house_style import Page, ReadingClient, text_of
from ..people import case, error_fields, fill, post

CAFE = case("cafe-dagpenge-da")
BORN = {name: value for name, value in CAFE.step("dig").items() if name.startswith("birth_date")}
WRONG = {**BORN, "birth_date-day": "1" if BORN["birth_date-day"] != "1" else "2"}
SORRY = "Vi kan ikke finde noget, der passer."


def put_aside(client: ReadingClient, step: str = "virksomhed", **typed: str) -> str:
    """Fill in the steps before this one, save for later, and read the code."""
    fill(client, CAFE, until=step)
    answer = post(client, f"/da/plads/{step}", {**CAFE.step(step), **typed, "later": "y"})
    assert answer.location == "/da/plads/gem", error_fields(answer)
    return code_on(client.get("/da/plads/gem"))


def code_on(page: TestResponse) -> str:
    return text_of(Page(page.text).with_attribute("data-code")[0])


def kept_to(page: TestResponse) -> date:
    return date.fromisoformat(Page(page.text).with_attribute("data-kept")[0].get("data-kept") or "")


def come_back(client: ReadingClient, code: str, born: dict[str, str] = BORN, path: str = "") -> TestResponse:
    return post(client, path or "/da/plads/fortsaet", {"code": code, **born})


def id_of(client: ReadingClient) -> str:
    with client.session_transaction() as session:
        return str(session["draft"])


def link_of(app: Flask, client: ReadingClient) -> str:
    with app.app_context():
        return links.path("registration.resume", "da", token=links.sign("draft", id_of(client)))


def without_token(page: TestResponse, *typed: str) -> str:
    text = re.sub(r'name="csrf_token" value="[^"]*"', "", page.text)
    for word in typed:
        text = text.replace(f'value="{word}"', "")
    return text


def letters_about(app: Flask, draft_id: str) -> dict[str, dict[str, Any]]:
    with app.app_context():
        rows = db.session.scalars(select(OutboxRow).where(OutboxRow.about == f"drafts:{draft_id}"))
        return {row.key: sealer().open(row.sealed or b"", f"outbox:{row.key}") for row in rows}


def age(app: Flask, draft_id: str, days: int) -> None:
    """Let some days pass for a draft."""
    with app.app_context():
        row = db.session.get(DraftRow, draft_id)
        assert row
        row.expires_at = row.expires_at - timedelta(days=days)
        db.session.commit()
