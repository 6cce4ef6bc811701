"""The worker's script: small, asked for anew each time, different in each release, and able to take itself away."""

from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from flask import Flask

from citizen_portal import create_app, headers
from citizen_portal.offline.release import release
from citizen_portal.offline.routes import HERE

from ..conftest import settings_in
from ..guidance.own_rules import site_with
from ..house_style import ReadingClient

# Bytes in brotli.
CEILING = 3 * 1024


def test_a_browser_asks_at_every_page_and_fetches_it_when_it_has_changed(client: ReadingClient) -> None:
    first = client.get("/sw.js")
    assert (first.mimetype, first.headers["Cache-Control"]) == ("text/javascript", "no-cache")
    assert first.headers["Content-Security-Policy"] == headers.SECURITY["Content-Security-Policy"]
    assert "Set-Cookie" not in first.headers
    again = client.get("/sw.js", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and not again.data


def test_it_is_small(client: ReadingClient) -> None:
    plain, small = (client.get("/sw.js", headers={"Accept-Encoding": each}) for each in ("identity", "br"))
    assert small.headers["Content-Encoding"] == "br" and len(small.data) <= CEILING < len(plain.data)


def test_other_texts_are_another_release(client: ReadingClient, tmp_path: Path) -> None:
    head = "---\ntitle: Nyt\nsummary: Nyt.\n---\nHelt nyt.\n"
    other = site_with(tmp_path, "da/guidance/klage.md", head).test_client()
    assert client.get("/sw.js").text != other.get("/sw.js").text


def test_the_same_files_in_another_place_are_the_same_release(tmp_path: Path) -> None:
    copytree(HERE, tmp_path / "copy", ignore=ignore_patterns("__pycache__"))
    assert release([HERE]) == release([tmp_path / "copy"])
    (tmp_path / "copy" / "worker.js").write_text("other")
    assert release([HERE]) != release([tmp_path / "copy"])


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(settings_in(tmp_path_factory.mktemp("without"), offline=False), prerender=False)


def test_switched_off_it_takes_everything_away_and_no_page_asks_for_it(without: Flask, client: ReadingClient) -> None:
    script = without.test_client().get("/sw.js").text
    assert "unregister" in script and "caches.delete" in script and "fetch" not in script
    assert "data-worker" in client.get("/da/viden/klage").text
    assert "data-worker" not in without.test_client().get("/da/viden/klage").text


@pytest.mark.parametrize(
    "path", ["/sagsbord/log-ind", "/da/plads/dig", "/da/vejviser/", "/da/viden/soeg?q=uger", "/da/no"]
)
def test_only_a_page_that_may_be_kept_asks_for_it(client: ReadingClient, path: str) -> None:
    assert "data-worker" not in client.get(path).text
