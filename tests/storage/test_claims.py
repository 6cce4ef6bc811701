"""An entry is in one pair of hands: of many who deliver at once, slowly or killed, none holds what another does."""

import asyncio
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask

from citizen_portal.config import Settings
from citizen_portal.outside import smtp
from citizen_portal.storage import claims, database, outbox, sealed
from citizen_portal.storage.claims import Ending
from citizen_portal.storage.database import db
from citizen_portal.storage.outbox import OutboxDelivery, Undelivered

from ..catcher import mail_server
from .entries import lines, put, row

ROOT = Path(__file__).parent.parent.parent

# One of several processes that deliver, each entry more slowly than a claim lasts, until nothing is left.
SLOW = """
import os, sys, time
from datetime import timedelta
from flask import Flask
from citizen_portal.config import Settings
from citizen_portal.outside import smtp
from citizen_portal.storage import claims, database, outbox, sealed
from citizen_portal.storage.tables import OutboxRow
kind, book = sys.argv[1:]
claims.LENGTH = timedelta(seconds=2.4)
settings = Settings.from_environment(os.environ)
app = Flask("worker")
database.init_app(app, settings.database_url)
sealed.init_app(app, settings.keys)
def slowly(entry):
    time.sleep(4)
    with open(book, "a") as file:
        file.write(entry.key + "\\n")
outbox.register(app, kind, slowly)
with app.app_context():
    while database.db.session.query(OutboxRow).filter_by(kind=kind, done_at=None).count():
        outbox.deliver()
        time.sleep(0.1)
"""


def test_many_who_deliver_at_once_never_hold_the_same(app: Flask, kind: str) -> None:
    got: list[str] = []
    outbox.register(app, kind, lambda entry: got.append(entry.key))
    for number in range(30):
        outbox.put(f"{kind}:{number}", kind, "a:1", {})
    db.session.commit()

    def deliver(_turn: int) -> None:
        with app.app_context():
            outbox.deliver()

    with ThreadPoolExecutor(6) as workers:
        list(workers.map(deliver, range(12)))
    assert sorted(got) == sorted(f"{kind}:{number}" for number in range(30))


def test_two_who_deliver_do_not_wait_for_each_other(app: Flask, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mail server that takes no letter until another one lies beside it."""
    with mail_server() as (url, catcher):
        beside, answer = asyncio.Barrier(2), catcher._answer

        async def together(command: str, *about: Any) -> str:
            if command == "DATA":
                await asyncio.wait_for(beside.wait(), 30)
            return await answer(command, *about)

        monkeypatch.setattr(catcher, "_answer", together)
        send = smtp.over_smtp(urlsplit(url))
        outbox.register(app, kind, lambda entry: send(letter(entry.key)))
        put(kind, *"1234")

        def deliver(_turn: int) -> int:
            with app.app_context():
                return outbox.deliver()

        with ThreadPoolExecutor(2) as workers:
            assert list(workers.map(deliver, range(2))) == [2, 2]
        assert sorted(one["Subject"] for one in catcher.caught) == [f"{kind}:{number}" for number in "1234"]


def letter(subject: str) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "portal@example.org", "mette@example.org", subject
    made["Message-ID"] = f"<{subject}@example.org>"
    made.set_content("Kære Mette")
    return made


def test_two_processes_slower_than_a_claim_deliver_each_entry_once(
    kind: str, environ: dict[str, str], tmp_path: Path
) -> None:
    put(kind, *"123")
    book = tmp_path / "book"
    command = [sys.executable, "-c", SLOW, kind, str(book)]
    workers = [subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environ}) for _ in "12"]
    assert [worker.wait() for worker in workers] == [0, 0]
    assert sorted(book.read_text().split()) == [f"{kind}:{number}" for number in "123"]


def test_what_a_killed_process_held_is_delivered_when_its_claim_is_over(app: Flask, kind: str) -> None:
    outbox.register(app, kind, lambda _entry: None)
    put(kind, "1")
    now = datetime.now(UTC)
    assert claims.take(now)
    assert not outbox.deliver(now)
    assert outbox.deliver(now + claims.LENGTH) == 1


def test_whoever_has_lost_a_claim_puts_nothing_off_but_may_say_that_it_is_done(app: Flask, kind: str) -> None:
    put(kind, "1")
    now = datetime.now(UTC)
    first, second = claims.take(now), claims.take(now + claims.LENGTH)
    assert first and second and first.id == second.id
    claims.let_go(first, Ending({"claimed_until": now + timedelta(hours=1), "error": "not now"}), now)
    assert row(f"{kind}:1").error == "" and row(f"{kind}:1").claimed_until
    claims.let_go(first, Ending({"done_at": now, "outcome": "delivered", "sealed": None}), now)
    claims.let_go(second, Ending({"done_at": now, "outcome": "refused", "sealed": None}), now)
    assert row(f"{kind}:1").outcome == "delivered"


def test_what_takes_the_number_of_a_dropped_entry_is_not_taken_for_it(app: Flask, kind: str) -> None:
    put(kind, "1")
    claim = claims.take(datetime.now(UTC))
    outbox.drop("a:1")
    put(kind, "2")
    assert claim
    claims.let_go(claim, Ending({"done_at": claim.until, "outcome": "delivered", "sealed": None}), claim.until)
    assert row(f"{kind}:2").done_at is None


def test_one_that_always_fails_holds_nobody_up(app: Flask, kind: str) -> None:
    def hangs_up(entry: OutboxDelivery) -> None:
        if entry.key.endswith("1"):
            raise Undelivered("hung up", away=True)

    outbox.register(app, kind, hangs_up)
    put(kind, *"123")
    now = datetime.now(UTC)
    outbox.deliver(now)
    assert outbox.deliver(now + timedelta(seconds=40)) == 2


def other_host(environ: dict[str, str]) -> Flask:
    """A host on the same database with a key of its own."""
    settings, other = Settings.from_environment(environ), Flask("other")
    database.init_app(other, settings.database_url)
    sealed.init_app(other, ("o" * 43,))
    return other


def test_what_this_host_cannot_open_is_left_for_another(
    app: Flask, kind: str, environ: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    other = other_host(environ)
    for host in (app, other):
        outbox.register(host, kind, lambda _entry: None)
    with other.app_context():
        put(kind, "theirs")
    put(kind, "ours")
    assert [outbox.deliver() for _ in "123"] == [1, 0, 0]
    left = row(f"{kind}:theirs")
    assert (left.attempts, left.claimed_until, left.error) == (0, None, "")
    (line,) = lines(caplog, kind)
    assert line.startswith(f"Outbox: 1 of kind {kind} wait since") and line.endswith("no key here opens it")
    with other.app_context():
        assert outbox.deliver() == 1
        db.engine.dispose()
