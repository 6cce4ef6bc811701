"""A proxy that says a header twice: the answer is calm, and the server goes on."""

import socket
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection

import pytest

from bench.servers import PATIENCE, TOKEN, gunicorn

HOST = "Host: portal.example.org"
FORM = "Content-Type: application/x-www-form-urlencoded"
# What comes twice beside what any request has, and how it is answered.
READ = {
    "scheme": (["X-Forwarded-Proto: https"] * 2, 200),
    "scheme, otherwise": (["X-Forwarded-Proto: https", "X-Forwarded-Proto: http"], 200),
    "scheme in one": (["X-Forwarded-Proto: https,https"], 200),
    "reader": (["X-Forwarded-For: 198.51.100.7"] * 2, 200),
    "language": (["Accept-Language: ar"] * 2, 200),
    "host": ([HOST], 400),
    "other host": (["Host: other.example.org"], 400),
    "length": (["Content-Length: 0"] * 2, 400),
    "other length": (["Content-Length: 0", "Content-Length: 5"], 400),
    "kind": ([FORM] * 2, 400),
    "tag": (['If-None-Match: "a"'] * 2, 200),
}


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    environ = {"PORTAL_DATA": str(tmp_path_factory.mktemp("doubled")), "PORTAL_PROXIES": "1"}
    with gunicorn("wsgi:app", environ=environ) as (port, _process):
        yield port


def answer(port: int, request: str, *headers: str, body: str = "") -> tuple[int, str]:
    """The status of what is said to exactly these lines, and the rest of it."""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)) as line:
        line.sendall("\r\n".join([f"{request} HTTP/1.1", HOST, *headers, "Connection: close", "", body]).encode())
        with closing(line.makefile("rb")) as said:
            return int(said.readline().split()[1]), said.read().decode()


@pytest.mark.parametrize("name", READ)
def test_a_page_is_read_or_refused_calmly(port: int, name: str) -> None:
    headers, status = READ[name]
    said, text = answer(port, "GET /da/plads/", *headers)
    assert said == status and "Traceback" not in text and "other.example.org" not in text


def test_a_form_whose_headers_come_twice_is_taken(port: int) -> None:
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as line:
        line.request("GET", "/da/vejviser/wellbeing")
        page = line.getresponse()
        cookie = str(page.headers["Set-Cookie"]).split(";")[0]
        form = TOKEN.search(page.read())
    assert form
    body = f"csrf_token={form[1].decode()}&answer=nervous"
    twice = ["Cookie: other=1", f"Cookie: {cookie}", *["X-Forwarded-Proto: http"] * 2, f"Content-Length: {len(body)}"]
    said, _text = answer(port, "POST /da/vejviser/wellbeing", FORM, *twice, body=body)
    assert said == 303


def test_a_length_said_twice_hides_no_second_request(port: int) -> None:
    hidden = "GET /da/om HTTP/1.1\r\n\r\n"
    lengths = ["Content-Length: 0", f"Content-Length: {len(hidden)}"]
    said, text = answer(port, "POST /da/vejviser/wellbeing", FORM, *lengths, body=hidden)
    assert said == 400 and "HTTP/1.1" not in text


def test_afterwards_the_server_answers_as_before(port: int) -> None:
    assert answer(port, "GET /healthz")[0] == 200
