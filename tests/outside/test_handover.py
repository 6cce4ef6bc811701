"""Handing over: a real receiver that checks the signature, sleeps twice and takes it then."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import jsonschema
import pytest
from flask import Flask

from citizen_portal import create_app
from citizen_portal.outside import handover
from citizen_portal.placement import handing, happening, places, store
from citizen_portal.storage import outbox

from ..conftest import settings_in
from ..people import case

SECRET = "s" * 40
CAFE = case("cafe-dagpenge-da")


@pytest.fixture
def receiver() -> Iterator[Any]:
    class Receiver(BaseHTTPRequestHandler):
        got: list[tuple[str, dict[str, Any]]] = []
        answers = [500, 302]

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            expected = handover.signature(SECRET, self.headers["Portal-Timestamp"], body)
            assert self.headers["Portal-Signature"] == expected
            self.got.append((self.headers["Idempotency-Key"], json.loads(body)))
            self.send_response(self.answers.pop(0) if self.answers else 204)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_words: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def site(receiver: Any, tmp_path: Any) -> Iterator[Flask]:
    url = f"http://127.0.0.1:{receiver.server_address[1]}/in"
    app = create_app(settings_in(tmp_path, handover_url=url, handover_secret=SECRET))
    with app.app_context():
        yield app


def test_a_placement_is_handed_over_until_it_is_taken_with_the_same_key(site: Flask, receiver: Any) -> None:
    store.keep("d" * 32, CAFE.fields)
    happening.send("d" * 32, CAFE.fields, "da")
    for minutes in (0, 2, 10, 60):
        outbox.deliver(datetime.now(UTC) + timedelta(minutes=minutes))
    got = receiver.RequestHandlerClass.got
    assert len(got) == 3 and len({key for key, _ in got}) == 1
    assert got[-1][1]["company_name"] == CAFE.fields["company_name"] and got[-1][1]["version"] == 1


def test_where_nobody_listens_the_hand_overs_wait_together(site: Flask, receiver: Any) -> None:
    receiver.shutdown()
    receiver.server_close()
    with pytest.raises(handover.HandoverFailed) as raised:
        handover.post({}, "handover:1:1")
    assert raised.value.receiver_away


def test_what_is_handed_over_is_what_the_schema_promises(site: Flask) -> None:
    store.keep("e" * 32, CAFE.fields)
    row = happening.send("e" * 32, CAFE.fields, "da")
    place = places.of_id(row.id)
    assert place is not None
    schema = handing.described()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(handing.payload(place), schema)
    for by, kind, content in (
        ("employer", "declined", {"reason": "Nej"}),
        ("employer", "answered", {"terms": {"weekly_hours": "25"}, "employer": {"placed_now": "0"}}),
        ("citizen", "agreed", {}),
        ("jobcenter", "moved", {"status": "approved"}),
        ("citizen", "told", {"answers": {"outcome": "job", "purpose_reached": "yes", "again": "no", "comment": ""}}),
    ):
        place = happening.insist(place, by, kind, content)
        jsonschema.validate(handing.payload(place), schema)
    assert handing.payload(place, version=2)["status"] == "employer-answered"


def test_the_schema_can_be_read_by_anybody(site: Flask) -> None:
    answer = site.test_client().get("/schema/placement-v1.json")
    assert answer.json is not None and answer.json["title"] == "A placement somebody found"
    assert "public" in answer.headers["Cache-Control"]
