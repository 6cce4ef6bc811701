"""Each request has a number, a line in the log without its path, and the number in its answer."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bench.servers import gunicorn
from citizen_portal import create_app
from citizen_portal.operations.logs.answered import HEADER, WELL_FORMED
from citizen_portal.operations.logs.lines import JsonLines

from ...conftest import settings_in

GIVEN = "0af7651916cd43dd8448eb211c80319c"
TOKEN = "hemmelig-vej-ind-til-en-side"
WAY_IN = f"/da/arbejdsgiver/{TOKEN}"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Flask]:
    """Without a proxy, and behind one."""
    return {
        proxies: create_app(settings_in(tmp_path_factory.mktemp("site"), proxies=proxies), prerender=False)
        for proxies in (0, 1)
    }


@pytest.fixture
def lines() -> Iterator[list[dict[str, Any]]]:
    told: list[dict[str, Any]] = []
    handler, ours = logging.Handler(), logging.getLogger("citizen_portal")
    form = JsonLines()
    handler.emit = lambda record: told.append(json.loads(form.format(record)))  # type: ignore[method-assign]
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)
    yield told
    ours.removeHandler(handler)
    ours.setLevel(logging.NOTSET)


@pytest.mark.parametrize(("proxies", "given", "believed"), [
    (0, GIVEN, False), (1, GIVEN, True), (1, "3f2504e0-4f89-11d3-9a0c-0305e82c3301", True), (1, "", False),
    (1, "Anna-Hansen-93706142", False), (1, f"{GIVEN},{GIVEN}", False), (1, "0" * 65, False), (1, "12345678", False),
    (1, f"{GIVEN} {GIVEN}", False),
])  # fmt: skip
def test_the_number_of_a_proxy_that_is_believed_is_kept_and_every_other_request_gets_one(
    sites: dict[int, Flask], lines: list[dict[str, Any]], proxies: int, given: str, believed: bool
) -> None:
    answer = FlaskClient(sites[proxies]).get(WAY_IN, headers={HEADER: given})
    number = answer.headers[HEADER]
    assert (number == given) is believed and WELL_FORMED.fullmatch(number)
    assert [line["request_id"] for line in lines] == [number]


@pytest.mark.parametrize(("path", "method", "told"), [
    (WAY_IN, "GET", ("employer.page", "GET", 404)), ("/da/plads/dig", "POST", ("registration.step", "POST", 422)),
    (f"/{TOKEN}", "BREW", ("unknown", "other", 404)), ("/healthz", "GET", None), ("/readyz", "GET", None),
    ("/metrics", "GET", None),
])  # fmt: skip
def test_a_line_says_which_route_and_how_it_ended_and_never_the_path(
    sites: dict[int, Flask], lines: list[dict[str, Any]], path: str, method: str, told: tuple[str, str, int] | None
) -> None:
    FlaskClient(sites[0]).open(path, method=method)
    assert TOKEN not in json.dumps(lines)
    ended = [line for line in lines if line["event"] == "answered"]
    assert [(line["endpoint"], line["method"], line["status"]) for line in ended] == ([told] if told else [])
    assert all(line["duration"] >= 0 for line in ended)


def test_what_went_wrong_and_its_answer_have_one_number(tmp_path: Path, lines: list[dict[str, Any]]) -> None:
    app = create_app(settings_in(tmp_path), prerender=False)

    def broken(**_about: str) -> str:
        raise KeyError(TOKEN)

    app.view_functions["support.start"] = broken
    answer = FlaskClient(app).get("/da/vejviser/")
    assert answer.status_code == 500 and {line["request_id"] for line in lines} == {answer.headers[HEADER]}
    assert {line["level"] for line in lines} == {"error", "info"} and lines[-1]["status"] == 500


PATIENCE = 120  # seconds


@pytest.mark.parametrize(("target", "kind"), [("wsgi:app", "json"), ("bench.bare:app", "text")])
def test_no_line_of_the_running_server_holds_a_path_also_when_it_is_asked_for_each_request(
    tmp_path: Path, target: str, kind: str
) -> None:
    said, access = tmp_path / "said", tmp_path / "access"
    environ = {"PORTAL_DATA": str(tmp_path / "data"), "PORTAL_LOG": kind}
    with (
        said.open("wb") as stderr,
        gunicorn(target, f"--access-logfile={access}", environ=environ, stderr=stderr) as (port, _process),
        closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as line,
    ):
        line.request("GET", WAY_IN)
        status = str(line.getresponse().status)
    written = said.read_text() + access.read_text()
    assert status in written and TOKEN not in written
    if kind == "json":
        lines = [json.loads(one) for one in written.splitlines()]
        assert [one["endpoint"] for one in lines if one["event"] == "answered"] == ["employer.page"]
