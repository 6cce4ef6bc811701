"""A request becomes the site's when all of it is there."""

import asyncio
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from citizen_portal.operations import whole_requests
from citizen_portal.operations.whole_requests import Environ, Message, WholeRequests

LARGEST = 10
LENGTH = (b"content-length", b"6")
IN_PIECES = (b"transfer-encoding", b"chunked")


class Site:
    """An application that remembers what it was asked, and in which thread."""

    def __init__(self) -> None:
        self.asked: list[Environ] = []
        self.thread = ""

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.asked.append(environ)
        self.thread = threading.current_thread().name
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [environ["wsgi.input"].read()]


@pytest.fixture
def site() -> Site:
    return Site()


def ask(site: Site, *parts: bytes, headers: Iterable[tuple[bytes, bytes]] = (), **changes: Any) -> list[Message]:
    """What is sent back for a request with its body in these parts; after them the line is silent or closed."""
    scope = {
        "type": "http", "method": "POST", "raw_path": b"/da/s%C3%B8g", "query_string": b"", "http_version": "1.1",
        "scheme": "http", "client": ("192.0.2.7", 4000), "server": ("127.0.0.1", 8000), "headers": list(headers),
    }  # fmt: skip
    ended = changes.pop("ended", "")
    said: list[Message] = []
    waiting = [{"type": "http.request", "body": part, "more_body": bool(ended)} for part in parts]
    for message in waiting[:-1]:
        message["more_body"] = True

    async def receive() -> Message:
        if not waiting and ended == "silent":
            await asyncio.Event().wait()
        return waiting.pop(0) if waiting else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        said.append(message)

    at_hand = changes.pop("at_hand", False)
    whole = WholeRequests(site, 1, LARGEST, lambda _environ: at_hand)
    # In a thread of its own: the browser of other tests has a loop in this one.
    with ThreadPoolExecutor(1, "loop") as loop:
        loop.submit(asyncio.run, whole(scope | changes, receive, send)).result()
    return said


def test_a_body_in_pieces_arrives_whole_and_with_its_length(site: Site) -> None:
    start, content = ask(site, b"abc", b"def", headers=[IN_PIECES])
    assert start["status"] == 200 and content["body"] == b"abcdef"
    assert site.asked[0]["CONTENT_LENGTH"] == "6" and "HTTP_TRANSFER_ENCODING" not in site.asked[0]


def test_what_is_larger_than_anybody_reads_is_counted_and_not_kept(site: Site) -> None:
    ask(site, *[b"123456"] * 3, headers=[IN_PIECES])
    assert site.asked[0]["CONTENT_LENGTH"] == "18"
    assert len(site.asked[0]["wsgi.input"].getvalue()) <= LARGEST


def test_what_is_far_too_large_is_refused_before_it_ends(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_requests, "DRAIN", 12)
    ask(site, *[b"123456"] * 3, headers=[(b"content-length", b"9000")], ended="silent")
    assert site.asked[0]["CONTENT_LENGTH"] == "9000"


def test_a_body_that_never_ends_is_not_waited_for(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_requests, "BODY_SECONDS", 0.01)
    start, _content = ask(site, b"a=", headers=[LENGTH], ended="silent")
    assert start["status"] == 408 and (b"connection", b"close") in start["headers"]
    assert not site.asked


def test_who_hangs_up_in_the_middle_has_sent_nothing(site: Site) -> None:
    assert ask(site, b"a=", headers=[LENGTH], ended="closed") == []
    assert not site.asked


def test_a_request_without_a_body_waits_for_none(site: Site) -> None:
    start, _content = ask(site, method="GET", ended="silent")
    assert start["status"] == 200 and "CONTENT_LENGTH" not in site.asked[0]


def test_only_what_is_at_hand_is_answered_without_a_thread(site: Site) -> None:
    ask(site, method="GET", at_hand=True)
    assert site.thread.startswith("loop")
    ask(site, method="GET")
    assert site.thread.startswith("request")


def test_no_header_says_where_the_site_is_mounted_or_who_is_asking(site: Site) -> None:
    ask(site, method="GET", headers=[(b"script-name", b"/x"), (b"remote-addr", b"198.51.100.1"), (b"path-info", b"/")])
    asked = site.asked[0]
    assert (asked["SCRIPT_NAME"], asked["REMOTE_ADDR"]) == ("", "192.0.2.7")
    assert asked["PATH_INFO"].encode("latin-1").decode() == "/da/søg"


def test_a_header_that_comes_twice_is_one_list(site: Site) -> None:
    ask(site, method="GET", headers=[(b"accept-language", b"da"), (b"accept-language", b"pl")])
    assert site.asked[0]["HTTP_ACCEPT_LANGUAGE"] == "da,pl"


def test_cookies_in_two_lines_are_all_read(site: Site) -> None:
    ask(site, method="GET", headers=[(b"cookie", b"a=1"), (b"cookie", b"b=2")])
    assert site.asked[0]["HTTP_COOKIE"] == "a=1; b=2"


def test_another_protocol_is_declined(site: Site) -> None:
    assert ask(site, type="websocket") == [{"type": "websocket.close"}]
    assert not site.asked
