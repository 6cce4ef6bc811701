"""The doctor talks to everybody the site talks to, as far as the door; nobody gets a letter."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from citizen_portal import limits
from citizen_portal.operations.doctor import outside
from citizen_portal.operations.doctor.finding import Finding, Grade, Site
from citizen_portal.outside import reaching

from ...catcher import mail_server
from ...line import Line
from ...redis_server import RedisServer
from ...sms_gateway import sms_gateway
from .certificates import certificate, https_site, post_office
from .looking import NOBODY, site, told

SECRET = "s" * 32
ENDS = [(5, "look: Its certificate ends in 5 days"), (90, "ok: Its certificate holds until"),
        (-2, "wrong: Its certificate ended on")]  # fmt: skip


@pytest.mark.parametrize("at_once", [False, True])
@pytest.mark.parametrize(("days", "says"), ENDS)
def test_a_mail_server_is_greeted_and_its_certificate_read_and_no_letter_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: int, says: str, at_once: bool
) -> None:
    shows, believed = certificate(tmp_path, days)
    monkeypatch.setenv("SSL_CERT_FILE", str(believed))
    with post_office(shows, at_once) as (address, catcher):
        found = told(outside.mail(site(tmp_path, PORTAL_MAIL_URL=address)))
    assert found[-1].startswith(says)
    # Where the talk itself is to be encrypted, none is led under a certificate that has ended.
    assert found[0] == "ok: The server greets us as for a letter." or (at_once and days < 0)
    assert (catcher.caught, catcher.talks) == ([], 0)


@pytest.mark.parametrize("at_once", [False, True])
def test_a_mail_server_that_says_what_time_it_is_is_compared_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    shows, believed = certificate(tmp_path, 90)
    monkeypatch.setenv("SSL_CERT_FILE", str(believed))
    ready = f"ESMTP ready at {format_datetime(datetime.now(UTC) - timedelta(hours=2))}"
    with post_office(shows, at_once, ready) as (address, _):
        assert told(outside.mail(site(tmp_path, PORTAL_MAIL_URL=address)), "clock")[0].startswith(
            "wrong: The clock of this machine is 72"
        )


def test_a_mail_server_that_does_not_let_us_in_is_told(tmp_path: Path) -> None:
    with mail_server(password="right") as (address, _):
        for password, grade in (("right", "ok"), ("wrong", "wrong")):
            url = address.replace("//", f"//portal:{password}@")
            found = told(outside.mail(site(tmp_path, PORTAL_MAIL_URL=url)))[0]
            assert found.startswith(f"{grade}: ") and password not in found.partition(":")[2]
    assert told(outside.mail(site(tmp_path, PORTAL_MAIL_URL=url)))[0].startswith("wrong: No letter can leave: ")


@pytest.mark.parametrize(("days", "says"), ENDS)
def test_the_certificate_people_are_shown_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: int, says: str
) -> None:
    shows, believed = certificate(tmp_path, days)
    monkeypatch.setenv("SSL_CERT_FILE", str(believed))
    with https_site(shows) as address:
        assert any(
            one.startswith(says) for one in told(outside.public_address(site(tmp_path, PORTAL_PUBLIC_URL=address)))
        )


@pytest.mark.parametrize(("status", "ahead", "says"), [
    (200, timedelta(), "ok: Both clocks agree."), (503, timedelta(), "look: It answers 503."),
    (200, timedelta(hours=2), "wrong: The clock of this machine is 72"),
    (200, timedelta(hours=-2), "wrong: The clock of this machine is 72"),
])  # fmt: skip
def test_how_the_site_answers_and_what_time_it_is_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, ahead: timedelta, says: str
) -> None:
    shows, believed = certificate(tmp_path, 90)
    monkeypatch.setenv("SSL_CERT_FILE", str(believed))
    with https_site(shows, status, ahead) as address:
        found = told(outside.public_address(site(tmp_path, PORTAL_PUBLIC_URL=address)))
        beside = told(outside.systems(site(tmp_path, PORTAL_HANDOVER_URL=address, PORTAL_HANDOVER_SECRET=SECRET)))
    assert any(one.startswith(says.replace("72", "7")) for one in found), found
    assert beside[0] == "ok: Somebody answers there."


def test_a_certificate_nobody_vouches_for_is_told(tmp_path: Path) -> None:
    with https_site(certificate(tmp_path, 90)[0]) as address:
        found = told(outside.public_address(site(tmp_path, PORTAL_PUBLIC_URL=address)))
    assert found[0].startswith("look: It is not reached from here: its certificate is not believed: ")


def test_a_gateway_is_asked_for_nothing_it_would_send(tmp_path: Path) -> None:
    with sms_gateway() as gateway:
        found = told(outside.systems(site(tmp_path, PORTAL_SMS_URL=gateway.url, PORTAL_SMS_SECRET=SECRET)))
        assert found[0] == "ok: Somebody answers there." and gateway.got == []


def nobody_at(folder: Path, where: str) -> Site:
    return site(
        folder, PORTAL_MAIL_URL=f"smtp://{where}", PORTAL_SMS_URL=f"http://{where}/", PORTAL_SMS_SECRET=SECRET,
        PORTAL_HANDOVER_URL=f"https://{where}/", PORTAL_HANDOVER_SECRET=SECRET,
        PORTAL_SHARED_CACHE_URL=f"redis://{where}", PORTAL_PUBLIC_URL=f"https://{where}", PORTAL_DATABASE_URL="",
    )  # fmt: skip


def test_who_is_not_there_is_named(tmp_path: Path) -> None:
    nobody = nobody_at(tmp_path, NOBODY)
    assert told(outside.mail(nobody)) == ["wrong: No letter can leave: Connection refused."]
    assert [one.about for one in outside.systems(nobody) if one.grade == Grade.WRONG] == ["hand-over", "SMS gateway"]
    assert told(outside.shared_cache(nobody)) == ["wrong: It is out of reach."]
    assert told(outside.public_address(nobody)) == ["look: It is not reached from here: Connection refused."]


@pytest.fixture
def silent() -> Iterator[str]:
    """Takes every connection, and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        yield f"127.0.0.1:{door.getsockname()[1]}"


