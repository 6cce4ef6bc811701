"""A provider is asked in time, in secret and by few at once, and what it says is read with care."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from citizen_portal.outside import openid_requests
from citizen_portal.outside.openid_requests import AT_ONCE, ProviderFailed, Requests, asking, confidential

from ..register import Register, serving


@pytest.fixture
def provider() -> Iterator[Register]:
    with serving() as register:
        register.says({"keys": []})
        yield register


def why(ask: Callable[[], Any]) -> str:
    with pytest.raises(ProviderFailed) as failed:
        ask()
    return failed.value.why


def told(url: str) -> dict[str, Any]:
    return Requests().get(url).told()


def test_a_table_is_told(provider: Register) -> None:
    assert told(provider.url) == {"keys": []}


@pytest.mark.parametrize("url", ["http://login.example.org/", "ftp://127.0.0.1/", "login.example.org", None, 7])
def test_nothing_goes_out_in_the_open(url: Any) -> None:
    assert not confidential(url)
    assert why(lambda: Requests().get(url)) == "wrong"


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"", b"[" * 100_000])
def test_what_is_no_table_is_wrong(provider: Register, body: bytes) -> None:
    provider.says(body)
    assert why(lambda: told(provider.url)) == "wrong"


@pytest.mark.parametrize(
    ("status", "reason"), [(302, "wrong"), (404, "wrong"), (429, "away"), (500, "away"), (503, "away")]
)
def test_an_answer_that_is_none_says_whose_fault_it_is(provider: Register, status: int, reason: str) -> None:
    provider.says({}, status)
    provider.headers = {"Location": "/elsewhere"}
    assert why(lambda: told(provider.url)) == reason and len(provider.asked) == 1


def test_an_answer_without_end_is_not_read(provider: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openid_requests, "MOST", 5)
    assert why(lambda: told(provider.url)) == "wrong"


def test_an_answer_in_drops_is_not_waited_for(provider: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openid_requests, "WHOLE", 0.1)
    provider.drip = True
    assert why(lambda: told(provider.url)) == "slow"


def test_silence_is_not_waited_for(provider: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openid_requests, "READ", 0.05)
    provider.silent = True
    assert why(lambda: told(provider.url)) == "slow"


def test_all_questions_of_a_sign_in_share_their_time(provider: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openid_requests, "WHOLE", 0.0)
    requests = Requests()
    assert why(lambda: requests.get(provider.url)) == "slow" and not provider.asked


def test_few_wait_at_once() -> None:
    waiting = [asking() for _ in range(AT_ONCE)]
    for one in waiting:
        one.__enter__()
    assert why(lambda: asking().__enter__()) == "away"
    for one in waiting:
        one.__exit__(None, None, None)
    with asking() as requests:
        assert requests
