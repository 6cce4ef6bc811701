"""What every answer carries, and who may keep it."""

from pathlib import Path

import pytest
from flask import Flask
from werkzeug import Response

from citizen_portal import headers

from .conftest import site_in
from .house_style import Page, ReadingClient

EVERYWHERE = ["/da/", "/ar/viden/virksomhedspraktik", "/da/vejviser/", "/da/plads/", "/da/nothing", "/"]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """With its pages made ahead, as they are served."""
    return site_in(tmp_path_factory.mktemp("portal"), prerender=True)


@pytest.mark.parametrize("path", EVERYWHERE)
def test_nothing_foreign_and_nothing_inline_may_run(client: ReadingClient, path: str) -> None:
    policy = client.get(path).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy and "http" not in policy


@pytest.mark.parametrize("path", [*EVERYWHERE, "/static/nothing.css", "/healthz"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT"])
def test_every_answer_carries_each_of_them_once(app: Flask, client: ReadingClient, path: str, method: str) -> None:
    answer = client.open(path, method=method)
    expected = headers.of(app) if answer.mimetype == "text/html" else headers.SECURITY
    assert all(answer.headers.getlist(name) == [value] for name, value in expected.items())


def test_no_type_is_guessed_no_address_travels_and_nobody_frames_a_page(client: ReadingClient) -> None:
    told = client.get("/da/").headers
    assert told["Content-Type"] == "text/html; charset=utf-8" and told["X-Content-Type-Options"] == "nosniff"
    assert told["Referrer-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in told["Content-Security-Policy"]


def test_an_accident_on_the_way_out_carries_them_too(tmp_path: Path) -> None:
    app = site_in(tmp_path)
    app.config["PROPAGATE_EXCEPTIONS"] = False

    @app.after_request
    def fails(response: Response) -> Response:
        raise OSError

    answer = app.test_client().get("/da/")
    assert answer.status_code == 500
    assert answer.headers["Content-Security-Policy"] == headers.of(app)["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/da/", "/en/viden/loentilskud", "/uk/privatliv"])
def test_reading_sets_no_cookie_and_may_be_kept_by_anyone(client: ReadingClient, path: str) -> None:
    answer = client.get(path)
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"].startswith("public")


@pytest.mark.parametrize("path", ["/da/vejviser/", "/da/vejviser/age", "/da/plads/", "/da/plads/dig", "/da/nothing"])
def test_a_page_that_may_hold_answers_is_kept_by_nobody(client: ReadingClient, path: str) -> None:
    assert client.get(path).headers["Cache-Control"] == "no-store"


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(client: ReadingClient) -> None:
    cookie = client.get("/da/vejviser/wellbeing").headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Expires" not in cookie


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_a_tag_says_that_the_words_are_the_same_and_not_the_bytes(client: ReadingClient, encoding: str) -> None:
    sheet = Page(client.get("/da/").text).one("link", rel="stylesheet").get("href") or ""
    for path in ("/da/", "/ar/viden/virksomhedspraktik", sheet):
        with client.get(path, headers={"Accept-Encoding": encoding}) as first:
            (tag,) = first.headers.getlist("ETag")
        assert tag.startswith('W/"')
        for known in (tag, tag.removeprefix("W/")):
            with client.get(path, headers={"Accept-Encoding": encoding, "If-None-Match": known}) as again:
                assert again.status_code == 304 and again.headers["ETag"] == tag


def test_built_files_may_be_kept_for_ever(client: ReadingClient) -> None:
    sheet = Page(client.get("/da/").text).one("link", rel="stylesheet").get("href")
    with client.get(sheet or "", headers={"Accept-Encoding": "br"}) as answer:
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.content_encoding == "br"
