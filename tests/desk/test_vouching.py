"""A role taken away at the provider ends at the desk, and a provider that is silent is not believed for long."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.config import Provider
from citizen_portal.desk import vouching
from citizen_portal.desk.vouching import role_of
from citizen_portal.outside import openid_silence
from citizen_portal.outside.openid import Person, SignIn
from citizen_portal.records.staff import UNCONFIRMED, Role

from ..at_the_provider import RunningProvider, app, inside, provider, running, serving, sign_in, site_with
from ..house_style import Page, ReadingClient, text_of
from ..people import filled_in

__all__ = ["app", "provider", "running"]

NOTICE = "/sagsbord/log-ud/udbyder"
SIGNED_OUT: dict[str, Any] = {"http://schemas.openid.net/event/backchannel-logout": {}}


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    def go(by: timedelta) -> None:
        then = clock.now() + by
        monkeypatch.setattr(clock, "now", lambda: then)

    return go


@pytest.fixture(autouse=True)
def nothing_is_known_of_it_yet(app: Flask, running: RunningProvider) -> None:
    app.extensions["openid"]["desk"] = SignIn(running.setting)


def asked(provider: RunningProvider, path: str = "POST /token") -> int:
    return list(provider.told("asked")).count(path)


def questions(provider: RunningProvider) -> int:
    return len([one for one in provider.told("asked") if not one.startswith("POST /switch")])


WAYS: dict[str, dict[str, Any]] = {
    "refreshed": {}, "userinfo": {"roles_in": "userinfo"}, "userinfo alone": {"roles_in": "userinfo", "refresh": False},
}  # fmt: skip


@pytest.mark.parametrize("ways", WAYS.values(), ids=WAYS.keys())
def test_a_role_that_was_taken_away_ends_at_the_next_request_everywhere(
    app: Flask, client: ReadingClient, provider: RunningProvider, ways: dict[str, Any]
) -> None:
    provider.is_to(**ways)
    other = ReadingClient(app)
    sign_in(other, provider)
    sign_in(client, provider)
    assert inside(client) and inside(other)
    provider.gives("teacher", **ways)
    answer = client.get("/sagsbord/opfoelgning")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/sagsbord/log-ind")
    provider.gives("worker", **ways)
    assert not inside(client) and not inside(other)


def test_what_was_posted_without_a_role_is_not_done(client: ReadingClient, provider: RunningProvider) -> None:
    sign_in(client, provider)
    typed = {**filled_in(client.get("/sagsbord/").text), "soeg": "Karen"}
    provider.gives("teacher")
    assert client.post("/sagsbord/soeg", data=typed).headers["Location"] == "/sagsbord/log-ind"


def test_another_role_holds_at_the_next_request(client: ReadingClient, provider: RunningProvider) -> None:
    sign_in(client, provider)
    assert client.get("/sagsbord/kvalitet").status_code != 200
    provider.is_to(person={"sub": "karen-1", "name": "Karen Holm Nielsen", "roles": ["lead"]})
    assert client.get("/sagsbord/kvalitet").status_code == 200
    assert "Karen Holm Nielsen" in text_of(Page(client.get("/sagsbord/").text).one("header"))


def test_each_request_asks_one_question_and_a_page_without_staff_none(
    client: ReadingClient, provider: RunningProvider
) -> None:
    provider.is_to(roles_in="userinfo")
    sign_in(client, provider)
    provider.is_to(roles_in="userinfo")
    assert inside(client) and inside(client)
    client.get("/sagsbord/log-ind")
    assert provider.told("asked").count("GET /userinfo") == questions(provider) == 2


def test_of_many_requests_at_once_one_asks_and_all_have_its_answer(
    app: Flask, client: ReadingClient, provider: RunningProvider
) -> None:
    sign_in(client, provider)
    token = client.get_cookie("desk")
    assert token
    clients = [ReadingClient(app) for _ in range(10)]
    for one in clients:
        one.set_cookie("desk", token.value)
    # So slow that all of them are there before it has answered.
    provider.gives("teacher", roles_in="userinfo", slow=0.5)
    with ThreadPoolExecutor(len(clients)) as pool:
        answers = list(pool.map(lambda one: one.get("/sagsbord/").status_code, clients))
    assert answers == [303] * len(clients)
    assert provider.told("asked").count("GET /userinfo") <= 1


def test_the_word_of_a_provider_may_hold_for_a_while(
    provider: RunningProvider, tmp_path_factory: pytest.TempPathFactory, later: Any
) -> None:
    patient = site_with(replace(provider.setting, ask_again=60), tmp_path_factory.mktemp("patient"))
    client = ReadingClient(patient)
    sign_in(client, provider)
    provider.is_to()
    assert inside(client) and inside(client) and questions(provider) == 0
    later(timedelta(seconds=60))
    assert inside(client) and inside(client)
    assert asked(provider) == 1
    provider.gives("teacher")
    later(timedelta(seconds=60))
    assert not inside(client)


def test_whoever_the_provider_has_signed_out_is_out(client: ReadingClient, provider: RunningProvider) -> None:
    sign_in(client, provider)
    provider.told("end")
    assert not inside(client)


def test_a_silent_provider_is_borne_with_for_a_while_and_left_alone(
    app: Flask, client: ReadingClient, provider: RunningProvider, later: Any
) -> None:
    other = ReadingClient(app)
    sign_in(other, provider)
    sign_in(client, provider)
    provider.is_to(broken=True)
    assert all(inside(one) for one in (client, other, client))
    assert questions(provider) == 1
    later(UNCONFIRMED)
    assert not inside(client)


def test_a_provider_that_answers_again_is_asked_at_every_request(
    client: ReadingClient, provider: RunningProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, provider)
    provider.is_to(broken=True)
    monkeypatch.setattr(openid_silence, "LEFT_ALONE", 0.0)
    assert inside(client)
    provider.is_to(roles_in="userinfo")
    assert inside(client) and inside(client) and questions(provider) == 2
    provider.gives("teacher")
    assert not inside(client)


def test_a_provider_that_has_gone_closes_no_desk(tmp_path_factory: pytest.TempPathFactory) -> None:
    with serving() as one:
        site = site_with(one.setting, tmp_path_factory.mktemp("gone"))
        client = ReadingClient(site)
        sign_in(client, one)
        assert inside(client)
        one.ends()
        assert all(inside(client) for _ in range(3))


def test_who_can_not_be_asked_about_is_let_in_anew_after_a_while(
    client: ReadingClient, provider: RunningProvider, later: Any
) -> None:
    provider.is_to(refresh=False)
    sign_in(client, provider)
    provider.is_to(refresh=False)
    assert inside(client) and questions(provider) == 0
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
