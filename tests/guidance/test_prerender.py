"""Prerendered pages: the same page in every encoding, and nothing sent twice that need not be."""

import gzip
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

import brotli
import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.guidance.prerender import MOST_KEPT, PrerenderedPage, PrerenderedPages

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


RARE = "/ar/viden/fag/cafe?dansk="


def asked_for(path: str) -> dict[str, str]:
    return dict(zip(("PATH_INFO", "QUERY_STRING"), path.split("?"), strict=True)) | {"REQUEST_METHOD": "GET"}


def test_a_page_few_ask_for_is_rendered_for_the_first_and_kept_for_the_others(app: Flask) -> None:
    pages = app.extensions["prerendered"]
    assert RARE not in pages.pages and not pages.at_hand(asked_for(RARE))
    first, second = (app.test_client().get(RARE) for _ in range(2))
    assert pages.at_hand(asked_for(RARE))
    assert first.headers["ETag"] == second.headers["ETag"] and "public" in first.headers["Cache-Control"]
    assert "Set-Cookie" not in first.headers


class Counted:
    """Renders whatever is asked for, and notes it."""

    def __init__(self) -> None:
        self.rendered: list[str] = []
        self.pages = PrerenderedPages(None, dict, [str(number) for number in range(MOST_KEPT + 50)], self.render)

    def render(self, path: str) -> PrerenderedPage:
        self.rendered.append(path)
        return PrerenderedPage('"x"', {})

    def ask(self, path: str) -> None:
        self.pages.asked_first({"REQUEST_METHOD": "GET", "PATH_INFO": path})


def test_only_so_many_of_them_are_kept_the_latest() -> None:
    site = Counted()
    for path in site.pages.when_asked:
        site.ask(path)
    assert list(site.pages.kept) == site.rendered[-MOST_KEPT:]


def test_of_yesterdays_pages_none_is_kept() -> None:
    site = Counted()
    site.ask("1")
    assert site.pages.kept
    site.pages.render_today()
    assert not site.pages.kept


@pytest.mark.parametrize(
    "path", ["/da/viden/fag/nothing", "/da/viden/fag/cafe?dato=2099-01-01", "/da/viden/fag/cafe?x="]
)
def test_what_is_asked_of_the_site_itself_is_not_kept(app: Flask, path: str) -> None:
    app.test_client().get(path)
    assert path not in app.extensions["prerendered"].kept
