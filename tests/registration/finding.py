"""What people do who have lost the link to their page: they type what they still know, and read their mail."""

from __future__ import annotations

import re
from email.message import EmailMessage

from flask import Flask
from werkzeug.test import TestResponse

from citizen_portal.storage import outbox

from ..house_style import Page, ReadingClient, text_of
from ..people import marked, post
from .drafts import BORN

FIND = "/da/plads/find"


def find(client: ReadingClient, born: dict[str, str] = BORN, path: str = FIND, **known: str) -> TestResponse:
    return post(client, path, {**known, **born})


def code_of(client: ReadingClient, path: str) -> str:
    """The citizen's code, as a page shows it."""
    return text_of(marked(Page(client.get(path).text), "data-citizen-code"))


def delivered(app: Flask) -> list[EmailMessage]:
    """The letters that go out now."""
    found: list[EmailMessage] = []
    before, app.extensions["mail"] = app.extensions["mail"], found.append
    with app.app_context():
        while outbox.deliver():
            pass
    app.extensions["mail"] = before
    return found


def links_in(letter: EmailMessage) -> list[str]:
    """The paths of the pages a letter leads to, in its order."""
    return re.findall(r"https?://[^/\s]+(/\S+)", letter.get_content())
