"""Pictures of what readers see on a real phone-sized browser, and beside them the words that stand on each."""

from __future__ import annotations

import base64
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, Playwright

from tests.browser.conftest import CHROMIUM, PATIENCE, PHONE, QUIET
from tests.browser.looks import picture
from tests.people import Case, case

NO_COOKIES = {"profile": {"default_content_setting_values": {"cookies": 2}}}
# What is of this page and of no other.
SEEN = "main, #trouble:not([hidden])"
# What of a page tells more than its text: what was typed.
TYPED = """() => [...document.querySelectorAll("main input, main textarea")]
    .filter(box => !["hidden", "submit"].includes(box.type) && !box.hidden)
    .filter(box => !["radio", "checkbox"].includes(box.type) || box.checked)
    .filter(box => box.value).map(box => `${box.name} = ${box.value}`)"""


@dataclass(frozen=True)
class Reader:
    """Somebody with a phone: what they fill in, in which language, and whether scripts run."""

    lang: str
    who: Case
    scripts: bool


READERS = (Reader("da", case("cafe-dagpenge-da"), False), Reader("ar", case("nursery-kontanthjaelp-ar"), True))


class Pictures:
    """A folder of pictures; `words.txt` in it says what stands on each."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._words = folder / "words.txt"
        self._words.write_text("", encoding="utf-8")

    def keep(self, page: Page, name: str) -> None:
        """The whole page, and the part of it that is in the window."""
        (self.folder / f"{name}.png").write_bytes(picture(page))
        (self.folder / f"{name}-window.png").write_bytes(window(page))
        self.note(name, "\n".join([page.url, *page.locator(SEEN).all_inner_texts(), *page.evaluate(TYPED)]))

    def note(self, name: str, words: str) -> None:
        with self._words.open("a", encoding="utf-8") as file:
            file.write(f"=== {name}\n{words.strip()}\n\n")


def window(page: Page) -> bytes:
    engine = page.context.new_cdp_session(page)
    taken = engine.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
    engine.detach()
    return base64.b64decode(taken["data"])


@contextmanager
def phone(browser: Browser, reader: Reader) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, java_script_enabled=reader.scripts, reduced_motion="reduce")
    with _paged(context) as page:
        yield page


@contextmanager
def phone_without_cookies(engine: BrowserType, reader: Reader) -> Iterator[Page]:
    """A browser of its own, whose settings take no cookie of anybody."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "Default" / "Preferences"
        settings.parent.mkdir()
        settings.write_text(json.dumps(NO_COOKIES), encoding="utf-8")
        context = engine.launch_persistent_context(
            folder, executable_path=CHROMIUM, args=QUIET, viewport=PHONE, java_script_enabled=reader.scripts,
            reduced_motion="reduce",
        )  # fmt: skip
        with _paged(context) as page:
            yield page


@contextmanager
def _paged(context: BrowserContext) -> Iterator[Page]:
    context.set_default_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        context.close()


def launched(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
