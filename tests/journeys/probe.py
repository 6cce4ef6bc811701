"""A copy of the site with one more row in its table of fields, running in a process of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import polib

from citizen_portal.placement.fields import STEPS

from ..house_style import Page, text_of
from ..people import Case, filled_in, marked

ROOT = Path(__file__).parent.parent.parent
COPIED = ("citizen_portal", "translations", "wsgi.py", "gunicorn.conf.py")
BEGINNING = "TABLE: tuple[Field, ...] = (\n"
ROW = """    Field("probe", "plads", short_label=True, may_change=BOTH, sheet=90, vitas=90, group="fits",
          inputmode="numeric", width=11, left_to_right=True),
"""
WORDS = {
    "placement.probe.label": "Prøvespørgsmål", "placement.probe.hint": "Skriv et tal.",
    "placement.probe.short": "Prøve", "sheet.probe": "Prøve i aftalen", "vitas.probe": "Prøve i VITAS",
    "error.probe.missing": "Skriv svaret på prøven.",
}  # fmt: skip


def copy_with_probe(folder: Path) -> Path:
    """The package with the row and its words in every language, and nothing else changed."""
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    table = folder / "citizen_portal" / "placement" / "fields.py"
    code = table.read_text(encoding="utf-8")
    assert code.count(BEGINNING) == 1
    table.write_text(code.replace(BEGINNING, BEGINNING + ROW), encoding="utf-8")
    for file in (folder / "translations").rglob("*.mo"):
        catalogue = polib.mofile(str(file))
        catalogue.extend(polib.MOEntry(msgid=word, msgstr=said) for word, said in WORDS.items())
        catalogue.save()
    return folder


@dataclass
class CopiedSite:
    """The running copy: where it answers, and how to run a command of its own."""

    folder: Path
    url: str
    environ: dict[str, str]

    def command(self, *words: str) -> str:
        return subprocess.run(
            [sys.executable, "-m", "flask", "--app", "wsgi", *words], cwd=self.folder, env=self.environ,
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip


@contextmanager
def running(folder: Path) -> Iterator[CopiedSite]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {**os.environ, "PORT": str(port), "PORTAL_DATA": str(folder / "data")}
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "wsgi:app"], cwd=folder, env=environ, stdout=subprocess.DEVNULL
    )
    site = CopiedSite(folder, f"http://127.0.0.1:{port}", environ)
    try:
        _wait_for(port, server)
        yield site
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, "the copy does not start"
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
    raise TimeoutError


@dataclass
class Visitor:
    """Somebody with a browser that follows where it is led."""

    url: str
    browser: OpenerDirector = field(default_factory=lambda: build_opener(HTTPCookieProcessor(CookieJar())))

    def get(self, path: str) -> str:
        return self._open(path)[1]

    def post(self, path: str, data: dict[str, str]) -> tuple[int, str]:
        return self._open(path, urlencode(data).encode())

    def _open(self, path: str, body: bytes | None = None) -> tuple[int, str]:
        try:
            with self.browser.open(self.url + path, body) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()


def fill_step(visitor: Visitor, step: str, who: Case, **more: str) -> tuple[int, str]:
    path = f"/{who.lang}/plads/{step}"
    return visitor.post(path, {**filled_in(visitor.get(path), "later"), **who.step(step), **more})


def fill(visitor: Visitor, who: Case, probe: str) -> None:
    for step in STEPS:
        status, text = fill_step(visitor, step, who, **({"probe": probe} if step == "plads" else {}))
        assert status == 200, Page(text).with_attribute("aria-invalid")


def send(visitor: Visitor, lang: str) -> str:
    """Send it; returns the path of the citizen's page."""
    path = f"/{lang}/plads/tjek"
    status, receipt = visitor.post(path, {**filled_in(visitor.get(path), "confirm"), "confirm": "y"})
    assert status == 200, text_of(Page(receipt).root)[:500]
    return marked(Page(receipt), "data-follow").get("href") or ""


def line(text: str, name: str) -> Any:
    return Page(text).one("div", data_line=name)
