"""Starting the site: from nothing, and not at all when a setting is wrong."""

import os
import subprocess
import sys
from pathlib import Path

from flask import Flask

from citizen_portal import create_app

from .conftest import settings_in
from .neighbour import NEIGHBOUR

ROOT = Path(__file__).parent.parent


def start(folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "PORTAL_DATA": str(folder), **environ}
    return subprocess.run(
        [sys.executable, "-c", "import wsgi"], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False
    )


def test_a_wrong_setting_stops_the_start_with_one_sentence(tmp_path: Path) -> None:
    ended = start(tmp_path, PORT="eight")
    assert ended.returncode != 0
    assert ended.stderr.strip() == "PORT must be a whole number from 1 to 65535, not 'eight'."


def test_a_file_of_wrong_settings_stops_it_with_a_sentence_for_each(tmp_path: Path) -> None:
    ended = start(tmp_path, PORT="eight", PORTAL_PROXIES="many", PORTAL_MAIL_URL="mail.example.org")
    assert [line.split()[0] for line in ended.stderr.splitlines()] == ["PORT", "PORTAL_MAIL_URL", "PORTAL_PROXIES"]


def test_importing_the_package_reads_nothing(tmp_path: Path) -> None:
    code = "import citizen_portal, os; print(os.listdir('.'))"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ended.stdout.strip() == "[]"


def test_two_sites_stand_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    apps = [create_app(settings_in(tmp_path / name), prerender=False) for name in ("one", "two")]
    assert all(isinstance(app, Flask) and app.test_client().get("/da/").status_code == 200 for app in apps)


def test_over_https_the_cookie_insists_on_it(tmp_path: Path) -> None:
    app = create_app(settings_in(tmp_path, public_url="https://portal.example.org"), prerender=False)
    answer = app.test_client().get("/da/vejviser/wellbeing", base_url="https://portal.example.org")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-portal=") and "Secure" in cookie and "HttpOnly" in cookie
    assert "max-age" in answer.headers["Strict-Transport-Security"]


def test_a_municipality_lays_its_own_words_over_ours(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "da" / "guidance").mkdir(parents=True)
    (own / "municipality.toml").write_text(NEIGHBOUR, encoding="utf-8")
    (own / "da" / "guidance" / "klage.md").write_text("---\ntitle: Hos os\nsummary: Kort.\n---\nHos os.\n")
    client = create_app(settings_in(tmp_path, municipality=own), prerender=False).test_client()
    assert "Andeby Kommune" in client.get("/da/").text
    assert "<h1>Hos os</h1>" in client.get("/da/viden/klage").text


def test_a_page_is_the_same_whether_it_was_rendered_ahead_or_is_rendered_when_asked_for(
    app: Flask, tmp_path: Path
) -> None:
    asked = create_app(settings_in(tmp_path), prerender=False)
    for path in ("/da/", "/ar/viden/virksomhedspraktik", "/en/om"):
        assert asked.test_client().get(path).data == app.test_client().get(path).data
