"""Nothing a client says about itself is believed, and nothing it says ends in an accident."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from citizen_portal import headers

from .house_style import ReadingClient

HOSTS = [
    "a..b",
    ".a",
    "a" * 64,
    "-",
    "a b",
    "a/b",
    "a@b",
    "[",
    "[::1",
    "a:b",
    "a:999999",
    "\u00e5.dk",
    "a" * 300,
    "x\ty",
    "%00",
]
PATHS = ["/da/", "/da/plads/", "/da/viden/virksomhedspraktik", "/nothing-here", "/static/nothing.css", "/"]


@pytest.fixture
def careless(app: Flask) -> FlaskClient:
    """A client that sends what no browser would."""
    return FlaskClient(app)


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_that_is_none_gets_our_page_with_our_headers(app: Flask, careless: FlaskClient, host: str) -> None:
    answer = careless.get("/da/plads/", environ_overrides={"HTTP_HOST": host})
    assert answer.status_code == 400 and "<main" in answer.text
    assert all(answer.headers[name] == value for name, value in headers.of(app).items())


@pytest.mark.parametrize(
    "host", ["portal.example.org", "portal.example.org:8000", "localhost.", "[::1]:8000", "127.0.0.1"]
)
def test_an_ordinary_host_is_answered(careless: FlaskClient, host: str) -> None:
    assert careless.get("/da/plads/", environ_overrides={"HTTP_HOST": host}).status_code == 200


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("prefix", ["/x", "//other.example.org", "/da", "\\\\other.example.org", "/\u0000"])
def test_a_prefix_is_ignored(careless: FlaskClient, path: str, prefix: str) -> None:
    plain, prefixed = careless.get(path), careless.get(path, environ_overrides={"SCRIPT_NAME": prefix})
    assert prefixed.status_code == plain.status_code < 500
    assert prefixed.headers.get("Location") == plain.headers.get("Location")


@pytest.mark.parametrize(
    "header",
    ["X-Forwarded-Host", "X-Forwarded-Prefix", "X-Forwarded-Proto", "Forwarded", "X-Original-URL", "X-Rewrite-URL"],
)
def test_what_only_a_proxy_may_say_changes_nothing(careless: FlaskClient, header: str) -> None:
    answer = careless.get("/da/plads", headers={header: "other.example.org"})
    assert answer.status_code == 308 and answer.headers["Location"] == "/da/plads/"
    assert "other.example.org" not in careless.get("/da/plads/", headers={header: "other.example.org"}).text


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/da/plads", "/da/plads/"),
        ("/DA/arbejdsgiver/", "/da/arbejdsgiver/"),
        ("/da/plads/fortsaet/", "/da/plads/fortsaet"),
        ("/DA/PLADS/FORTSAET/", "/da/plads/fortsaet"),
        ("/Da/Viden", "/da/viden/"),
        ("/WAS", "/was"),
    ],
)
def test_an_address_may_be_typed_as_people_type(careless: FlaskClient, path: str, leads_to: str) -> None:
    answer = careless.get(path)
    assert answer.status_code == 308 and answer.headers["Location"] == leads_to
    assert careless.head(path).status_code == 308


def test_what_opens_something_is_not_guessed_at(careless: FlaskClient) -> None:
    assert careless.get("/da/STATUS/ABC").status_code == 404


@pytest.mark.parametrize(
    "path", ["//other.example.org/da/plads", "///other.example.org", "/\\\\other.example.org/da/plads"]
)
def test_no_path_leads_to_another_site(careless: FlaskClient, path: str) -> None:
    answer = careless.get("/", environ_overrides={"PATH_INFO": path})
    location = answer.headers.get("Location", "/")
    assert answer.status_code < 500 and location.startswith("/") and not location.startswith(("//", "/\\"))


def test_a_file_has_the_headers_of_a_page(client: ReadingClient, app: Flask) -> None:
    file = app.jinja_env.globals["asset"]("app.css")  # type: ignore[operator]
    answer = client.get(file, buffered=True)
    assert answer.status_code == 200
    assert all(answer.headers[name] == value for name, value in headers.SECURITY.items())


def test_a_query_that_is_no_text_is_read_all_the_same(careless: FlaskClient) -> None:
    answer = careless.get("/da/viden/soeg", environ_overrides={"QUERY_STRING": "q=\xff\xfe&dansk"})
    assert answer.status_code == 200


def test_a_line_break_in_a_path_that_is_nearly_an_address_stays_in_it(careless: FlaskClient) -> None:
    answer = careless.get("/DA/viden/a%0d%0aX-Sent: b")
    assert answer.status_code == 308 and answer.headers["Location"] == "/da/viden/a%0D%0Ax-sent%3A%20b"
