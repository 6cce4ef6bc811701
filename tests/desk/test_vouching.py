"""A role taken away at the provider ends at the desk, and a provider that is silent is not believed for long."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.config import Provider
from citizen_portal.desk import vouching
from citizen_portal.desk.vouching import role_of
from citizen_portal.outside.openid import Person
from citizen_portal.records.staff import ASKED_AGAIN, UNCONFIRMED, Role

from ..at_the_provider import RunningProvider, app, inside, provider, running, sign_in
from ..house_style import Page, ReadingClient, text_of

__all__ = ["app", "provider", "running"]

NOTICE = "/sagsbord/log-ud/udbyder"
SIGNED_OUT: dict[str, Any] = {"http://schemas.openid.net/event/backchannel-logout": {}}
SOON = timedelta(seconds=1)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    def go(by: timedelta) -> None:
        then = clock.now() + by
        monkeypatch.setattr(clock, "now", lambda: then)

    return go


def asked(provider: RunningProvider, path: str = "POST /token") -> int:
    return list(provider.told("asked")).count(path)


@pytest.mark.parametrize("ways", [{}, {"refresh": False, "roles_in": "userinfo"}], ids=["refreshed", "userinfo"])
def test_a_role_that_was_taken_away_ends_once_the_provider_is_asked_again(
    app: Flask, client: ReadingClient, provider: RunningProvider, later: Any, ways: dict[str, Any]
) -> None:
    provider.is_to(**ways)
    other = ReadingClient(app)
    sign_in(other, provider)
    sign_in(client, provider)
    provider.gives("teacher", **ways)
    later(ASKED_AGAIN + SOON)
    assert not inside(client) and not inside(other)


def test_another_role_holds_once_the_provider_is_asked_again(
    client: ReadingClient, provider: RunningProvider, later: Any
) -> None:
    sign_in(client, provider)
    provider.is_to(person={"sub": "karen-1", "name": "Karen Holm Nielsen", "roles": ["lead"]})
    later(ASKED_AGAIN + SOON)
    assert "Karen Holm Nielsen" in text_of(Page(client.get("/sagsbord/").text).one("header"))


def test_the_provider_is_asked_once_in_a_while_and_not_at_every_request(
    client: ReadingClient, provider: RunningProvider, later: Any
) -> None:
    sign_in(client, provider)
    for _ in range(2):
        provider.is_to()
        later(ASKED_AGAIN + SOON)
        assert all(inside(client) for _ in range(3))
        assert asked(provider) == 1


def test_whoever_the_provider_has_signed_out_is_out(
    client: ReadingClient, provider: RunningProvider, later: Any
) -> None:
    sign_in(client, provider)
    provider.told("end")
    later(ASKED_AGAIN + SOON)
    assert not inside(client)


def test_a_silent_provider_is_borne_with_for_a_while(
    client: ReadingClient, provider: RunningProvider, later: Any
) -> None:
    sign_in(client, provider)
    provider.is_to(broken=True)
    later(ASKED_AGAIN + SOON)
    assert inside(client)
    later(UNCONFIRMED)
    assert not inside(client)


def test_who_can_not_be_asked_about_is_let_in_anew_after_a_while(
    client: ReadingClient, provider: RunningProvider, later: Any
) -> None:
    provider.is_to(refresh=False)
    sign_in(client, provider)
    later(ASKED_AGAIN + SOON)
    assert inside(client)
    later(UNCONFIRMED)
    assert not inside(client)


@pytest.mark.parametrize("whom", [{"sub": "karen-1"}, {"sid": "at-karen-1"}])
def test_a_notice_of_the_provider_ends_a_session_at_the_next_request(
    client: ReadingClient, provider: RunningProvider, whom: dict[str, str]
) -> None:
    sign_in(client, provider)
    token = provider.told("sign", aud="portal", jti="1", events=SIGNED_OUT, **whom)["token"]
    assert client.post(NOTICE, data={"logout_token": token}).status_code == 200
    assert not inside(client)


@pytest.mark.parametrize(
    "false",
    [{"aud": "another"}, {"events": {}}, {"nonce": "1"}, {"sub": None}, {"jti": None}],
    ids=["audience", "event", "nonce", "nobody", "number"],
)
def test_a_notice_that_is_none_ends_nothing(
    client: ReadingClient, provider: RunningProvider, false: dict[str, Any]
) -> None:
    sign_in(client, provider)
    told = {"aud": "portal", "jti": "1", "events": SIGNED_OUT, "sub": "karen-1", **false}
    token = provider.told("sign", **{name: value for name, value in told.items() if value is not None})["token"]
    assert client.post(NOTICE, data={"logout_token": token}).status_code == 400
    assert client.post(NOTICE, data={"logout_token": "x.y.z"}).status_code == 400
    assert inside(client)


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({"roles": ["worker"]}, Role.WORKER),
        ({"roles": "lead"}, Role.LEAD),
        ({"roles": ["worker", "lead"]}, Role.LEAD),
        ({"roles": "worker lead"}, None),
        ({"roles": {"worker": True}}, None),
        ({"groups": ["worker"]}, None),
        ({}, None),
    ],
)
def test_a_role_is_what_the_claim_says(claims: dict[str, Any], role: Role | None) -> None:
    assert role_of(claims, Provider()) == role


def test_a_claim_may_lie_further_in() -> None:
    deep = Provider(role_claim="access.roles", lead="chef")
    assert role_of({"access": {"roles": ["chef"]}}, deep) == Role.LEAD
    assert role_of({"access.roles": ["worker"]}, deep) == Role.WORKER
    assert role_of({"access": "roles"}, deep) is None


def test_a_name_holds_no_cpr_number(app: Flask) -> None:
    claims = {"roles": ["lead"], "name": "Karen Holm 010203-1234"}
    with app.app_context():
        found = vouching.vouched(Person("1", claims, {}), Provider())
    assert found and found.name == "Karen Holm"
