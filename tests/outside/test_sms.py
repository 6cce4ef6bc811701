"""An SMS goes to the gateway, signed; what the gateway answers says whether it is tried again."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from citizen_portal.outside import signed_post, sms
from citizen_portal.outside.sms import Sms, SmsFailed, SmsRefused

from ..sms_gateway import SECRET, Gateway, babbler, sms_gateway

ONE = Sms("+4531000001", "Der er nyt til dig.\nhttp://portal.example.org/s/CDFGHJKMNP", "sms:letter:1:1:citizen")


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    with sms_gateway() as found:
        yield found


def failure(url: str) -> SmsFailed:
    with pytest.raises(SmsFailed) as raised:
        sms.over_http(url, SECRET)(ONE)
    return raised.value


def test_the_gateway_gets_number_text_and_key(gateway: Gateway) -> None:
    sms.over_http(gateway.url, SECRET)(ONE)
    assert gateway.got == [{"recipient": ONE.recipient, "text": ONE.text, "key": ONE.key}]


@pytest.mark.parametrize("status", [302, 307, 408, 429, 500, 503])
def test_what_is_no_clear_refusal_may_go_out_another_time(gateway: Gateway, status: int) -> None:
    gateway.answers = [status]
    error = failure(gateway.url)
    assert not isinstance(error, SmsRefused) and not error.gateway_away and gateway.got == []


@pytest.mark.parametrize(("status", "ours"), [(400, False), (410, False), (422, False), (402, True), (404, True)])
def test_a_clear_refusal_is_final_and_says_whether_we_can_mend_it(gateway: Gateway, status: int, ours: bool) -> None:
    gateway.answers = [status]
    error = failure(gateway.url)
    assert isinstance(error, SmsRefused) and error.ours is ours


def test_a_wrong_secret_is_ours_to_mend(gateway: Gateway) -> None:
    with pytest.raises(SmsRefused) as raised:
        sms.over_http(gateway.url, "o" * 40)(ONE)
    assert raised.value.ours


def test_where_nobody_listens_the_gateway_is_away() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert failure(f"http://127.0.0.1:{port}/sms").gateway_away


def test_one_that_is_too_slow_is_away(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signed_post, "READ", 0.2)
    gateway.slow.set()
    assert failure(gateway.url).gateway_away


@pytest.mark.parametrize("says", [b"\x00\xff\xfe nonsense", b"HTTP/1.1 ok fine\r\n\r\n", b"220 smtp.example.org\r\n"])
def test_one_that_talks_nonsense_is_away(says: bytes) -> None:
    with babbler(says) as url:
        assert failure(url).gateway_away


def test_a_yes_with_an_answer_that_never_ends_is_a_yes() -> None:
    with babbler(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n.") as url:
        sms.over_http(url, SECRET)(ONE)


def test_no_failure_names_the_number_or_the_text(gateway: Gateway) -> None:
    gateway.answers = [400]
    said = str(failure(gateway.url))
    assert "31000001" not in said and "nyt" not in said


def test_without_a_gateway_each_sms_is_a_file_and_a_repeat_is_the_same_one(app: Flask, tmp_path: Path) -> None:
    with app.app_context():
        sms.init_app(app, "", "", tmp_path / "sms")
        sms.send(ONE)
        sms.send(ONE)
    (file,) = (tmp_path / "sms").iterdir()
    assert file.name == "sms.letter.1.1.citizen.json" and json.loads(file.read_text())["text"] == ONE.text
    assert file.parent.stat().st_mode & 0o077 == 0
