"""`python -m bench.trouble FOLDER`: bring about what can go wrong around a site, and keep what its readers see then.

The disk is full, the keys are others, the mail server knows no SMTPUTF8, the browser takes no cookies: each with a
real server, database and browser, for a reader of Danish without scripts and one of Arabic with them. Names after
the folder choose some of the troubles. Needs root on Linux, for the small disks.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.hands import answer_yes, choose, fill, fill_step, go_on, send
from tests.browser.serving import ROOT, Site, served

from .pictures import READERS, Pictures, Reader, launched, phone, phone_without_cookies
from .small_disks import SmallDisk, on_postgresql, on_sqlite, postgresql

TOLD = "[data-not-done], [data-refused], #trouble:not([hidden])"
DISKS: dict[str, Callable[[], AbstractContextManager[SmallDisk]]] = {"sqlite": on_sqlite, "postgresql": on_postgresql}
FORMER, NEW = "f" * 43, "n" * 43
STARTING = 20  # seconds; a server that has not refused to start by then runs


def disks_full(pictures: Pictures, browser: Browser) -> None:
    """Two people send something while there is no room, and once more when there is."""
    for kind, small in DISKS.items():
        with small() as disk, served(disk.data, disk.settings) as site:
            for reader in READERS:
                name = f"disk-{kind}-{reader.lang}"
                with phone(browser, reader) as page:
                    citizen_without_room(pictures, page, site, disk, reader, name)
                with phone(browser, reader) as page:
                    employer_without_room(pictures, page, site, disk, reader, name)


def citizen_without_room(
    pictures: Pictures, page: Page, site: Site, disk: SmallDisk, reader: Reader, name: str
) -> None:  # fmt: skip
    """The third step, with every field typed."""
    page.goto(f"{site.url}/{reader.lang}/plads/dig")
    for step in ("dig", "virksomhed"):
        fill_step(page, reader.who, step)
        go_on(page)
    fill_step(page, reader.who, "plads")
    with without_room(disk):
        told(pictures, page, f"{name}-step-told")
    go_on(page)
    expect(page.locator('[data-step="formaal"]')).to_be_visible()
    page.goto(f"{site.url}/{reader.lang}/plads/plads")
    pictures.keep(page, f"{name}-step-kept")


def employer_without_room(
    pictures: Pictures, page: Page, site: Site, disk: SmallDisk, reader: Reader, name: str
) -> None:  # fmt: skip
    """The employer's yes, with the hours corrected and something added."""
    page.goto(sent(page, site, reader))
    page.locator("[name=support]").fill("Pia følger op hver fredag")
    with without_room(disk):
        answer_yes(page, "20", "hours")
        expect(page.locator(TOLD)).to_be_visible()
        pictures.keep(page, f"{name}-employer-told")
    # With scripts the form still stands there; without, a page with all that was typed and a button.
    page.locator("main form:has([name=tasks]) button[type=submit]").first.click()
    expect(page.locator('[data-step="answered"]')).to_be_visible()
    pictures.keep(page, f"{name}-employer-kept")


@contextmanager
def without_room(disk: SmallDisk) -> Iterator[None]:
    disk.fill()
    try:
        yield
    finally:
        disk.free()


def told(pictures: Pictures, page: Page, name: str) -> None:
    """Press the button, and keep the page that says what has come of it."""
    go_on(page)
    expect(page.locator(TOLD)).to_be_visible()
    pictures.keep(page, name)


def sent(page: Page, site: Site, reader: Reader) -> str:
    """Register a placement; ends on the citizen's page, and returns the employer's link in the reader's language."""
    page.goto(f"{site.url}/{reader.lang}/plads/dig")
    fill(page, reader.who)
    send(page)
    page.locator("[data-follow]").click()
    link = page.locator("[data-employer-link]").get_attribute("href") or ""
    return link.replace("/da/", f"/{reader.lang}/")


def keys_swapped(pictures: Pictures, browser: Browser) -> None:
    """A server is started on what was written under another key: in the settings, or in the file the site made."""
    with tempfile.TemporaryDirectory() as folder, postgresql(Path(folder) / "postgresql") as url:
        for kind, settings in {
            "sqlite": {"PORTAL_KEYS": FORMER},
            "postgresql": {"PORTAL_KEYS": FORMER, "PORTAL_DATABASE_URL": url},
            "file": {},
        }.items():
            data = Path(folder) / kind / "site"
            with served(data, settings) as site, phone(browser, READERS[0]) as page:
                sent(page, site, READERS[0])
            if not settings:
                (data / "keys").write_text(NEW)
                pictures.note("keys-file-swapped", started(site.environ))
                continue
            for what, keys in (("swapped", NEW), ("in-front", f"{NEW} {FORMER}")):
                pictures.note(f"keys-{kind}-{what}", started({**site.environ, "PORTAL_KEYS": keys}))


