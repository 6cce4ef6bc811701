"""Signing in at the municipality's own provider: whoever has a role comes in, and nothing false opens anything."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask

from citizen_portal.outside import openid_requests
from citizen_portal.records import staff
from citizen_portal.storage.database import db
from citizen_portal.storage.desk_tables import DeskSessionRow, StaffRow

from ..at_the_provider import (
    BACK,
    START,
    RunningProvider,
    app,
    inside,
    provider,
    running,
    sent_back,
    serving,
    sign_in,
    site_with,
)
from ..conftest import site_in
from ..house_style import Page, ReadingClient, text_of
from ..openid_provider import CLAIMS_OF, KAREN
from ..people import filled_in
from .at_the_desk import signed_in

__all__ = ["app", "provider", "running"]

FALSE = [*CLAIMS_OF, "wrong-signature", "unsigned", "signed-by-the-secret"]


def said(client: ReadingClient, text: str) -> str:
    """Why somebody did not come in, as the page says it; and nobody is in."""
    assert not inside(client)
    return Page(text).with_attribute("data-not-in")[0].get("data-not-in", "")


def test_whoever_has_a_role_comes_in(client: ReadingClient, provider: RunningProvider) -> None:
    assert sign_in(client, provider).status_code == 200
    assert "Karen Holm" in text_of(Page(client.get("/sagsbord/").text).one("header"))


def test_the_way_back_goes_by_a_page_of_ours(client: ReadingClient, provider: RunningProvider) -> None:
    answer = sign_in(client, provider)
    cookie = next(one for one in answer.headers.getlist("Set-Cookie") if one.startswith("desk="))
    assert "SameSite=Strict" in cookie and "HttpOnly" in cookie
    assert Page(answer.text).one("meta", http_equiv="refresh").get("content") == "0; url=/sagsbord/"


def test_the_question_is_guarded_three_ways(client: ReadingClient, provider: RunningProvider) -> None:
    start = client.get(START)
    asked = parse_qs(urlsplit(start.headers["Location"]).query)
    assert {"state", "nonce", "code_challenge"} <= set(asked) and asked["code_challenge_method"] == ["S256"]
    assert "SameSite=Lax" in start.headers["Set-Cookie"] and "HttpOnly" in start.headers["Set-Cookie"]


def test_who_they_are_is_kept_once(app: Flask, client: ReadingClient, provider: RunningProvider) -> None:
    sign_in(client, provider)
    provider.gives("worker", "lead")
    sign_in(ReadingClient(app), provider)
    with app.app_context():
        found = [row.role for row in db.session.query(StaffRow).filter_by(issuer=provider.url, subject=KAREN["sub"])]
    assert found == [staff.Role.LEAD]


@pytest.mark.parametrize("roles", [[], ["teacher"], ["Worker"]])
def test_nobody_without_a_role_comes_in(client: ReadingClient, provider: RunningProvider, roles: list[str]) -> None:
    provider.gives(*roles)
    answer = sign_in(client, provider)
    assert answer.status_code == 403 and said(client, answer.text) == "no_role"
    assert any("/out?" in (link.get("href") or "") for link in Page(answer.text).all("a"))


@pytest.mark.parametrize("fault", FALSE)
def test_a_false_answer_opens_nothing(app: Flask, client: ReadingClient, provider: RunningProvider, fault: str) -> None:
    with app.app_context():
        before = db.session.query(DeskSessionRow).count()
    provider.is_to(fault=fault)
    answer = sign_in(client, provider)
    assert answer.status_code == 502 and said(client, answer.text) == "wrong"
    with app.app_context():
        assert db.session.query(DeskSessionRow).count() == before


def test_a_provider_that_is_in_trouble_is_said_so(client: ReadingClient, provider: RunningProvider) -> None:
    back = sent_back(client, provider)
    provider.is_to(broken=True)
    answers = [client.get(back), client.get(START)]
    assert [(one.status_code, said(client, one.text)) for one in answers] == [(503, "away")] * 2


def test_a_provider_that_is_slow_is_not_waited_for(
    client: ReadingClient, provider: RunningProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = sent_back(client, provider)
    monkeypatch.setattr(openid_requests, "READ", 0.05)
    provider.is_to(slow=1.0)
    answers = [client.get(back), client.get(START)]
    assert [(one.status_code, said(client, one.text)) for one in answers] == [(503, "slow")] * 2


def test_a_provider_that_is_gone_is_said_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    with serving() as gone:
        client = ReadingClient(site_with(gone.setting, tmp_path_factory.mktemp("portal")))
        back = sent_back(client, gone)
        gone.ends()
        answers = [client.get(back), client.get(START)]
    assert [(one.status_code, said(client, one.text)) for one in answers] == [(503, "away")] * 2


def test_a_code_opens_one_browser_once(app: Flask, client: ReadingClient, provider: RunningProvider) -> None:
    back = sent_back(client, provider)
    other = ReadingClient(app)
    assert said(other, other.get(back).text) == "stale"
    kept = client.get_cookie("desk-way")
    assert kept and client.get(back).status_code == 200
    client.delete_cookie("desk")
    client.set_cookie("desk-way", kept.value)
    assert said(client, client.get(back).text) == "stale"


def test_coming_back_twice_leads_to_the_desk(client: ReadingClient, provider: RunningProvider) -> None:
    back = sent_back(client, provider)
    assert client.get(back).status_code == 200
    assert client.get(back).headers["Location"] == "/sagsbord/"


def test_another_state_or_another_provider_is_not_believed(client: ReadingClient, provider: RunningProvider) -> None:
    for name in ("state", "iss"):
        back = sent_back(client, provider)
        assert said(client, client.get(back.replace(f"{name}=", f"{name}=x")).text) == "stale"


def test_whoever_changes_their_mind_can_begin_again(client: ReadingClient, provider: RunningProvider) -> None:
    provider.is_to(fault="refused")
    page = sign_in(client, provider).text
    assert said(client, page) == "refused" and Page(page).one("a", href=START) is not None


def test_whoever_was_dismissed_stays_out_until_they_are_readmitted(
    app: Flask, client: ReadingClient, provider: RunningProvider
) -> None:
    sign_in(client, provider)
    with app.app_context():
        staff.dismiss("Karen Holm")
    assert said(client, sign_in(client, provider).text) == "dismissed"
    with app.app_context():
        staff.invite("Karen Holm", staff.Role.WORKER)
    assert said(client, sign_in(client, provider).text) == "dismissed"
    readmit = ["desk", "readmit", "Karen Holm"]
    assert app.test_cli_runner().invoke(args=readmit).exit_code == 0
    assert sign_in(client, provider).status_code == 200
    assert app.test_cli_runner().invoke(args=readmit).exit_code == 1


def test_the_page_offers_the_provider_and_still_takes_an_invitation(app: Flask, client: ReadingClient) -> None:
    assert Page(client.get("/sagsbord/log-ind").text).one("a", href=START) is not None
    assert inside(signed_in(app, client))


def test_signing_out_ends_every_device_and_leads_to_the_providers_own(
    app: Flask, client: ReadingClient, provider: RunningProvider
) -> None:
    other = ReadingClient(app)
    sign_in(other, provider)
    sign_in(client, provider)
    left = client.post("/sagsbord/log-ud", data=filled_in(client.get("/sagsbord/").text))
    assert left.headers["Location"] == "/sagsbord/log-ud" and not inside(client) and not inside(other)
    link = Page(client.get("/sagsbord/log-ud").text).one("a", **{"class": "button button-primary"}).get("href", "")
    assert "id_token_hint=" in link and provider.visited(link).endswith("/sagsbord/log-ind")


def test_without_a_provider_there_is_no_way_to_one(tmp_path_factory: pytest.TempPathFactory) -> None:
    client = ReadingClient(site_in(tmp_path_factory.mktemp("portal")))
    assert [client.get(path).headers["Location"] for path in (START, BACK)] == ["/sagsbord/log-ind"] * 2
    assert client.post("/sagsbord/log-ud/udbyder").status_code == 404
