"""One site and one browser for all tests of a worker; pages on which nothing may go wrong unseen."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, ViewportSize, expect

from .serving import Site, served

# Without a window there is no need of the rest of a browser: where Debian's small one is installed, it is taken.
CHROMIUM = shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page lives for a second: what a compiler spends on making its scripts fast never comes back.
    "--js-flags=--no-opt --no-maglev --single-threaded-gc",
]
NARROWEST: ViewportSize = {"width": 320, "height": 640}
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}

# What the browser says of the answers to a mistake and to an address that is not there.
EXPECTED = re.compile(r"status of (404|422) ")
PATIENCE = 30_000  # milliseconds; a machine may have much else to do

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture
def browser_context_args() -> dict[str, Any]:
    return {"locale": "da-DK", "reduced_motion": "reduce"}


@pytest.fixture
def new_context(
    new_context: Callable[..., BrowserContext], request: pytest.FixtureRequest
) -> Iterator[Callable[..., BrowserContext]]:
    """Devices with a memory of their own; a phone, if nothing else is said.

    No script fails on them and the security policy is never in the way, but where a test makes trouble itself.
    """
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and not EXPECTED.search(message.text):
            said.append(message.text)

    def another(**settings: Any) -> BrowserContext:
        context = new_context(**{"viewport": PHONE, **settings})
        context.set_default_timeout(PATIENCE)
        context.on("console", listen)
        context.on("weberror", lambda error: said.append(str(error.error)))
        return context

    yield another
    assert bool(said) == bool(request.node.get_closest_marker("trouble")), said


@pytest.fixture
def new_page(new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    return lambda **settings: new_context(**settings).new_page()


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Page:
    return new_page()


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)
