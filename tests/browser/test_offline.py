"""Without a net what was read is read again, and says so; nothing of anybody is kept; what is sent arrives once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Thread
from time import monotonic, sleep

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy import func, select
from werkzeug.serving import make_server

from citizen_portal.guidance.prerender import serve_prerendered
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import PlacementRow

from .. import people
from ..conftest import without_waiting
from ..guidance.own_rules import rule_table, site_with
from ..house_style import ReadingClient
from .conftest import PATIENCE, PHONE
from .hands import wait_for_swapping
from .looks import AXE, findings
from .screens import open_page
from .serving import Site
from .weak_line import WeakLine, weak_line

KLAGE, WRONG = "/da/viden/klage", "/ar/viden/sig-fra"
KEPT = """async () => {
    const addresses = async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url));
    const all = (await Promise.all((await caches.keys()).map(addresses))).flat();
    return all.map(({ pathname, search }) => pathname + search).filter((path) => !path.startsWith("/static/"));
}"""
SCARCE = """Object.defineProperty(Navigator.prototype, "connection", { get: () => ({ saveData: true }) });"""


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody with a phone of their own, on which a worker may be at work."""
    context = browser.new_context(viewport=PHONE, locale="da-DK", service_workers="allow")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def line(site: Site) -> Iterator[WeakLine]:
    with weak_line(site.url) as line:
        yield line


def kept(page: Page, *, until: Callable[[set[str]], bool]) -> set[str]:
    """The pages that are kept, as soon as they are as they should be."""
    end = monotonic() + PATIENCE / 1000
    while not until(found := set(page.evaluate(KEPT))):
        assert monotonic() < end, found
        sleep(0.05)
    return found


def read(page: Page, address: str) -> None:
    """Open a page, and stay until it is kept."""
    path = "/" + address.split("/", 3)[3]
    open_page(page, address)
    kept(page, until=lambda found: path in found)


def cut(page: Page, line: WeakLine) -> None:
    """No net; and so much later that the browser itself has nothing fresh any more."""
    line.cut()
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")


def looked_at(page: Page) -> list[str]:
    page.evaluate(AXE)
    return findings(page)


def test_what_was_read_is_read_again_without_a_net_and_nothing_else_is_kept(
    reader: BrowserContext, line: WeakLine
) -> None:
    page = reader.new_page()
    for path in (KLAGE, WRONG):
        read(page, line.url + path)
    for path in ("/da/plads/dig", "/da/vejviser/wellbeing", "/da/viden/soeg?q=uger", f"{KLAGE}?dato=2031-01-01"):
        open_page(page, line.url + path)
    desk = page.goto(f"{line.url}/sagsbord/log-ind")
    assert desk and not desk.from_service_worker
    read(page, line.url + "/ar/viden/klage?dansk=")
    assert set(page.evaluate(KEPT)) == {KLAGE, WRONG, "/ar/viden/klage?dansk="}
    cut(page, line)
    for path, words in ((KLAGE, "Siden er fra den"), (WRONG, "هذه الصفحة من")):
        open_page(page, line.url + path)
        expect(page.locator("main [data-kept]")).to_contain_text(words)
        expect(page.locator("[data-past]")).to_have_count(0)
        expect(page.locator("main .prose")).to_be_visible()
        assert not looked_at(page)
    for path, heading in (
        ("/", "لا يمكن فتح الصفحة"),
        ("/da/plads/dig", "Siden kan ikke hentes"),
        ("/ar/viden/regler", "لا يمكن فتح الصفحة"),
    ):
        open_page(page, line.url + path, status=503)
        expect(page.locator("h1")).to_contain_text(heading)
        expect(page.locator("main .phone")).to_be_visible()
        expect(page.locator("[data-kept-pages] a")).to_have_count(1)
        assert not looked_at(page)
    line.mend()
    page.locator("main a.button-primary").click()
    expect(page.locator("[data-read]")).to_be_visible()
    expect(page.locator("[data-kept]")).to_have_count(0)


@pytest.mark.parametrize("scarce", [False, True], ids=["", "data are scarce"])
def test_whoever_has_read_two_pages_gets_a_few_more_unless_data_are_scarce(
    reader: BrowserContext, line: WeakLine, scarce: bool
) -> None:
    if scarce:
        reader.add_init_script(SCARCE)
    page = reader.new_page()
    own = {KLAGE, "/da/viden/raadighed", "/da/viden/undervejs"}
    for path in sorted(own):
        read(page, line.url + path)
    if scarce:
        assert set(page.evaluate(KEPT)) == own
    else:
        kept(page, until=lambda found: len(found) == 13 and found > {*own, "/da/", "/da/viden/ordbog"})


READ_HERE = (KLAGE, "/da/viden/virksomhedspraktik")


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, str]]:
    """The next release, with a rule that should have been looked at again long ago; and where it answers."""
    folder = tmp_path_factory.mktemp("later")
    rule = rule_table("appeal.deadline", review_by="review_by = 2026-01-31")
    app = without_waiting(site_with(folder, "rules.toml", rule))
    serve_prerendered(app, READ_HERE)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield app, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_new_release_takes_the_place_and_says_what_is_past(
    reader: BrowserContext, line: WeakLine, later: tuple[Flask, str]
) -> None:
    page = reader.new_page()
    read(page, line.url + KLAGE)
    before = page.evaluate("caches.keys()")
    line.lead_to(later[1])
    # Whatever page is opened, the browser asks for the worker; what was kept before is kept of the new release.
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    open_page(page, line.url + READ_HERE[1])
    kept(page, until=lambda found: found >= set(READ_HERE) and page.evaluate("caches.keys()") not in ([], before))
    kept(page, until=lambda _: len(page.evaluate("caches.keys()")) == 1)
    cut(page, line)
    open_page(page, line.url + KLAGE)
    expect(page.locator("[data-kept] [data-past]")).to_contain_text("ændret efter den 31. januar 2026")
    assert not looked_at(page)


@pytest.mark.trouble
def test_what_is_sent_again_because_the_answer_was_lost_arrives_once(
    reader: BrowserContext, later: tuple[Flask, str]
) -> None:
    app, url = later
    client = app.test_client()
    assert isinstance(client, ReadingClient)
    people.fill(client, people.case("cafe-dagpenge-da"))
    cookie = client.get_cookie("portal")
    assert cookie
    reader.add_cookies([{"name": "portal", "value": cookie.value, "url": url}])
    with weak_line(url) as line:
        page = reader.new_page()
        open_page(page, f"{line.url}/da/plads/tjek")
        wait_for_swapping(page)
        page.locator('[name="confirm"]').check()
        line.loses = True
        send = page.locator("main form:has([name=confirm]) button[type=submit]")
        send.click()
        expect(page.locator("#trouble")).to_be_in_viewport(ratio=1)
        expect(page.locator('[name="confirm"]')).to_be_checked()
        send.click()
        expect(page.locator("[data-reference]")).to_be_visible()
        expect(page.locator("#trouble")).to_be_hidden()
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(PlacementRow)) == 1
