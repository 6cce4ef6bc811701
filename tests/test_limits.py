"""How often something may be tried: counted for each address, with a word on when to come back."""

import socket
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from flask import Flask, request
from limits.errors import StorageError
from werkzeug.exceptions import TooManyRequests

from citizen_portal import create_app, limits, trust
from citizen_portal.employer import access

from .conftest import settings_in
from .house_style import ReadingClient
from .people import case, fill, send, token

WRONG = "CDFG-3467"


@pytest.fixture(scope="module")
def behind_a_proxy(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(settings_in(tmp_path_factory.mktemp("proxied"), proxies=1))


def enter(client: ReadingClient, code: str = WRONG, **kwargs: object) -> int:
    form = token(client.get("/da/arbejdsgiver/"))
    answer = client.post("/da/arbejdsgiver/", data={"code": code, "csrf_token": form}, **kwargs)
    return answer.status_code


def from_address(client: ReadingClient, address: str) -> int:
    return enter(client, environ_base={"REMOTE_ADDR": address})


def test_the_eleventh_attempt_is_asked_to_wait_and_told_how_long(client: ReadingClient) -> None:
    assert [from_address(client, "198.51.100.1") for _ in range(10)] == [422] * 10
    form = {"code": WRONG, "csrf_token": token(client.get("/da/arbejdsgiver/"))}
    answer = client.post("/da/arbejdsgiver/", data=form, environ_base={"REMOTE_ADDR": "198.51.100.1"})
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 15 * 60 + 1


def test_what_could_be_no_code_costs_no_attempt(client: ReadingClient) -> None:
    typed = ["", "CDFG", "en kode", "CDFG-3467-CDFG"]
    answers = [enter(client, code, environ_base={"REMOTE_ADDR": "198.51.100.2"}) for code in typed * 4]
    assert answers == [422] * 16


@pytest.mark.parametrize(
    ("told", "counted_for"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("198.51.100.7:4007", "198.51.100.7"),
        ("[2001:db8::1]:4007", "2001:db8::/64"),
        ("[2001:db8::1]", "2001:db8::/64"),
        ("2001:db8:0:0:ffff::9", "2001:db8::/64"),
        ("2001:db8:0:1::1", "2001:db8:0:1::/64"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        (" 198.51.100.7 ", "198.51.100.7"),
        ("unknown", "unknown"),
        ("", ""),
    ],
)
def test_an_address_is_read_in_every_form_a_proxy_writes_it(told: str, counted_for: str) -> None:
    assert limits.network_of(told) == counted_for


def test_forty_addresses_of_one_customer_are_one(client: ReadingClient) -> None:
    answers = [from_address(client, f"2001:db8:5:5::{turn:x}") for turn in range(1, 12)]
    assert answers == [422] * 10 + [429]


def test_a_secret_is_counted_over_all_addresses(client: ReadingClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "ATTEMPTS_OF_ALL", "3 per hour")
    assert [from_address(client, f"203.0.113.{turn}") for turn in range(4)] == [422] * 3 + [429]


def test_without_a_setting_nobody_can_say_to_be_somebody_else(client: ReadingClient) -> None:
    attempts = [
        enter(client, headers={"X-Forwarded-For": f"192.0.2.{turn}"}, environ_base={"REMOTE_ADDR": "198.51.100.9"})
        for turn in range(11)
    ]
    assert attempts[-1] == 429


def test_behind_a_proxy_each_reader_is_counted_apart(behind_a_proxy: Flask) -> None:
    client = behind_a_proxy.test_client()
    assert isinstance(client, ReadingClient) or client
    attempts = [
        enter(client, headers={"X-Forwarded-For": f"made up, 198.51.100.{turn}:4007"})  # type: ignore[arg-type]
        for turn in range(12)
    ]
    assert attempts == [422] * 12
    same = [enter(client, headers={"X-Forwarded-For": f"192.0.2.{turn}, 198.51.100.200"}) for turn in range(11)]  # type: ignore[arg-type]
    assert same[-1] == 429


def test_behind_a_balancer_and_a_proxy_each_reader_is_counted_apart() -> None:
    """What the balancer says is believed, what the reader says is not: asked of the part that stands in front."""
    for told, reader in (
        ("made up, 198.51.100.7, 10.0.0.5", "198.51.100.7"), ("198.51.100.8, 10.0.0.5", "198.51.100.8"),
    ):  # fmt: skip
        assert known_by(2, told) == reader
    assert known_by(1, "198.51.100.7, 10.0.0.5") == "10.0.0.5"


def known_by(proxies: int, told: str) -> str:
    app = Flask("bare")
    app.add_url_rule("/", view_func=lambda: request.remote_addr or "")
    trust.stand_in_front(app, proxies)
    return app.test_client().get("/", headers={"X-Forwarded-For": told}).text


def test_a_shared_cache_that_is_out_of_reach_does_not_open_the_door(
    client: ReadingClient, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_reach(*_anything: object) -> bool:
        raise StorageError(OSError("no route"))

    shared = app.extensions["attempts"].shared
    monkeypatch.setattr(shared, "hit", out_of_reach)
    monkeypatch.setattr(shared, "get_window_stats", out_of_reach)
    assert [from_address(client, "198.51.100.8") for _ in range(11)][-1] == 429


@pytest.mark.parametrize("there", [False, True], ids=["nobody listens", "nobody answers"])
def test_a_shared_cache_that_is_away_is_told_once_at_the_start_and_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, there: bool
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        if not there:
            door.close()
        app = create_app(settings_in(tmp_path, shared_cache_url=f"redis://127.0.0.1:{port}"), prerender=False)
        told = "PORTAL_SHARED_CACHE_URL is out of reach: attempts are counted in each process for itself"
        with app.test_request_context("/"):
            for _ in "123":
                limits.consume_attempt("test", "somebody", "3 per hour")
            with pytest.raises(TooManyRequests):
                limits.consume_attempt("test", "somebody", "3 per hour")
    assert caplog.messages == [told]


def test_a_cache_nothing_here_can_talk_to_stops_the_start_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(limits.CacheUnusable, match="PORTAL_SHARED_CACHE_URL"):
        create_app(settings_in(tmp_path, shared_cache_url="nothing://here"))


def test_fifteen_registrations_at_once_do_not_write_fifteen_letters_to_one_employer(app: Flask) -> None:
    who, codes = case("cafe-dagpenge-da"), []
    readers = [cast(ReadingClient, app.test_client()) for _ in range(15)]
    for number, reader in enumerate(readers):
        fields = {**who.fields, "email": f"mette{number}@example.org"}
        fill(reader, replace(who, fields=fields))
        codes.append(send(reader, "da").status_code)
    assert codes == [200] * 10 + [429] * 5
    app.extensions["attempts"].shared.storage.reset()
    assert send(readers[-1], "da").status_code == 200


def test_letters_to_many_addresses_are_counted_for_whoever_asks(app: Flask) -> None:
    with app.test_request_context(environ_base={"REMOTE_ADDR": "198.51.100.9"}):
        for number in range(120):
            limits.consume_letters(f"mette{number}@example.org")
        with pytest.raises(TooManyRequests):
            limits.consume_letters("jorgen@example.com")
    with app.test_request_context(environ_base={"REMOTE_ADDR": "198.51.100.10"}):
        limits.consume_letters("jorgen@example.com")


def test_an_address_is_the_same_however_it_is_written_and_none_costs_nothing(app: Flask) -> None:
    with app.test_request_context():
        for turn in range(10):
            limits.consume_letters(" Jorgen@example.com" if turn % 2 else "jorgen@example.com", "")
        with pytest.raises(TooManyRequests):
            limits.consume_letters("JORGEN@example.com")
        limits.consume_letters("")
