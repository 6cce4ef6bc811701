"""SMS lie in the outbox like letters: once each, as things stand on the day, whatever becomes of the gateway."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from citizen_portal import clock, create_app
from citizen_portal.outside import sms
from citizen_portal.placement.status import Side
from citizen_portal.records import events
from citizen_portal.storage import outbox
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import OutboxRow, ShortLinkRow

from ..conftest import settings_in
from ..placements import CAFE, STORIES, made, sent
from ..sms_gateway import SECRET, Gateway, sms_gateway

HERS, THEIRS = "+4531000001", "+4531000002"
BY_PHONE = {**CAFE.fields, "email": "", "phone": "31 00 00 01", "contact_email": "", "contact_phone": "31000002"}
ROOT = Path(__file__).parent.parent.parent
# The gateway has said yes, and the process is gone before that is written down.
DIES = """
import os, sys
sys.path.insert(0, ".")
from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.outside import sms
from citizen_portal.storage import outbox
app = create_app(Settings.from_environment(os.environ), prerender=False)
deliver = app.extensions["sms"]
app.extensions["sms"] = lambda one: (deliver(one), os._exit(9))
with app.app_context():
    outbox.deliver()
"""


@pytest.fixture
def gateway(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gateway]:
    with sms_gateway() as found, app.app_context():
        monkeypatch.setitem(app.extensions, "sms", sms.over_http(found.url, SECRET))
        yield found
        # Nothing is left for the next test.
        db.session.query(OutboxRow).delete()
        db.session.commit()


def deliver(minutes: int = 0) -> None:
    while outbox.deliver(datetime.now(UTC) + timedelta(minutes=minutes)):
        pass


def rows_of(about: str, prefix: str = "sms:letter:") -> list[OutboxRow]:
    db.session.rollback()
    kept = select(OutboxRow).where(OutboxRow.about == about, OutboxRow.key.startswith(prefix))
    return list(db.session.scalars(kept))


def keys(gateway: Gateway) -> list[str]:
    return [one["key"] for one in gateway.got]


def test_both_sides_get_theirs_once_however_often_the_outbox_is_looked_into(gateway: Gateway) -> None:
    record = sent(BY_PHONE)
    deliver()
    deliver(60)
    assert sorted(one["recipient"] for one in gateway.got) == [HERS, THEIRS]
    assert sorted(keys(gateway)) == [f"sms:letter:{record.id}:1:{side}" for side in (Side.CITIZEN, Side.EMPLOYER)]


@pytest.mark.parametrize("secret", ["Mette", "praktik", "dagpenge", "Åboulevarden", "Café", "godkendt"])
def test_none_says_anything_of_whoever_it_is(gateway: Gateway, secret: str) -> None:
    sent(BY_PHONE)
    deliver()
    assert len(gateway.got) == 2 and not any(secret.casefold() in one["text"].casefold() for one in gateway.got)


def test_whoever_ticked_it_gets_an_sms_beside_the_letter(app: Flask, gateway: Gateway) -> None:
    letters: list[Any] = []
    app.extensions["mail"] = letters.append
    sent({**CAFE.fields, "phone": "31 00 00 01", "sms": "yes"})
    deliver()
    assert len(gateway.to(HERS)) == 1 and CAFE.fields["email"] in [letter["To"] for letter in letters]


def test_while_the_gateway_is_away_or_refuses_for_now_an_sms_waits_and_keeps_its_key(gateway: Gateway) -> None:
    record = sent(BY_PHONE)
    gateway.answers = [503, 429, 302]
    for minutes in (0, 2, 10, 60):
        deliver(minutes)
    assert len(gateway.got) == 2 and all(row.outcome == "delivered" for row in rows_of(record.about))


def test_where_nobody_listens_the_others_wait_without_a_try(
    app: Flask, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.extensions, "sms", sms.over_http("http://127.0.0.1:9/sms", SECRET))
    record = sent(BY_PHONE)
    outbox.deliver()
    assert sorted(row.attempts for row in rows_of(record.about)) == [0, 1]


def test_a_clear_refusal_is_not_tried_again_and_emptied(gateway: Gateway) -> None:
    record = sent(BY_PHONE)
    gateway.answers = [422, 402]
    deliver()
    deliver(600)
    kept = {row.error: row.sealed is not None for row in rows_of(record.about)}
    assert gateway.got == [] and kept == {"refused with 422": False, "refused with 402": True}


def test_once_the_bill_is_paid_it_is_sent_by_hand(gateway: Gateway) -> None:
    sent(BY_PHONE)
    gateway.answers = [402, 402]
    deliver()
    outbox.send_again()
    deliver()
    assert len(gateway.got) == 2


def test_a_process_killed_after_the_gateways_yes_sends_the_same_once_more(gateway: Gateway, tmp_path: Path) -> None:
    app = create_app(settings_in(tmp_path, sms_url=gateway.url, sms_secret=SECRET), prerender=False)
    with app.app_context():
        sent({**BY_PHONE, "contact_phone": "", "contact_email": "jorgen@example.com"})
    told = {"PORTAL_DATA": str(tmp_path), "PORTAL_SMS_URL": gateway.url, "PORTAL_SMS_SECRET": SECRET}
    dead = subprocess.run([sys.executable, "-c", DIES], cwd=ROOT, env={**os.environ, **told, "PORTAL_KEYS": "k" * 43})
    assert dead.returncode == 9 and len(gateway.got) == 1
    with app.app_context():
        deliver(2)
    first, second = gateway.got
    assert first == second and len(gateway.to(HERS)) == 1


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment.astimezone(UTC))
    deliver_now()


def deliver_now() -> None:
    while outbox.deliver():
        pass


def test_a_reminder_comes_once_on_its_day_whatever_happens_later_that_day(
    gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = made(STORIES["approved"], BY_PHONE)
    deliver_now()
    gateway.got.clear()
    day = record.state.midway_on
    at(monkeypatch, datetime.combine(day, time(8, 1), clock.HERE))
    events.renew_employer_link(record, "")
    at(monkeypatch, datetime.combine(day, time(23), clock.HERE))
    assert len([key for key in keys(gateway) if ":midway:" in key]) == 2
    assert len(gateway.to(THEIRS)) == 2 and len(gateway.to(HERS)) == 1


def test_a_reminder_nobody_needs_any_more_is_not_sent(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    record = made(STORIES["withdrawn"], BY_PHONE)
    deliver_now()
    gateway.got.clear()
    at(monkeypatch, datetime.combine(record.state.ends_on + timedelta(days=120), time(9), clock.HERE))
    assert gateway.got == []


def test_whoever_wants_no_reminders_gets_none_by_sms(gateway: Gateway) -> None:
    record = made(STORIES["approved"], BY_PHONE)
    events.mute_reminders(record, Side.CITIZEN)
    left = [row.key for row in rows_of(record.about, "sms:remind:")]
    assert left and all(":employer:" in key for key in left)


def test_the_employer_is_told_of_what_was_deleted_without_a_link(gateway: Gateway) -> None:
    record = sent(BY_PHONE)
    deliver_now()
    events.delete_placement(record)
    deliver_now()
    assert "http" not in gateway.to(THEIRS)[-1] and len(gateway.to(THEIRS)) == 2
    assert not db.session.scalars(select(ShortLinkRow).where(ShortLinkRow.placement_id == record.id)).all()