def started(environ: dict[str, str]) -> str:
    """What a start says, and how it ends."""
    command, pipe = [sys.executable, "-m", "gunicorn", "wsgi:app"], subprocess.PIPE
    server = subprocess.Popen(command, cwd=ROOT, env=environ, text=True, stdout=pipe, stderr=pipe)
    try:
        out, err = server.communicate(timeout=STARTING)
        ending = f"exit code {server.returncode}"
    except subprocess.TimeoutExpired:
        server.terminate()
        out, err = server.communicate()
        ending = "runs until it is stopped"
    return f"{ending}\nstdout: {out.strip()}\nstderr: {err.strip()}"


def mail_without_utf8(pictures: Pictures, browser: Browser) -> None:
    """Addresses with other letters than ASCII before the @, and a server that cannot carry them."""
    for reader in READERS:
        fields = {**reader.who.fields, "email": "bjørn@example.org", "contact_email": "sæby@example.com"}
        reader = replace(reader, who=replace(reader.who, fields=fields))
        with (
            tempfile.TemporaryDirectory() as folder, served(Path(folder), utf8=False) as site,
            phone(browser, reader) as page,
        ):  # fmt: skip
            pages_of_refused_letters(pictures, page, site, reader, f"mail-{reader.lang}")


def pages_of_refused_letters(pictures: Pictures, page: Page, site: Site, reader: Reader, name: str) -> None:
    page.goto(f"{site.url}/{reader.lang}/plads/dig")
    fill_step(page, reader.who, "dig")
    pictures.keep(page, f"{name}-form")
    go_on(page)
    fill(page, reader.who, "dig")
    send(page)
    pictures.keep(page, f"{name}-receipt-at-once")
    pictures.note(f"{name}-outbox-list", refused_letters(site))
    page.reload()
    pictures.keep(page, f"{name}-receipt-later")
    page.locator("[data-follow]").click()
    expect(page.locator("[data-employer-link]")).to_be_visible()
    pictures.keep(page, f"{name}-status")
    page.goto(f"{page.url}/link")
    pictures.keep(page, f"{name}-link")


def refused_letters(site: Site) -> str:
    """What `flask outbox list` says once both letters have been refused."""
    for _ in range(STARTING):
        listed = site.command("outbox", "list")
        if listed.count("refused") == 2:
            return listed
        time.sleep(1)
    raise TimeoutError(listed)


def cookies_off(pictures: Pictures, browser: Browser) -> None:
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as site:
        for reader in READERS:
            home, name = f"{site.url}/{reader.lang}", f"cookies-{reader.lang}"
            with phone_without_cookies(browser.browser_type, reader) as page:
                forms_without_cookies(pictures, page, home, reader, name)
            with phone(browser, reader) as page:
                form_once_cookies_are_on(pictures, page, home, reader, name)


def forms_without_cookies(pictures: Pictures, page: Page, home: str, reader: Reader, name: str) -> None:
    page.goto(f"{home}/plads/dig")
    fill_step(page, reader.who, "dig")
    told(pictures, page, f"{name}-step")
    page.goto(f"{home}/vejviser/wellbeing")
    choose(page, "answer", "nervous")
    told(pictures, page, f"{name}-question")
    page.goto(f"{home}/arbejdsgiver/")
    page.locator("[name=code]").fill("CCCC-7777")
    told(pictures, page, f"{name}-code")


def form_once_cookies_are_on(pictures: Pictures, page: Page, home: str, reader: Reader, name: str) -> None:
    """Whoever turns cookies on has none yet: the first press brings one, the second goes on."""
    page.goto(f"{home}/plads/dig")
    fill_step(page, reader.who, "dig")
    page.context.clear_cookies()
    told(pictures, page, f"{name}-step-turned-on")
    go_on(page)
    expect(page.locator('[data-step="virksomhed"]')).to_be_visible()


TROUBLES: dict[str, Callable[[Pictures, Browser], None]] = {
    "disks": disks_full, "keys": keys_swapped, "mail": mail_without_utf8, "cookies": cookies_off,
}  # fmt: skip


def main(folder: Path, wanted: list[str]) -> None:
    pictures = Pictures(folder)
    with sync_playwright() as playwright:
        browser = launched(playwright)
        for name in wanted or TROUBLES:
            print(name, flush=True)
            TROUBLES[name](pictures, browser)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
