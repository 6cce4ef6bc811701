"""What a phone on a slow line gets, and when it paints it, beside a bare page of 8 kB on the same line.

`python -m bench.paint` measures this alone.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from citizen_portal import i18n

from .pictures import launched
from .servers import Server, server

ROUNDS = 5
PHONE: ViewportSize = {"width": 390, "height": 844}
# 400 kbit/s both ways, 400 ms there and back, a processor a quarter as fast.
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER = {"rate": 4}

BARE = "/page"
FIRST = {
    "guidance": "/viden/virksomhedspraktik",
    "front": "/",
    "question": "/vejviser/wellbeing",
    "form step": "/plads/dig",
}
NEXT = {
    # Another one: what was read in the last five minutes lies in the browser.
    "guidance": "/viden/loentilskud",
    "front": "/viden/virksomhedspraktik",
    # The ones behind them are not opened before these are answered.
    "question": "/vejviser/wellbeing",
    "form step": "/plads/dig",
}
ELSEWHERE = "/om"
FORMS = ("question", "form step")

WATCH = """() => {
    window.seen = { largest: 0, first: 0, shift: 0 };
    const watch = (type, each) => new PerformanceObserver(
        list => list.getEntries().forEach(each)).observe({ type, buffered: true });
    watch("largest-contentful-paint", one => { seen.largest = one.renderTime || one.startTime;
                                               seen.what = one.element?.outerHTML.slice(0, 60); });
    watch("paint", one => { if (one.name === "first-contentful-paint") seen.first = one.startTime; });
    watch("layout-shift", one => { if (!one.hadRecentInput) seen.shift += one.value; });
}"""


@dataclass
class Visit:
    """One page as it came: milliseconds, the sum of layout shifts, and kB with headers by address."""

    largest: float
    first: float
    shift: float
    what: str
    sizes: dict[str, float] = field(default_factory=dict)

    @property
    def weight(self) -> float:
        return sum(self.sizes.values())


class Line:
    """A browser of somebody on a slow line; nothing is kept from the browser before."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._sizes: dict[str, float] = {}
        self._names: dict[str, str] = {}
        self._engine = page.context.new_cdp_session(page)
        self._engine.send("Network.enable")
        self._engine.send("Network.emulateNetworkConditions", SLOW)
        self._engine.send("Emulation.setCPUThrottlingRate", SLOWER)
        self._engine.on("Network.requestWillBeSent", self._asked)
        self._engine.on("Network.loadingFinished", self._came)
        page.add_init_script(f"({WATCH})()")

    def _asked(self, event: Mapping[str, Any]) -> None:
        self._names[event["requestId"]] = event["request"]["url"].rpartition("/")[2]

    def _came(self, event: Mapping[str, Any]) -> None:
        name = self._names.get(event["requestId"], "?")
        self._sizes[name] = self._sizes.get(name, 0) + event["encodedDataLength"] / 1000

    def visit(self, address: str) -> Visit:
        self._sizes.clear()
        self._page.goto(address, wait_until="networkidle")
        seen = self._page.evaluate("seen")
        return Visit(seen["largest"], seen["first"], seen["shift"], seen.get("what", ""), dict(self._sizes))


@contextmanager
def line(browser: Browser) -> Iterator[Line]:
    # Whoever fetches for the page would fetch unseen: nothing would be weighed, and the next page could lie there.
    context = browser.new_context(
        viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True, service_workers="block"
    )
    try:
        yield Line(context.new_page())
    finally:
        context.close()


def visits(browser: Browser, site: Server, bare: Server, kind: str, lang: str) -> tuple[Visit, Visit, Visit]:
    """The first page, the next one, and the bare page, each on a line of its own but the next."""
    home = f"http://127.0.0.1:{site.port}/{lang}"
    with line(browser) as phone:
        first = phone.visit(home + FIRST[kind])
        if NEXT[kind] == FIRST[kind]:
            phone.visit(home + ELSEWHERE)
        following = phone.visit(home + NEXT[kind])
    with line(browser) as phone:
        return first, following, phone.visit(f"http://127.0.0.1:{bare.port}{BARE}")


@dataclass(frozen=True)
class Figures:
    """Medians of several rounds: multiples of the bare page's largest paint, and kB."""

    first: float
    following: float
    first_weight: float
    next_weight: float
    sample: tuple[Visit, Visit, Visit]


def figures(browser: Browser, site: Server, bare: Server, kind: str, lang: str = "da", rounds: int = ROUNDS) -> Figures:
    seen = [visits(browser, site, bare, kind, lang) for _ in range(rounds)]
    return Figures(
        statistics.median(first.largest / peer.largest for first, _, peer in seen),
        statistics.median(following.largest / peer.largest for _, following, peer in seen),
        statistics.median(first.weight for first, _, _ in seen),
        statistics.median(following.weight for _, following, _ in seen),
        seen[-1],
    )


def shifts(browser: Browser, site: Server) -> dict[str, float]:
    """How much each kind of page moves while it comes, at worst, in each language that has it."""
    worst = {}
    for lang, language in i18n.LANGUAGES.items():
        for kind, path in FIRST.items():
            if language.easy and kind in FORMS:
                continue
            with line(browser) as phone:
                worst[f"{kind}, {lang}"] = phone.visit(f"http://127.0.0.1:{site.port}/{lang}{path}").shift
    return worst


def main() -> int:
    """Everything, told one kind and language after the other. Names of kinds limit it to these."""
    with sync_playwright() as tools, server("wsgi:app") as site, server("bench.bare:app") as bare:
        browser = launched(tools)
        for kind in [name for name in FIRST if name in sys.argv] or FIRST:
            for lang in ("da", "ar"):
                tell(f"{kind}, {lang}", figures(browser, site, bare, kind, lang, 3))
        for name, shift in shifts(browser, site).items():
            print(f"layout shift of {name}: {shift:.4f}")
    return 0


def tell(name: str, told: Figures) -> None:
    one, following, peer = told.sample
    print(f"{name}: first {told.first:.2f}, next {told.following:.2f} of the bare page", flush=True)
    print(f"  over the wire {told.first_weight:.1f} kB, next {told.next_weight:.1f} kB")
    print(f"  the last round painted first at {one.first:.0f} and largest at {one.largest:.0f} ms ({one.what}),")
    print(f"  the next page at {following.largest:.0f} ms ({following.what}), the bare one at {peer.largest:.0f} ms")


if __name__ == "__main__":
    sys.exit(main())
