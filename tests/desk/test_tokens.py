"""What a worker pressed while nothing could be kept is done by one more press on the page that said so."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from citizen_portal.placement.status import Status
from citizen_portal.storage.database import db

from ..house_style import ReadingClient
from ..journeys.lost_forms import no_room
from ..people import filled_in
from ..placements import AGREED
from .at_the_desk import signed_in
from .doing import after, now, opened


@contextmanager
def away(app: Flask) -> Iterator[None]:
    """Nobody gets a connection, so that it is not even known who is at the desk."""
    with app.app_context():
        engine = db.engine

    def refuse(*_about: Any) -> None:
        raise sqlite3.OperationalError("unable to open database file")

    event.listen(engine, "do_connect", refuse)
    engine.dispose()
    try:
        yield
    finally:
        event.remove(engine, "do_connect", refuse)
        engine.dispose()


@pytest.mark.parametrize("trouble", [no_room, away])
def test_the_button_of_the_page_that_says_so_does_it(
    app: Flask, client: ReadingClient, trouble: Callable[[Flask], AbstractContextManager[None]]
) -> None:
    signed_in(app, client)
    with app.app_context():
        record = after(*AGREED)
        path, sent = f"/sagsbord/{record.reference}/with-jobcenter", opened(client, record)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with trouble(app):
        told = client.post(path, data=sent)
    assert told.status_code == 503
    assert client.post(path, data=filled_in(told.text)).status_code == 303
    with app.app_context():
        assert now(record).status is Status.WITH_JOBCENTER
