"""How often something may be tried: counted for each address, with a word on when to come back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from limits.errors import StorageError

from citizen_portal import create_app, limits

from .conftest import settings_in
from .house_style import ReadingClient


@pytest.fixture(autouse=True)
def nobody_has_tried_yet(app: Flask) -> Iterator[None]:
    limits.reset()
    yield
    limits.reset()


def knock(client: ReadingClient, **kwargs: object) -> int:
    return client.post("/da/arbejdsgiver/", data={"code": "CDFG-3467"}, **kwargs).status_code


def test_the_eleventh_try_is_asked_to_wait_and_told_how_long(client: ReadingClient) -> None:
    assert [knock(client) for _ in range(10)] == [422] * 10
    answer = client.post("/da/arbejdsgiver/", data={"code": "CDFG-3467"})
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 15 * 60 + 1
    assert client.get("/da/arbejdsgiver/").status_code == 200


def test_one_reader_behind_a_proxy_does_not_use_up_the_tries_of_another(client: ReadingClient) -> None:
    for _ in range(11):
        knock(client, headers={"X-Forwarded-For": "made up, 192.0.2.1"})
    assert knock(client, headers={"X-Forwarded-For": "192.0.2.1"}) == 429
    assert knock(client, headers={"X-Forwarded-For": "192.0.2.1, 192.0.2.2"}) == 422


def test_whoever_comes_directly_cannot_say_to_be_somebody_else(client: ReadingClient) -> None:
    tries = [
        knock(client, headers={"X-Forwarded-For": f"192.0.2.{turn}"}, environ_base={"REMOTE_ADDR": "198.51.100.7"})
        for turn in range(11)
    ]
    assert tries[-1] == 429


def test_a_shared_cache_that_is_out_of_reach_does_not_open_the_door(
    client: ReadingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_reach(*_anything: object) -> bool:
        raise StorageError(OSError("no route"))

    monkeypatch.setattr(limits.limiter.limiter, "hit", out_of_reach)
    monkeypatch.setattr(limits.limiter.limiter, "get_window_stats", out_of_reach)
    assert [knock(client, environ_base={"REMOTE_ADDR": "198.51.100.8"}) for _ in range(11)][-1] == 429


def test_pages_that_are_only_read_are_not_counted(app: Flask) -> None:
    assert not [hook for hook in app.before_request_funcs[None] if "limiter" in getattr(hook, "__module__", "")]


def test_a_cache_nothing_here_can_talk_to_stops_the_start_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(limits.CacheUnusable, match="PORTAL_SHARED_CACHE_URL"):
        create_app(settings_in(tmp_path, shared_cache_url="nothing://here"))
