"""A citizen who has signed in comes back to what they began and sent without a code, and leaves nothing behind."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.outside import openid_requests
from citizen_portal.registration import person
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import SignedInRow

from ..at_the_provider import RunningProvider, app, provider, running, sent_back, sign_in
from ..conftest import site_in
from ..databases import statements
from ..house_style import Page, ReadingClient, text_of
from ..people import fill, filled_in, post, register
from .drafts import CAFE

__all__ = ["app", "provider", "running"]

START, IN, OUT = "/da/plads/", "/da/plads/log-ind", "/da/plads/log-ud"
METTE, OLE = {"sub": "mette-1", "name": "Mette Holm"}, {"sub": "ole-1", "name": "Ole Bruun"}


@pytest.fixture(autouse=True)
def new_people(app: Flask) -> None:
    """Nobody has begun or sent anything."""
    with app.app_context():
        db.session.query(SignedInRow).delete()
        db.session.commit()


def signed_in(app: Flask, provider: RunningProvider, who: dict[str, str] = METTE) -> ReadingClient:
    """A device of theirs."""
    client = ReadingClient(app)
    provider.is_to(person=who)
    assert sign_in(client, provider, IN).headers["Location"] == START
    return client


def start(client: ReadingClient) -> Page:
    return Page(client.get(START).text)


def offered(client: ReadingClient) -> list[str]:
    """The tokens of what they may go on with."""
    return [one.get("value", "") for one in start(client).all("input", name="draft")]


def is_in(client: ReadingClient) -> bool:
    return "Du er logget ind" in text_of(start(client).one("main"))


def name_typed(client: ReadingClient) -> str:
    return Page(client.get("/da/plads/dig").text).one("input", name="name").get("value", "")


def test_it_is_offered_only_where_it_is_set(client: ReadingClient, tmp_path: Path) -> None:
    assert start(client).all("a", href=IN)
    without = ReadingClient(site_in(tmp_path))
    assert not start(without).all("a", href=IN)
    assert [without.get(path).headers["Location"] for path in (IN, OUT, "/log-ind/retur")] == [START] * 3


def test_the_name_stands_there_already(app: Flask, provider: RunningProvider) -> None:
    assert name_typed(signed_in(app, provider)) == "Mette Holm"


def test_what_was_begun_goes_on_elsewhere(app: Flask, provider: RunningProvider) -> None:
    fill(signed_in(app, provider), CAFE, until="plads")
    other = signed_in(app, provider)
    form = filled_in(other.get(START).text, "draft")
    assert other.post("/da/plads/mine", data=form).headers["Location"] == "/da/plads/plads"
    assert other.get("/da/plads/plads").status_code == 200 and offered(other) == []


def test_what_was_sent_is_there_with_where_it_stands(app: Flask, provider: RunningProvider) -> None:
    register(signed_in(app, provider), CAFE)
    [row] = start(signed_in(app, provider)).with_attribute("data-mine")
    link = next(part for part in row.iter() if part.get("href"))
    assert "/da/status/" in link.get("href", "") and CAFE.fields["company_name"] in text_of(row)


def test_the_next_place_is_theirs_too(app: Flask, provider: RunningProvider) -> None:
    register(client := signed_in(app, provider), CAFE)
    post(client, START, {"another": "y"})
    assert is_in(client)
    register(client, CAFE)
    assert len(start(client).with_attribute("data-mine")) == 2


def test_however_many_there_are_asks_no_more_often(app: Flask, provider: RunningProvider) -> None:
    told = []
    for _more in range(2):
        register(client := signed_in(app, provider), CAFE)
        post(client, START, {"another": "y"})
        fill(client, CAFE, until="virksomhed")
        told.append(statements(app, partial(start, signed_in(app, provider))))
    assert len(told[0]) == len(told[1])
    assert len(start(client).with_attribute("data-mine")) == 2 and len(offered(client)) == 1


def test_nobody_else_reaches_it(app: Flask, provider: RunningProvider) -> None:
    fill(mine := signed_in(app, provider), CAFE, until="plads")
    mine.post(OUT)
    [token] = offered(signed_in(app, provider))
    other = signed_in(app, provider, OLE)
    assert offered(other) == [] and not start(other).with_attribute("data-mine")
    for client in (other, ReadingClient(app)):
        typed = {"draft": token, "csrf_token": filled_in(client.get("/da/plads/find").text)["csrf_token"]}
        assert client.post("/da/plads/mine", data=typed).headers["Location"] == START
        assert name_typed(client) != CAFE.fields["name"]


def test_signing_out_leaves_nothing_here_and_everything_there(app: Flask, provider: RunningProvider) -> None:
    fill(client := signed_in(app, provider), CAFE, until="plads")
    assert client.post(OUT).headers["Location"] == OUT
    assert provider.visited(str(Page(client.get(OUT).text).one("a", **{"class": "button button-primary"}).get("href")))
    assert not is_in(client) and name_typed(client) == ""
    assert len(offered(signed_in(app, provider))) == 1


def test_what_was_typed_before_signing_in_is_not_lost_by_signing_out(app: Flask, provider: RunningProvider) -> None:
    fill(client := ReadingClient(app), CAFE, until="virksomhed")
    sign_in(client, provider, IN)
    client.post(OUT)
    assert not is_in(client) and name_typed(client) == CAFE.fields["name"]


def test_what_somebody_else_left_open_is_closed(app: Flask, provider: RunningProvider) -> None:
    fill(client := signed_in(app, provider), CAFE, until="plads")
    provider.is_to(person=OLE)
    sign_in(client, provider, IN)
    assert name_typed(client) == "Ole Bruun"


def test_whoever_forgets_to_sign_out_is_out_after_an_hour(
    app: Flask, provider: RunningProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, later = signed_in(app, provider), clock.now() + timedelta(seconds=person.LIFE + 1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert not is_in(client)


@pytest.mark.parametrize("told", [{"fault": "wrong-nonce"}, {"fault": "refused"}, {"broken": True}, {"slow": 1.0}])
def test_a_provider_in_trouble_lets_nobody_in_and_loses_nothing(
    client: ReadingClient, provider: RunningProvider, monkeypatch: pytest.MonkeyPatch, told: dict[str, Any]
) -> None:
    fill(client, CAFE, until="virksomhed")
    if told.get("fault") == "refused":
        provider.is_to(**told)
    back = sent_back(client, provider, IN)
    monkeypatch.setattr(openid_requests, "READ", 0.05 if "slow" in told else 3.0)
    provider.is_to(**told)
    answer = client.get(back)
    assert answer.status_code in (400, 502, 503) and Page(answer.text).with_attribute("data-not-in")
    assert not is_in(client) and name_typed(client) == CAFE.fields["name"]


def test_the_code_opens_one_device_once_and_in_its_language(app: Flask, provider: RunningProvider) -> None:
    client = ReadingClient(app)
    back = sent_back(client, provider, "/ar/plads/log-ind")
    assert ReadingClient(app).get(back).status_code == 400
    assert client.get(back).headers["Location"] == "/ar/plads/"
    assert client.get(back).status_code == 400


def test_a_number_a_provider_knows_people_by_is_kept_nowhere(app: Flask, provider: RunningProvider) -> None:
    numbered = {"sub": "0102031234", "name": "Mette Holm 010203-1234", "cpr": "0102031234"}
    fill(client := signed_in(app, provider, numbered), CAFE, until="virksomhed")
    assert name_typed(client) == CAFE.fields["name"] and len(offered(signed_in(app, provider, numbered))) == 1
    folder = Path(str(db_file(app))).parent
    assert all(b"010203" not in file.read_bytes() for file in folder.glob("portal.sqlite*"))
    with client.session_transaction() as session:
        assert "010203" not in str(dict(session))


def db_file(app: Flask) -> str | None:
    with app.app_context():
        return db.engine.url.database
