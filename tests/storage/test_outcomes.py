"""What comes of an entry: refused for good, given up, or tried again later and later, and the others go out."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from citizen_portal.storage import claims, outbox, outcomes
from citizen_portal.storage.database import db
from citizen_portal.storage.outbox import OutboxDelivery, OutboxItem, Undelivered

from .entries import fail, lines, lost, noted, put, refuse, row


def test_what_is_refused_for_good_ends_emptied_and_is_told_to_whoever_asks(
    app: Flask, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    outbox.register(app, kind, refuse("mailbox"))
    put(kind, "1", about=f"about:{kind}")
    assert outbox.deliver() == outbox.deliver() == 0
    (told,) = lost(f"about:{kind}")
    assert (told.key, told.kind, told.outcome, told.reason) == (f"{kind}:1", kind, "refused", "mailbox")
    ended = row(f"{kind}:1")
    assert ended.sealed is None and ended.done_at
    assert lines(caplog, kind) == [f"Outbox entry {ended.id} ({kind}) is refused for good: mailbox"]


def test_what_is_delivered_or_still_waits_is_not_called_refused(app: Flask, kind: str) -> None:
    outbox.register(app, kind, lambda entry: None if entry.key.endswith("1") else fail("not now")(entry))
    put(kind, "1", "2", about=f"about:{kind}")
    assert outbox.deliver() == 1
    assert lost(f"about:{kind}") == []
    assert [row(f"{kind}:{number}").outcome for number in "12"] == ["delivered", ""]


def test_what_can_be_mended_here_is_kept_and_goes_out_when_it_is_sent_again(app: Flask, kind: str) -> None:
    outbox.register(app, kind, refuse("sender", keep=True))
    put(kind, "1", about=f"about:{kind}")
    outbox.deliver()
    assert lost(f"about:{kind}")
    got: list[OutboxDelivery] = []
    outbox.register(app, kind, got.append)
    assert outbox.send_again() == 1
    assert outbox.deliver() == 1 and got[0].content == {"to": "mette@example.org"}
    assert not lost(f"about:{kind}") and not outbox.send_again()


def test_after_some_days_an_entry_is_given_up_and_can_still_be_dropped(app: Flask, kind: str) -> None:
    outbox.register(app, kind, fail("not now"))
    put(kind, "1", about=f"about:{kind}")
    outbox.deliver(datetime.now(UTC) + timedelta(days=6))
    (told,) = lost(f"about:{kind}")
    assert (told.outcome, told.reason) == ("given-up", "not now") and row(f"{kind}:1").sealed
    outbox.drop(f"about:{kind}")
    assert not lost(f"about:{kind}")


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


def test_a_broken_seal_breaks_nothing_else(app: Flask, kind: str, caplog: pytest.LogCaptureFixture) -> None:
    outbox.register(app, kind, lambda _entry: None)
    put(kind, *"12")
    *whole, last = row(f"{kind}:1").sealed or b""
    row(f"{kind}:1").sealed = bytes([*whole, last ^ 1])
    db.session.commit()
    assert outbox.deliver() == 1
    assert row(f"{kind}:1").error == "CannotOpen"
    assert len(lines(caplog, kind)) == 1 and not any(record.exc_info for record in caplog.records)


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


def told(app: Flask, kind: str) -> list[str]:
    """Let a note follow when an entry of this kind does not arrive; the reasons of the notes that went out."""
    reasons: list[str] = []
    outbox.when_lost(app, kind, lambda one, why: [OutboxItem(f"{one.key}:lost", f"{kind}-note", "a:1", {"why": why})])
    outbox.register(app, f"{kind}-note", lambda note: reasons.append(note.content["why"]))
    return reasons


def test_what_follows_from_a_refusal_goes_out_after_it(app: Flask, kind: str) -> None:
    notes = told(app, kind)
    outbox.register(app, kind, refuse("mailbox"))
    put(kind, "1")
    while outbox.deliver():
        pass
    assert notes == ["mailbox"] and row(f"{kind}:1").outcome == "refused"


def test_what_is_given_up_is_followed_too_and_once_however_often_it_is_tried_again(app: Flask, kind: str) -> None:
    notes = told(app, kind)
    outbox.register(app, kind, fail("not now"))
    put(kind, "1")
    for days in (6, 20):
        outbox.deliver(datetime.now(UTC) + timedelta(days=days))
        assert notes == ["not now"]
        outbox.send_again()


def test_a_process_killed_between_refusal_and_note_leaves_the_note_to_the_next_one(app: Flask, kind: str) -> None:
    notes = told(app, kind)
    outbox.register(app, kind, refuse("mailbox"))
    put(kind, "1")
    now = datetime.now(UTC)
    claim = claims.take(now)
    assert claim and outcomes.carry_out(claim, now).follows
    outbox.deliver(now)
    assert notes == []
    for seconds in (61, 122):
        outbox.deliver(now + timedelta(seconds=seconds))
        assert notes == ["mailbox"]


def test_a_fault_in_what_follows_keeps_nothing_from_ending(app: Flask, kind: str) -> None:
    def stumble(_entry: OutboxDelivery, _reason: str) -> list[OutboxItem]:
        raise ZeroDivisionError

    outbox.when_lost(app, kind, stumble)
    outbox.register(app, kind, refuse("mailbox"))
    put(kind, "1")
    outbox.deliver()
    assert row(f"{kind}:1").outcome == "refused"
