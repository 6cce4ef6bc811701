"""What must reach the outside: with the change or not at all, and after a crash all the same."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from alembic import command
from flask import Flask
from sqlalchemy import DateTime, bindparam, text

from citizen_portal.config import Settings
from citizen_portal.outside import smtp
from citizen_portal.records import events, repository
from citizen_portal.registration import draft_repository
from citizen_portal.storage import claims, database, outbox, sealed
from citizen_portal.storage.claims import Ending
from citizen_portal.storage.database import db
from citizen_portal.storage.outbox import Handler, OutboxDelivery, RefusedForGood, Undelivered
from citizen_portal.storage.tables import OutboxRow

from ..catcher import mail_server
from ..people import case

CAFE = case("cafe-dagpenge-da")
ROOT = Path(__file__).parent.parent.parent
NUMBERS = count()

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


# One of several processes that deliver, each entry more slowly than a claim lasts, until nothing is left.
SLOW = """
import os, sys, time
from datetime import timedelta
from flask import Flask
from citizen_portal.config import Settings
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


@pytest.fixture
def kind(app: Flask) -> Iterator[str]:
    """A kind of entry of this test's own, and an empty outbox nobody has complained about."""
    app.extensions.pop("outbox-said", None)
    with app.app_context():
        db.session.query(OutboxRow).delete()
        db.session.commit()
        yield f"test-{next(NUMBERS)}"


def put(kind: str, *names: str, about: str = "a:1") -> None:
    for name in names:
        outbox.put(f"{kind}:{name}", kind, about, {"to": "mette@example.org"})
    db.session.commit()


def refuse(reason: str, keep: bool = False) -> Handler:
    def handler(_entry: OutboxDelivery) -> None:
        raise RefusedForGood(reason, keep)

    return handler


def fail(reason: str, away: bool = False) -> Handler:
    def handler(_entry: OutboxDelivery) -> None:
        raise Undelivered(reason, away)

    return handler


def noted(tried: list[str], handler: Handler) -> Handler:
    def note(entry: OutboxDelivery) -> datetime | None:
        tried.append(entry.key)
        return handler(entry)

    return note


def lines(caplog: pytest.LogCaptureFixture, kind: str) -> list[str]:
    return [record.getMessage() for record in caplog.records if kind in record.getMessage()]


def row(key: str) -> OutboxRow:
    db.session.rollback()
    return db.session.query(OutboxRow).filter_by(key=key).one()


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


def test_what_fails_is_tried_again_later_and_later(app: Flask, kind: str) -> None:
    tried: list[datetime] = []

    def fail(entry: OutboxDelivery) -> None:
        tried.append(now)
        raise Undelivered("the server sleeps")

    outbox.register(app, kind, fail)
    outbox.put(f"{kind}:again", kind, "a:1", {})
    db.session.commit()
    start = datetime.now(UTC)
    for minute in range(0, 40):
        now = start + timedelta(minutes=minute / 2)
        outbox.deliver(now)
    waits = [(later - earlier).total_seconds() for earlier, later in zip(tried, tried[1:], strict=False)]
    assert waits == sorted(waits) and len(tried) >= 5 and waits[-1] >= 4 * waits[0]
    assert row(f"{kind}:again").error == "the server sleeps"


def test_a_failure_of_ours_does_not_stop_the_others(app: Flask, kind: str) -> None:
    got: list[str] = []

    def sometimes(entry: OutboxDelivery) -> None:
        if entry.content["bad"]:
            raise ZeroDivisionError
        got.append(entry.key)

    outbox.register(app, kind, sometimes)
    outbox.put(f"{kind}:1", kind, "a:1", {"bad": True})
    outbox.put(f"{kind}:2", kind, "a:1", {"bad": False})
    db.session.commit()
    outbox.deliver()
    assert got == [f"{kind}:2"] and row(f"{kind}:1").error == "ZeroDivisionError"


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
    outbox.put(f"{kind}:x:1", kind, f"about:{kind}", {})
    outbox.put(f"{kind}:y:1", kind, f"about:{kind}", {})
    outbox.drop(f"about:{kind}", f"{kind}:x")
    db.session.commit()
    assert [one.key for one in db.session.query(OutboxRow).filter_by(about=f"about:{kind}")] == [f"{kind}:y:1"]
    outbox.drop(f"about:{kind}")
    db.session.commit()


