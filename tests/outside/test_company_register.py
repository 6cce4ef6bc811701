"""Asking a real register on this machine: one that is fine, slow, away, or talks nonsense."""

import json
from collections.abc import Iterator
from threading import BoundedSemaphore
from typing import Any

import pytest
from flask import Flask

from citizen_portal.outside import company_register
from citizen_portal.outside.company_register import LookUpFailed, look_up

from ..register import CAFE, Register, serving

FOUND = {"company_name": CAFE["name"], "street": CAFE["address"], "postcode": "1635", "city": "København V"}
DEEP = b'{"name":' * 4000 + b"1" + b"}" * 4000


@pytest.fixture
def register(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    monkeypatch.setattr(company_register, "READ", 0.3)
    with serving() as register, app.app_context():
        company_register.init_app(app, f"{register.url}/{{cvr}}?land=dk")
        yield register


def why(cvr: str = "10000009") -> str:
    with pytest.raises(LookUpFailed) as failed:
        look_up(cvr)
    return failed.value.why


def test_what_it_says_is_given_by_the_names_of_our_fields(register: Register) -> None:
    assert look_up("10000009") == FOUND


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"company_name": "A", "name": "B"}, {"company_name": "A"}),
        ({"street": "A 1", "postcode": 2200, "cvr": "DK 10 00 00 09"}, {"street": "A 1", "postcode": "2200"}),
        ({"name": "A", "address": ["B"], "zipcode": {"no": 1}, "city": None}, {"company_name": "A"}),
        ({"name": "A", "city": True, "zipcode": 22.5}, {"company_name": "A"}),
        ({"name": " ", "city": " Skagen "}, {"city": "Skagen"}),
    ],
)
def test_only_what_can_be_read_is_taken(register: Register, told: Any, found: dict[str, str]) -> None:
    register.says(told)
    assert look_up("10000009") == found


@pytest.mark.parametrize(
    "told",
    [
        b"", b"<!doctype html><p>Hej", b"\xff\xfe\x00", b"null", b"[]", b"{}", b'"Bo"', b"17", b'{"name": "Caf', DEEP,
        b'{"name": "' + b"x" * 40_000 + b'"}', b"9" * 6000, b'{"zipcode": ' + b"9" * 6000 + b"}",
        {"name": ["A"], "city": {}}, {"error": "NOT_FOUND"}, {**CAFE, "vat": 20000007},
    ],
    ids=range(16),
)  # fmt: skip
def test_nonsense_is_told_from_an_answer(register: Register, told: Any) -> None:
    register.says(told)
    assert why() == "nonsense"


@pytest.mark.parametrize(
    ("status", "reason"),
    [(404, "unknown"), (410, "unknown"), (500, "away"), (503, "away"), (429, "away"), (401, "away"), (204, "away")],
)
def test_a_status_says_whether_there_is_none_or_nobody_to_ask(register: Register, status: int, reason: str) -> None:
    register.says({"error": "x"}, status)
    assert why() == reason


def test_a_redirect_is_not_followed(register: Register) -> None:
    register.status, register.headers = 302, {"Location": f"{register.url}/elsewhere"}
    assert why() == "away" and len(register.asked) == 1


def test_a_register_that_says_nothing_or_a_sign_at_a_time_is_too_slow(register: Register) -> None:
    register.silent = True
    assert why() == "slow"
    register.silent, register.drip = False, True
    assert why() == "slow"


def test_where_nobody_listens_it_is_away(app: Flask, register: Register) -> None:
    company_register.init_app(app, "http://127.0.0.1:9/")
    assert why() == "away"


def test_a_slow_register_is_waited_for_by_a_few_alone(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(company_register, "_waiting", BoundedSemaphore(1))
    assert company_register._waiting.acquire(blocking=False)
    assert why() == "away" and not register.asked
    company_register._waiting.release()
    assert look_up("10000009") == FOUND and look_up("10000009") == FOUND


@pytest.mark.parametrize(
    ("setting", "path"),
    [("/{cvr}", "/10000009"), ("/c/{cvr}.json?k=1", "/c/10000009.json?k=1"), ("/api", "/api?cvr=10000009"),
     ("/api?country=dk", "/api?country=dk&cvr=10000009"),
     ("/api?search={cvr}&country=dk", "/api?search=10000009&country=dk")],
)  # fmt: skip
def test_the_number_and_nothing_else_is_sent(app: Flask, register: Register, setting: str, path: str) -> None:
    company_register.init_app(app, register.url + setting)
    with app.test_request_context(headers={"Cookie": "portal=secret", "Accept-Language": "ar"}):
        look_up("10000009")
    ((method, asked, headers),) = register.asked
    assert (method, asked) == ("GET", path)
    assert headers == {
        "Host": register.url.removeprefix("http://"), "Accept": "application/json", "Accept-Encoding": "identity",
        "User-Agent": "citizen-portal",
    }  # fmt: skip


def test_json_of_another_encoding_is_read_when_it_says_so(register: Register) -> None:
    register.says(json.dumps(CAFE, ensure_ascii=False).encode("utf-8-sig"))
    assert look_up("10000009") == FOUND


@pytest.mark.parametrize(
    ("code", "told"), [(561010, "561010"), ("56.10.10", "561010"), ("café", None), ("5", None), (True, None)]
)
def test_the_industry_is_told_beside_the_fields(register: Register, code: Any, told: str | None) -> None:
    register.says({"name": "A", "industrycode": code})
    assert look_up("10000009").get("industry") == told
