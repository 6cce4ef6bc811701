"""One site and one browser for all tests of a worker; pages on which nothing may go wrong unseen."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize, expect

from .serving import Site, served
from .window import Window, opened

# Without a window there is no need of the rest of a browser: where Debian's small one is installed, it is taken.
CHROMIUM = shutil.which("chromium-headless-shell") or "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The pages of one device share a process.
    "--renderer-process-limit=1",
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


@pytest.fixture(scope="session", autouse=True)
def pictures(pytestconfig: pytest.Config) -> None:
    """They are for people, so they are taken when somebody asks for them."""
    from .looks import Pictures

    Pictures.wanted = pytestconfig.getoption("pictures")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture
def browser_context_args() -> dict[str, Any]:
    """Reading without a net is looked at in `test_offline.py`; to all others it would only add work."""
    return {"locale": "da-DK", "reduced_motion": "reduce", "service_workers": "block"}


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[Window]:
    """One for all: a page that is shown takes nothing over from the one before."""
    context = browser.new_context(locale="da-DK", reduced_motion="reduce", service_workers="block")
    with opened() as shop:
        yield Window(context.new_page(), shop)
    context.close()


class Devices:
    """Devices that are handed out, emptied and handed out again: to make one costs more than to look at five pages."""

    def __init__(self, browser: Browser) -> None:
        self.browser, self.said = browser, list[str]()
        self.free: dict[str, list[BrowserContext]] = {}
        self.lent: list[tuple[str, BrowserContext]] = []

    def lend(self, **settings: Any) -> BrowserContext:
        kind = str(sorted(settings.items()))
        waiting = self.free.setdefault(kind, [])
        device = waiting.pop() if waiting else self.made(settings)
        self.lent.append((kind, device))
        return device

    def made(self, settings: dict[str, Any]) -> BrowserContext:
        device = self.browser.new_context(**settings)
        device.set_default_timeout(PATIENCE)
        device.on("console", self.listen)
        device.on("weberror", lambda error: self.said.append(str(error.error)))
        return device

    def listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not EXPECTED.search(message.text):
            self.said.append(message.text)

    def take_back(self) -> list[str]:
        """All of them, with nothing open and nothing kept; returns what was complained of on them."""
        for kind, device in self.lent:
            for page in device.pages:
                page.close()
            device.clear_cookies()
            self.free[kind].append(device)
        self.lent, said, self.said = [], self.said, []
        return said


@pytest.fixture(scope="session")
def devices(browser: Browser) -> Devices:
    return Devices(browser)


@pytest.fixture
def new_context(
    devices: Devices, browser_context_args: dict[str, Any], request: pytest.FixtureRequest
) -> Iterator[Callable[..., BrowserContext]]:
    """Devices with a memory of their own; a phone, if nothing else is said.

    No script fails on them and the security policy is never in the way, but where a test makes trouble itself.
    """
    yield lambda **settings: devices.lend(**{**browser_context_args, "viewport": PHONE, **settings})
    said = devices.take_back()
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