def test_what_is_refused_for_good_ends_emptied_and_is_told_to_whoever_asks(
    app: Flask, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    outbox.register(app, kind, refuse("mailbox"))
    put(kind, "1", about=f"about:{kind}")
    assert outbox.deliver() == outbox.deliver() == 0
    (told,) = outbox.refused(f"about:{kind}")
    assert (told.key, told.kind, told.outcome, told.reason) == (f"{kind}:1", kind, "refused", "mailbox")
    ended = row(f"{kind}:1")
    assert ended.sealed is None and ended.done_at
    assert lines(caplog, kind) == [f"Outbox entry {ended.id} ({kind}) is refused for good: mailbox"]


def test_what_is_delivered_or_still_waits_is_not_called_refused(app: Flask, kind: str) -> None:
    outbox.register(app, kind, lambda entry: None if entry.key.endswith("1") else fail("not now")(entry))
    put(kind, "1", "2", about=f"about:{kind}")
    assert outbox.deliver() == 1
    assert outbox.refused(f"about:{kind}") == []
    assert [row(f"{kind}:{number}").outcome for number in "12"] == ["delivered", ""]


def test_what_can_be_mended_here_is_kept_and_goes_out_when_it_is_sent_again(app: Flask, kind: str) -> None:
    outbox.register(app, kind, refuse("sender", keep=True))
    put(kind, "1", about=f"about:{kind}")
    outbox.deliver()
    assert outbox.refused(f"about:{kind}")
    got: list[OutboxDelivery] = []
    outbox.register(app, kind, got.append)
    assert outbox.send_again() == 1
    assert outbox.deliver() == 1 and got[0].content == {"to": "mette@example.org"}
    assert not outbox.refused(f"about:{kind}") and not outbox.send_again()


def test_after_some_days_an_entry_is_given_up_and_can_still_be_dropped(app: Flask, kind: str) -> None:
    outbox.register(app, kind, fail("not now"))
    put(kind, "1", about=f"about:{kind}")
    outbox.deliver(datetime.now(UTC) + timedelta(days=6))
    (told,) = outbox.refused(f"about:{kind}")
    assert (told.outcome, told.reason) == ("given-up", "not now") and row(f"{kind}:1").sealed
    outbox.drop(f"about:{kind}")
    assert not outbox.refused(f"about:{kind}")


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


def test_where_nobody_answers_the_rest_of_the_kind_is_put_off_and_others_go_out(app: Flask, kind: str) -> None:
    tried: list[str] = []
    outbox.register(app, kind, noted(tried, fail("no server", away=True)))
    outbox.register(app, f"{kind}-other", lambda _entry: None)
    put(kind, *"1234")
    put(f"{kind}-other", "5")
    now = datetime.now(UTC)
    assert outbox.deliver(now) == 1
    outbox.deliver(now + timedelta(seconds=20))
    assert tried == [f"{kind}:1"] and row(f"{kind}:4").error == "no server"
    outbox.deliver(now + timedelta(seconds=40))
    assert tried == [f"{kind}:1", f"{kind}:2"]


def test_a_server_that_comes_back_after_a_day_is_found_within_minutes(app: Flask, kind: str) -> None:
    tried: list[str] = []
    outbox.register(app, kind, noted(tried, fail("no server", away=True)))
    put(kind, "1")
    now = datetime.now(UTC)
    for turn in range(100):
        outbox.deliver(now + turn * timedelta(minutes=11))
    assert len(tried) == 100


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


def test_a_broken_seal_breaks_nothing_else(app: Flask, kind: str, caplog: pytest.LogCaptureFixture) -> None:
    outbox.register(app, kind, lambda _entry: None)
    put(kind, *"12")
    *whole, last = row(f"{kind}:1").sealed or b""
    row(f"{kind}:1").sealed = bytes([*whole, last ^ 1])
    db.session.commit()
    assert outbox.deliver() == 1
    assert row(f"{kind}:1").error == "CannotOpen"
    assert len(lines(caplog, kind)) == 1 and not any(record.exc_info for record in caplog.records)


def test_the_log_says_once_an_hour_how_many_wait_since_when_and_why(
    app: Flask, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    outbox.register(app, kind, fail("no server", away=True))
    put(kind, *"123")
    now = datetime.now(UTC)
    for minutes in range(0, 130, 5):
        outbox.deliver(now + timedelta(minutes=minutes))
    since = f"{now:%Y-%m-%d %H:%M} UTC"
    assert lines(caplog, kind) == [f"Outbox: 3 of kind {kind} wait since {since}: no server"] * 3
    assert "example.org" not in caplog.text


def test_trouble_that_is_over_is_told_anew_when_it_comes_back(
    app: Flask, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    now = datetime.now(UTC)
    for hours, handler in ((0, fail("no server")), (1, lambda _entry: None), (2.5, fail("no server"))):
        outbox.register(app, kind, handler)
        put(kind, str(hours))
        outbox.deliver(now + timedelta(hours=hours, minutes=1))
    assert len(lines(caplog, kind)) == 2


def listed(app: Flask, kind: str) -> tuple[int, list[list[str]]]:
    shown = app.test_cli_runner().invoke(args=["outbox", "list"])
    return shown.exit_code, [line.split() for line in shown.output.splitlines() if kind in line.split()]


def test_the_list_shows_what_waits_and_what_has_ended_badly(app: Flask, kind: str) -> None:
    endings: dict[str, Handler] = {"1": fail("no server"), "2": refuse("mailbox"), "3": lambda _entry: None}
    outbox.register(app, kind, lambda entry: endings[entry.key[-1]](entry))
    put(kind, *"123")
    outbox.deliver()
    put(kind, "4")
    _, shown = listed(app, kind)
    assert [(one[2], " ".join(one[7:])) for one in shown] == [
        ("failing", "no server"), ("refused", "mailbox"), ("waiting", ""),
    ]  # fmt: skip


def test_the_list_fails_when_something_has_waited_for_over_an_hour(app: Flask, kind: str) -> None:
    put(kind, "1")
    assert listed(app, kind)[0] == 0
    db.session.query(OutboxRow).filter_by(kind=kind).update({"due_at": datetime.now(UTC) - timedelta(minutes=61)})
    db.session.commit()
    assert listed(app, kind)[0] == 1


def test_what_was_given_up_is_due_again_on_request(app: Flask, kind: str) -> None:
    outbox.register(app, kind, fail("not now"))
    put(kind, "1")
    outbox.deliver(datetime.now(UTC) + timedelta(days=6))
    outbox.register(app, kind, lambda _entry: None)
    assert app.test_cli_runner().invoke(args=["outbox", "retry"]).output == "1 due again\n"
    assert outbox.deliver() == 1


def test_a_letter_whose_address_the_server_cannot_carry_is_known_to_the_placement(
    app: Flask, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server(utf8=False) as (url, catcher):
        monkeypatch.setitem(app.extensions, "mail", smtp.over_smtp(urlsplit(url)))
        fields = {**CAFE.fields, "email": "jørgen@example.org", "contact_email": "kontakt@eksempel-å.example.org"}
        place = repository.by_reference(events.send("j" * 32, fields, "da"))
        while outbox.deliver():
            pass
    assert place and [(one.kind, one.reason) for one in outbox.refused(place.about)] == [("letter", "characters")]
    assert [recipients for _, recipients, _ in catcher.envelopes] == [["kontakt@xn--eksempel--e3a.example.org"]]


def test_the_migration_keeps_how_entries_had_ended(app: Flask, kind: str) -> None:
    outbox.register(app, kind, lambda entry: None if entry.key.endswith("1") else fail("not now")(entry))
    put(kind, *"12")
    outbox.deliver(datetime.now(UTC) + timedelta(days=6))
    put(kind, "3")
    before = [row(f"{kind}:{number}").outcome for number in "123"]
    db.session.rollback()
    with db.engine.begin() as connection:
        command.downgrade(database.migration_config(connection), "0002")
        # As the version before gave something up.
        connection.execute(
            text("UPDATE outbox SET claimed_until = :far WHERE key = :key").bindparams(
                bindparam("far", type_=DateTime(timezone=True))
            ),
            {"far": datetime.now(UTC) + timedelta(days=3650), "key": f"{kind}:2"},
        )
    database.migrate(db.engine)
    assert before == ["delivered", "given-up", ""] == [row(f"{kind}:{number}").outcome for number in "123"]
    assert row(f"{kind}:2").done_at and row(f"{kind}:3").done_at is None


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
