"""Handing over: a real receiver that checks the signature, sleeps twice and takes it then."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import jsonschema  # type: ignore[import-untyped]  # there are no stubs
import pytest
from flask import Flask

from citizen_portal import clock, create_app
from citizen_portal.handover import schema
from citizen_portal.handover.payload import payload
from citizen_portal.outside import signed_post, smtp, webhook
from citizen_portal.placement.agreement import typed_date
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events, repository
from citizen_portal.records.events import NewEvent
from citizen_portal.registration import draft_repository
from citizen_portal.storage import outbox

from ..catcher import mail_server
from ..conftest import settings_in
from ..people import case
from ..placements import on, sent

SECRET = "s" * 40
CAFE = case("cafe-dagpenge-da")


@pytest.fixture
def receiver() -> Iterator[Any]:
    class Receiver(BaseHTTPRequestHandler):
        got: list[tuple[str, dict[str, Any]]] = []
        answers = [500, 302]

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            expected = signed_post.signature(SECRET, self.headers["Portal-Timestamp"], body)
            assert self.headers["Portal-Signature"] == expected
            self.got.append((self.headers["Idempotency-Key"], json.loads(body)))
            self.send_response(self.answers.pop(0) if self.answers else 204)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_words: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
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
    draft_repository.save("d" * 32, CAFE.fields)
    events.send("d" * 32, CAFE.fields, "da")
    for minutes in (0, 2, 10, 60):
        outbox.deliver(datetime.now(UTC) + timedelta(minutes=minutes))
    got = receiver.RequestHandlerClass.got
    assert len(got) == 3 and len({key for key, _ in got}) == 1
    assert got[-1][1]["company_name"] == CAFE.fields["company_name"] and got[-1][1]["version"] == 1


def test_that_it_lapsed_is_handed_over_once_whatever_days_were_agreed_before(site: Flask, receiver: Any) -> None:
    record = sent()
    for earlier in (1, 2):
        days = typed_date("starts_on", record.state.starts_on - timedelta(days=earlier))
        record = events.record_event_with_retry(record, NewEvent(Side.CITIZEN, EventKind.CHANGED, {"terms": days}))
    receiver.RequestHandlerClass.got.clear()
    with on(record.state.starts_on + timedelta(days=60)):
        for _ in range(4):
            outbox.deliver(clock.now() + timedelta(hours=9))
    lapsed = {key for key, told in receiver.RequestHandlerClass.got if told["status"] == "lapsed"}
    assert len(lapsed) == 1


def test_where_nobody_listens_the_hand_overs_wait_together(site: Flask, receiver: Any) -> None:
    receiver.shutdown()
    receiver.server_close()
    with pytest.raises(webhook.HandoverFailed) as raised:
        webhook.post("{}", "handover:1:1")
    assert raised.value.receiver_away


def test_a_letter_that_did_not_arrive_is_seen_by_the_office(
    site: Flask, receiver: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver.RequestHandlerClass.answers = []
    with mail_server() as (url, _catcher):
        monkeypatch.setitem(site.extensions, "mail", smtp.over_smtp(urlsplit(url)))
        events.send("f" * 32, {**CAFE.fields, "contact_email": "nobody@example.com"}, "da")
        while outbox.deliver():
            pass
    (first, said), (again, then) = receiver.RequestHandlerClass.got
    assert said["version"] == then["version"] == 1 and first != again
    assert then["unreached"] == ["employer"]
    jsonschema.validate(then, schema.schema())


def test_what_is_handed_over_is_what_the_schema_promises(site: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    draft_repository.save("e" * 32, CAFE.fields)
    record = repository.by_reference(events.send("e" * 32, CAFE.fields, "da"))
    assert record is not None
    promised = schema.schema()
    jsonschema.Draft202012Validator.check_schema(promised)
    for by, kind, content in (
        (Side.EMPLOYER, EventKind.DECLINED, {"reason": "Nej"}),
        (Side.EMPLOYER, EventKind.ANSWERED, {"terms": {"weekly_hours": "25"}, "employer": {"placed_now": "0"}}),
        (Side.CITIZEN, EventKind.AGREED, {}),
        (Side.JOBCENTER, EventKind.MOVED, {"status": "approved"}),
    ):
        jsonschema.validate(payload(record), promised)
        record = events.record_event_with_retry(record, NewEvent(by, kind, content))
    monkeypatch.setattr(clock, "today", lambda: record.state.ends_on + timedelta(days=1))
    told = {"answers": {"outcome": "job", "purpose_reached": "yes", "again": "no", "comment": ""}}
    ended = events.record_event_with_retry(record, NewEvent(Side.CITIZEN, EventKind.EVALUATED, told))
    jsonschema.validate(payload(ended), promised)
    assert payload(ended, version=2)["status"] == "employer-answered"


def test_the_schema_can_be_read_by_anybody(site: Flask) -> None:
    answer = site.test_client().get("/schema/placement-v1.json")
    assert answer.json is not None and answer.json["title"] == "A placement somebody found"
    assert "public" in answer.headers["Cache-Control"]
