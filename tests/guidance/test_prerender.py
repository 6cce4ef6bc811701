"""Prerendered pages: the same page in every encoding, and nothing sent twice that need not be."""

import gzip
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

import brotli
import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.guidance.prerender import PrerenderedPage, PrerenderedPages

from ..conftest import site_in

PATH = "/da/viden/virksomhedspraktik"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """With its pages made ahead, as they are served."""
    return site_in(tmp_path_factory.mktemp("portal"), prerender=True)


@pytest.mark.parametrize(
    ("accepted", "given", "unpack"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("", None, bytes),
    ],
)
def test_a_browser_gets_the_smallest_form_it_can_read(
    app: Flask, accepted: str, given: str | None, unpack: Callable[[bytes], bytes]
) -> None:
    plain = app.test_client().get(PATH)
    answer = app.test_client().get(PATH, headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == given
    assert unpack(answer.data) == plain.data
    assert answer.content_length == len(answer.data)


def test_a_page_the_browser_has_is_not_sent_again(app: Flask) -> None:
    client = app.test_client()
    etag = client.get(PATH).headers["ETag"]
    again = client.get(PATH, headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")


def test_asking_for_the_headers_alone_gives_the_headers_alone(app: Flask) -> None:
    answer = app.test_client().head(PATH)
    assert answer.status_code == 200 and answer.data == b""


@pytest.mark.parametrize(
    ("method", "path", "query", "at_hand"),
    [("GET", PATH, "", True), ("HEAD", PATH, "", True), ("POST", PATH, "", False), ("GET", PATH, "x=1", False),
     ("GET", "/da/plads/dig", "", False)],
)  # fmt: skip
def test_only_the_pages_themselves_are_at_hand(app: Flask, method: str, path: str, query: str, at_hand: bool) -> None:
    asked = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query}
    assert app.extensions["prerendered"].at_hand(asked) is at_hand


def test_on_a_new_day_nothing_is_at_hand_until_it_is_rendered(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = app.extensions["prerendered"]
    monkeypatch.setattr(pages, "day", pages.day - timedelta(days=1))
    assert not pages.at_hand({"REQUEST_METHOD": "GET", "PATH_INFO": PATH})


def test_pages_whose_rendering_began_before_midnight_are_rendered_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    midnight = datetime(2031, 7, 15, 22, tzinfo=UTC)

    def until_after_midnight() -> Mapping[str, PrerenderedPage]:
        monkeypatch.setattr(clock, "now", lambda: midnight + timedelta(seconds=1))
        return {}

    monkeypatch.setattr(clock, "now", lambda: midnight - timedelta(seconds=1))
    pages = PrerenderedPages(None, until_after_midnight)
    pages.render_today()
    assert pages.day == clock.today() - timedelta(days=1)
    pages.render_today()
    assert pages.day == clock.today()