@pytest.mark.parametrize("check", [outside.mail, outside.systems, outside.shared_cache, outside.public_address])
def test_who_takes_the_call_and_says_nothing_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, silent: str, check: Callable[[Site], Iterator[Finding]]
) -> None:
    monkeypatch.setattr(reaching, "SECONDS", 0.3)
    monkeypatch.setattr(limits, "SHARED_SECONDS", 0.3)
    found = [*check(nobody_at(tmp_path, silent))]
    assert found and all(one.grade != Grade.OK and one.do for one in found)


def test_a_shared_cache_is_fine_or_slow(tmp_path: Path) -> None:
    server = RedisServer(tmp_path)
    line = Line(server.connect)
    cache = site(tmp_path, PORTAL_SHARED_CACHE_URL=f"redis://127.0.0.1:{line.port}")
    try:
        assert told(outside.shared_cache(cache)) == ["ok: It answers at once."]
        line.delay = 0.2
        assert told(outside.shared_cache(cache))[0].startswith("look: It takes ")
    finally:
        line.close()
        server.stop()


def test_letters_that_stay_on_the_machine_are_told_where_others_use_the_site(tmp_path: Path) -> None:
    found = {
        where: told(outside.mail(site(tmp_path, PORTAL_PUBLIC_URL=where))) for where in ("", "https://p.example.org")
    }
    assert found == {"": ["ok: Letters are written as files."],
                     "https://p.example.org": ["look: Letters are written as files."]}  # fmt: skip
    alone = [*outside.shared_cache(site(tmp_path, WEB_CONCURRENCY="2"))]
    assert [one.grade for one in alone] == [Grade.LOOK]
