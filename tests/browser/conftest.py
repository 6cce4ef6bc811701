"""A real server and Debian's Chromium."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

ROOT = Path(__file__).parent.parent.parent
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}

# Playwright hides the caret with a style of its own when it takes a picture, which our policy rightly refuses.
EXPECTED = ("422", "404")


@dataclass(frozen=True)
class Site:
    """A running site: where it answers, and how to run a command on its data."""

    url: str
    environ: dict[str, str]

    def command(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "wsgi", *words], cwd=ROOT, env=self.environ,
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(tmp_path_factory.mktemp("site")) as running:
        yield running


@contextmanager
def served(folder: Path, **settings: str) -> Iterator[Site]:
    """A site of its own in a folder, with whatever settings."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {**os.environ, "PORT": str(port), "PORTAL_DATA": str(folder), **settings}
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "wsgi:app"], cwd=ROOT, env=environ, stdout=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url + "/da/", server)
        yield Site(url, environ)
    finally:
        server.terminate()
        server.wait()


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert server.poll() is None, "the server has stopped"
        try:
            with urllib.request.urlopen(url):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(url)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": "/usr/bin/chromium", "args": QUIET}


@pytest.fixture
def browser_context_args() -> dict[str, Any]:
    return {"viewport": PHONE, "locale": "da-DK", "reduced_motion": "reduce"}


@pytest.fixture(autouse=True)
def nothing_is_refused(request: pytest.FixtureRequest, context: BrowserContext) -> Iterator[None]:
    """No script fails and the security policy is never in the way, but where a test makes trouble itself."""
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and not any(code in message.text for code in EXPECTED):
            said.append(message.text)

    context.on("console", listen)
    context.on("weberror", lambda error: said.append(str(error.error)))
    yield
    assert not said or request.node.get_closest_marker("trouble")


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_default_timeout(15_000)
    return page
