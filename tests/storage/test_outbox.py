"""What must reach the outside: with the change or not at all, and after a crash all the same."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask

from citizen_portal.outside import smtp
from citizen_portal.records import events, repository
from citizen_portal.registration import draft_repository
from citizen_portal.storage import outbox
from citizen_portal.storage.database import db
from citizen_portal.storage.outbox import OutboxDelivery
from citizen_portal.storage.tables import OutboxRow

from ..catcher import mail_server
from ..people import case
from .entries import lost, row

CAFE = case("cafe-dagpenge-da")
ROOT = Path(__file__).parent.parent.parent

# Somebody sends, it is committed, and the process is gone before anything was delivered.
DIES = """
import os, sys
sys.path.insert(0, ".")
from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.records import events
from tests.people import case
app = create_app(Settings.from_environment(os.environ))
with app.app_context():
    print(events.send(sys.argv[1], case("cafe-dagpenge-da").fields, "da"), flush=True)
    os._exit(9)
"""


def test_an_entry_is_part_of_the_change_it_belongs_to(app: Flask, kind: str) -> None:
    outbox.put("undone", kind, "a:1", {})
    db.session.rollback()
    assert not db.session.query(OutboxRow).filter_by(key="undone").count()


def test_what_is_delivered_is_delivered_once_and_emptied(app: Flask, kind: str) -> None:
    got: list[OutboxDelivery] = []
    outbox.register(app, kind, got.append)
    for _ in "12":
        outbox.put(f"{kind}:once", kind, "a:1", {"to": "mette@example.org"})
        db.session.commit()
    outbox.deliver()
    outbox.deliver()
    assert [entry.content for entry in got] == [{"to": "mette@example.org"}]
    assert row(f"{kind}:once").sealed is None


def test_a_reminder_waits_for_its_day_and_can_be_put_off(app: Flask, kind: str) -> None:
    day = datetime.now(UTC) + timedelta(days=3)
    answers = [day + timedelta(days=1), None]
    outbox.register(app, kind, lambda _entry: answers.pop(0))
    outbox.put(f"{kind}:day", kind, "a:1", {}, day)
    db.session.commit()
    outbox.deliver()
    assert len(answers) == 2
    outbox.deliver(day)
    outbox.deliver(day)
    assert len(answers) == 1
    outbox.deliver(day + timedelta(days=1))
    assert not answers and row(f"{kind}:day").done_at


def test_what_is_dropped_is_not_delivered(app: Flask, kind: str) -> None:
    for name in "xyz":
        outbox.put(f"{kind}:{name}:1", kind, f"about:{kind}", {})
    outbox.drop(f"about:{kind}", f"{kind}:x", f"{kind}:z")
    db.session.commit()
    assert [one.key for one in db.session.query(OutboxRow).filter_by(about=f"about:{kind}")] == [f"{kind}:y:1"]
    outbox.drop(f"about:{kind}")
    db.session.commit()


def test_a_letter_whose_address_the_server_cannot_carry_is_known_to_the_placement(
    app: Flask, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server(utf8=False) as (url, catcher):
        monkeypatch.setitem(app.extensions, "mail", smtp.over_smtp(urlsplit(url)))
        fields = {**CAFE.fields, "email": "jørgen@example.org", "contact_email": "kontakt@eksempel-å.example.org"}
        place = repository.by_reference(events.send("j" * 32, fields, "da"))
        while outbox.deliver():
            pass
    assert place and [(one.kind, one.reason) for one in lost(place.about)] == [("letter", "characters")]
    assert [recipients for _, recipients, _ in catcher.envelopes] == [["kontakt@xn--eksempel--e3a.example.org"]]


def letters(environ: dict[str, str], number: str) -> list[str]:
    folder = Path(environ["PORTAL_DATA"]) / "mail"
    found = (message_from_bytes(file.read_bytes(), policy=policy.default) for file in folder.glob("*.eml"))
    return [str(letter["To"]) for letter in found if number in str(letter["Subject"])]


def test_a_process_killed_between_commit_and_mail_still_sends_it_once(app: Flask, environ: dict[str, str]) -> None:
    whole = {**os.environ, **environ}
    killed = subprocess.run([sys.executable, "-c", DIES, "k" * 32], cwd=ROOT, env=whole, capture_output=True, text=True)
    number = killed.stdout.strip()
    assert killed.returncode == 9 and len(number) == 9, killed.stderr
    assert not letters(environ, number)
    for _ in "12":
        subprocess.run(
            [sys.executable, "-m", "flask", "--app", "wsgi", "outbox", "run"],
            cwd=ROOT, env=whole, capture_output=True, check=True,
        )  # fmt: skip
    assert sorted(letters(environ, number)) == ["jorgen@example.com", "mette@example.org"]


def test_ten_sends_at_once_make_one_letter_to_each(app: Flask, environ: dict[str, str]) -> None:
    with app.app_context():
        draft_repository.save("n" * 32, CAFE.fields)

    def send(_turn: int) -> str:
        with app.app_context():
            return events.send("n" * 32, CAFE.fields, "da")

    with ThreadPoolExecutor(10) as crowd:
        numbers = set(crowd.map(send, range(10)))
    with app.app_context():
        while outbox.deliver():
            pass
    assert len(numbers) == 1
    assert sorted(letters(environ, numbers.pop())) == ["jorgen@example.com", "mette@example.org"]
