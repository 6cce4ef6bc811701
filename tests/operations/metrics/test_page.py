"""`/metrics` is there for whoever may read it, and for nobody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.exceptions import TooManyRequests

from citizen_portal import clock, create_app, limits
from citizen_portal.placement.status import Status
from citizen_portal.records import standing as registrations
from citizen_portal.registration import draft_repository
from citizen_portal.storage import outbox
from citizen_portal.storage.database import db

from ...conftest import settings_in
from ...databases import app, environ, postgresql
from ...placements import CAFE, on, sent
from ...storage.entries import fail, put, refuse
from .reading import number

__all__ = ["app", "environ", "postgresql"]

TOKEN = "t" * 40
PUBLIC = "https://portal.example.org"
HERE, ELSEWHERE = {"REMOTE_ADDR": "127.0.0.1"}, {"REMOTE_ADDR": "10.0.0.7"}
BEARER = {"Authorization": f"Bearer {TOKEN}"}
PROXIED = {"X-Forwarded-For": "198.51.100.7"}


def asked(app: Flask, path: str = "/metrics", **how: Any) -> tuple[int, str]:
    answer = FlaskClient(app).open(path, base_url="http://localhost", **how)
    return answer.status_code, answer.text


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Flask]:
    """A site at home; one behind a proxy; one people reach without our knowing how; and the last with a token."""
    known: dict[str, dict[str, Any]] = {
        "home": {}, "proxied": {"public_url": PUBLIC, "proxies": 1}, "unknown": {"public_url": PUBLIC},
        "token": {"public_url": PUBLIC, "metrics_token": TOKEN},
    }  # fmt: skip
    return {
        name: create_app(settings_in(tmp_path_factory.mktemp(name), **told), prerender=False)
        for name, told in known.items()
    }


@pytest.mark.parametrize(
    ("site", "how", "reads"),
    [
        ("home", {"environ_base": HERE}, True),
        ("home", {"environ_base": {"REMOTE_ADDR": "::1"}}, True),
        ("home", {"environ_base": ELSEWHERE}, False),
        ("home", {"environ_base": {"REMOTE_ADDR": ""}}, False),
        ("home", {"environ_base": HERE, "headers": PROXIED}, False),
        ("home", {"environ_base": HERE, "headers": {"Forwarded": "for=198.51.100.7"}}, False),
        ("home", {"environ_base": HERE, "headers": BEARER}, True),
        ("home", {"environ_base": ELSEWHERE, "headers": BEARER}, False),
        ("proxied", {"environ_base": HERE}, True),
        ("proxied", {"environ_base": HERE, "headers": {"X-Forwarded-For": "127.0.0.1"}}, False),
        ("unknown", {"environ_base": HERE}, False),
        ("token", {"environ_base": HERE}, False),
        ("token", {"environ_base": ELSEWHERE, "headers": BEARER}, True),
        ("token", {"environ_base": HERE, "headers": PROXIED | BEARER}, True),
        ("token", {"environ_base": ELSEWHERE, "headers": {"Authorization": f"Bearer {TOKEN}x"}}, False),
        ("token", {"environ_base": ELSEWHERE, "headers": {"Authorization": "Bearer æ"}}, False),
        ("token", {"environ_base": ELSEWHERE, "headers": {"Authorization": "Bearer "}}, False),
        ("home", {"environ_base": ELSEWHERE, "headers": {"Authorization": "Bearer "}}, False),
        ("home", {"environ_base": HERE, "method": "POST"}, False),
    ],
)  # fmt: skip
def test_this_machine_or_who_has_the_token_reads_and_others_find_nothing(
    sites: dict[str, Flask], site: str, how: dict[str, Any], reads: bool
) -> None:
    status, page = asked(sites[site], **how)
    assert (status == 200 and "portal_database_up 1.0" in page) if reads else "portal_" not in page
    if not reads:
        # A form nobody knows is refused before an address nobody knows is.
        assert (status, page) == asked(sites[site], "/nothing", **how)


def test_what_is_answered_is_counted_by_its_route_and_by_nothing_anybody_invents(sites: dict[str, Flask]) -> None:
    def count(**labels: str) -> float:
        return number(asked(sites["home"])[1], "portal_requests_total", **labels)

    asks = (
        ("/da/arbejdsgiver/hemmelig-nøgle", "GET", {"endpoint": "employer.page", "status": "4xx"}),
        ("/da/viden/virksomhedspraktik", "HEAD", {"endpoint": "guidance.page", "method": "HEAD", "status": "2xx"}),
        ("/nothing/hemmelig-nøgle", "BREW", {"endpoint": "unknown", "method": "other", "status": "4xx"}),
        ("/static/nothing.css", "GET", {"endpoint": "unknown", "status": "4xx"}),
    )
    for path, method, labels in asks:
        before = count(**labels)
        asked(sites["home"], path, method=method)
        assert count(**labels) == before + 1, path
    page = asked(sites["home"])[1]
    assert "hemmelig" not in page and "BREW" not in page
    assert number(page, "portal_request_seconds_count", endpoint="employer.page") >= 1


def test_what_waits_in_the_outbox_and_what_was_lost_is_told_by_kind(app: Flask) -> None:
    with app.app_context():
        outbox.register(app, "slow", fail("nobody answers"))
        outbox.register(app, "wrong", refuse("no such address"))
        put("slow", "one", "two")
        put("wrong", "one")
        before = numbers(app)
        outbox.deliver()
    with on(clock.today() + timedelta(days=1)):
        page = numbers(app)
    assert number(page, "portal_outbox_waiting", kind="slow") == 2
    assert number(page, "portal_outbox_waiting", kind="wrong") == 0
    assert number(page, "portal_outbox_oldest_seconds", kind="slow") > 3600
    assert number(page, "portal_outbox_lost", kind="wrong", outcome="refused") == 1
    for kind, outcome in (("slow", "failed"), ("wrong", "refused")):
        tries = [number(one, "portal_outbox_tries_total", kind=kind, outcome=outcome) for one in (before, page)]
        assert tries[1] > tries[0]


def numbers(app: Flask) -> str:
    """As they are now, not as they were half a minute ago."""
    app.extensions["metrics"].state.until = float("-inf")
    return asked(app)[1]


def test_registrations_are_told_in_fives(app: Flask) -> None:
    with app.app_context():
        for number_of in range(7):
            draft_repository.save(f"{number_of:032}", {**CAFE.fields})
            sent()
        counted = registrations.placements()
        assert (registrations.drafts(), counted.pop("sent")) == (5, 5)
        # A status nobody is in is told like one that somebody is in.
        assert set(counted.values()) == {0} and len(counted) == len(Status) - 1
    page = numbers(app)
    assert number(page, "portal_placements", status="sent") == 5
    assert number(page, "portal_drafts") == 5


def test_rules_that_fall_due_are_told_before_and_those_nobody_looked_at_afterwards(app: Flask) -> None:
    with on(clock.today() + timedelta(days=2000)):
        page = numbers(app)
    assert number(page, "portal_rules_overdue") > 10
    assert number(page, "portal_rules_due", what="review") == 0


def test_a_database_that_is_not_ours_leaves_the_rest_standing(app: Flask) -> None:
    with app.app_context():
        newest = db.session.execute(text("SELECT version_num FROM alembic_version")).scalar()
        db.session.execute(text("UPDATE alembic_version SET version_num = 'later'"))
        db.session.commit()
        try:
            page = numbers(app)
        finally:
            db.session.execute(text("UPDATE alembic_version SET version_num = :one"), {"one": newest})
            db.session.commit()
    assert number(page, "portal_database_up") == 0 and "portal_placements" not in page
    assert number(page, "portal_disk_free_bytes") > 0


def test_somebody_over_a_limit_is_counted_by_the_limit(app: Flask) -> None:
    def count() -> float:
        return number(numbers(app), "portal_attempts_refused_total", limit="an-example")

    with app.test_request_context():
        before = count()
        limits.consume_attempt("an-example", "somebody", "1 per hour")
        assert count() == before
        with pytest.raises(TooManyRequests):
            limits.consume_attempt("an-example", "somebody", "1 per hour")
        assert count() == before + 1
