"""What the site looks like, kept: which screens, in which languages and ways of looking, and how a picture is taken.

The clock stands still, the fonts are fixed, and what is drawn by lot (numbers, codes, links) is covered, so that a
picture changes when the look does and at no other time.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, Playwright

from citizen_portal import clock

from .conftest import CHROMIUM, DESKTOP, PATIENCE, PHONE, QUIET
from .desk_screens import desk_screens
from .looks import picture
from .screens import answered, every_screen, open_page
from .serving import Site, served

HERE = Path(__file__).parent / "reference"
NOON = datetime.fromisoformat("2026-12-01T11:00:00+00:00")
MADE_WITH = HERE / "made_with.txt"
FONTS = ("NotoSans-Regular", "NotoSans-Bold", "NotoSerif-Regular", "NotoSerif-Bold", "NotoSansArabic-Regular")
TALLEST = 2200  # pixels; below lies the foot of the page, which is the same everywhere
SMALLER = 2  # times: what is kept is half as wide, and a third of the bytes; a line that moves is seen all the same

# What is another one every time: what stands in it is covered, its room stays.
COVER = """() => {
  const put = (part, words) => part && (part.textContent = words);
  document.querySelectorAll("[data-reference], tr[data-placement] th a").forEach((part) => put(part, "CDFG-HJKM"));
  document.querySelectorAll("[data-code], [data-citizen-code]").forEach((part) => put(part, "NPRT-WXY3"));
  document.querySelectorAll(".qr").forEach((part) => (part.style.opacity = 0));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    text.data = text.data.replace(/(http:..)?127.0.0.1:\\d+/g, "plads.example.org");
  }
}"""


# What another size or medium changes is laid out and drawn before the next frame but one.
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True)
class Look:
    """How somebody looks at a page."""

    width: int = PHONE["width"]
    scheme: Literal["light", "dark"] = "light"
    forced: bool = False
    printed: bool = False

    def at(self, page: Page) -> None:
        page.set_viewport_size({"width": self.width, "height": 844})
        page.emulate_media(
            media="print" if self.printed else "screen", color_scheme=self.scheme,
            forced_colors="active" if self.forced else "none",
        )  # fmt: skip


LOOKS = {
    "phone": Look(), "desktop": Look(DESKTOP["width"]), "dark": Look(scheme="dark"), "forced": Look(forced=True),
    "paper": Look(720, printed=True),
}  # fmt: skip
ALL = tuple(LOOKS)
TWO, MOST = ("phone", "desktop"), ("phone", "desktop", "dark")
# Every screen and story that is kept, and in which looks. What is told from right to left is told by some of them.
KEPT: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "da": {
        "front": ALL, "viden": TWO, "viden-virksomhedspraktik": ALL, "viden-tal": TWO,
        "viden-tekster": ("phone",), "viden-fag": TWO, "viden-fag-cafe": TWO, "vejviser": ("phone",),
        "question": MOST, "outcome": ALL, "plads": ("phone",), "errors": ("phone", "forced"), "plads-step": TWO,
        "check": MOST, "receipt": ("phone", "dark", "forced"), "employer": ALL, "employer-answered": ("phone",),
        "employer-vitas": TWO, "sheet": TWO, "nothing-here": ("phone",), "sent": TWO, "approved": ALL,
        "not-approved": ("phone", "dark"), "ended-told": ("phone",),
        "desk-list": TWO, "desk-placement": ("desktop",), "desk-quality": ("desktop",),
    },
    "ar": {
        "front": MOST, "viden-virksomhedspraktik": TWO, "viden-virksomhedspraktik-dansk": ("desktop",),
        "viden-tal": ("phone",), "viden-tekster": ("phone",), "viden-fag": TWO, "viden-fag-cafe": TWO,
        "question": ("phone",), "outcome": ("phone", "paper"), "check": TWO, "receipt": ("phone",), "employer": TWO,
        "sheet": TWO, "approved": MOST,
    },
}  # fmt: skip
STORIES = ("sent", "approved", "not-approved", "ended-told")


def made_with(browser: Browser) -> str:
    """The browser and the letters of a picture: with others it is another picture."""
    letters = hashlib.sha256()
    for name in FONTS:
        (file,) = Path("/usr/share/fonts").glob(f"*/noto/{name}.ttf")
        letters.update(file.read_bytes())
    return f"Chromium {browser.version}, letters {letters.hexdigest()[:12]}\n"


@contextmanager
def photographer(playwright: Playwright) -> Iterator[Browser]:
    told: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(HERE / "fonts.conf")}
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET, env=told)
    yield browser
    browser.close()


@contextmanager
def still_site(folder: Path) -> Iterator[Site]:
    with (
        clock.played(NOON),
        served(
            folder, {"FLASK_DEBUG": "1", "STANDS_AT": NOON.isoformat()}, program="tests.browser.still_clock"
        ) as site,
    ):
        yield site


def taken(browser: Browser, site: Site) -> Iterator[tuple[str, Image.Image]]:
    """Every picture by its name, `<screen>-<language>-<look>`."""
    cookies = answered(browser, site)
    for lang in KEPT:
        with _window(browser) as page:
            yield from _in_every_look(page, lang, _screens(page, site, lang, cookies))
    yield from taken_at_the_desk(browser)


def taken_at_the_desk(browser: Browser) -> Iterator[tuple[str, Image.Image]]:
    """On a site of its own: invented people are put beside no others."""
    with TemporaryDirectory() as folder, still_site(Path(folder)) as site, _window(browser) as page:
        yield from _in_every_look(page, "da", desk_screens(page, site))


@contextmanager
def _window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, locale="da-DK", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def _in_every_look(page: Page, lang: str, screens: Iterator[str]) -> Iterator[tuple[str, Image.Image]]:
    for screen in screens:
        page.wait_for_load_state("networkidle")
        for look in KEPT[lang].get(screen, ()):
            LOOKS[look].at(page)
            page.evaluate(COVER)
            page.evaluate(PAINTED)
            yield f"{screen}-{lang}-{look}", _cropped(picture(page))
        LOOKS["phone"].at(page)


def _screens(page: Page, site: Site, lang: str, answered: Any) -> Iterator[str]:
    for name in every_screen(page, site, lang, answered):
        # A step of the registration has the name of the start of it.
        yield "plads-step" if name == "plads" and page.url.endswith("/plads/plads") else name
    for story in STORIES:
        open_page(page, f"{site.url}/{lang}/om/forloeb/{story}/citizen")
        yield story


def _cropped(png: bytes) -> Image.Image:
    whole = Image.open(io.BytesIO(png)).convert("RGB")
    return whole.crop((0, 0, whole.width, min(whole.height, TALLEST)))


def unlike(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that are not the same; all of them where the sizes differ."""
    if one.size != other.size:
        return 1.0
    different = ImageChops.difference(one, other).convert("L").point(lambda value: 255 if value else 0)
    return different.histogram()[255] / (one.width * one.height)


def kept_file(name: str) -> Path:
    return HERE / f"{name}.webp"


def keep(name: str, shown: Image.Image) -> None:
    small(shown).save(kept_file(name), lossless=True, quality=80, method=4)


def kept(name: str) -> Image.Image:
    return Image.open(kept_file(name)).convert("RGB")


def small(shown: Image.Image) -> Image.Image:
    """As large as it is kept."""
    return shown.reduce(SMALLER)
