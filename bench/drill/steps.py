"""Troubles that are brought about one by one, each with people at work in it."""

from __future__ import annotations

import os
import re
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from bench.parts import Host, Receiver, answers, free_port, receiver
from bench.small_disks import on_postgresql
from bench.stack import POSTGRESQL, Stack, database_in, flask, host_in

from . import tally
from .browser import Browser
from .ledger import Ledger, Placement
from .pages import Form
from .people import CAFE, Post, Town, fields_of

LOCKED, LOAD, COPY_WAITS, FULL, SAMPLE = 20.0, 20.0, 20.0, 6.0, 12
AHEAD = "2"
NEW_KEY = "n" * 43


@dataclass
class Step:
    """What was seen, in words, and what must not have been."""

    name: str
    seen: list[str] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)

    def must(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.losses.append(f"{self.name}: {otherwise}")


@contextmanager
def at_work(town: Town, during: str, seconds: float = LOAD) -> Iterator[None]:
    """People go on meanwhile, and afterwards until what they have begun is done."""
    town.tally.during = during
    town.live(seconds)
    yield
    town.finish()


def locked(stack: Stack, town: Town) -> Step:
    step, slowest = Step("the tables locked for 20 s"), 0.0
    with at_work(town, step.name, LOCKED + 5), ExitStack() as held:
        time.sleep(2)
        for table in ("drafts", "placements"):
            # Each in a transaction of its own: two locks of one could wait in a circle.
            line = held.enter_context(psycopg.connect(stack.database.url()))
            line.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE".encode())
        until = time.monotonic() + LOCKED
        while time.monotonic() < until:
            began = time.monotonic()
            step.must(answers(f"{stack.url}/da/viden/"), "a page to read is not answered")
            slowest = max(slowest, time.monotonic() - began)
            time.sleep(0.5)
    step.seen.append(f"a page to read took {slowest:.2f} s at most")
    return step


def clock_ahead(stack: Stack, town: Town) -> Step:
    step, second = Step("the clock of one host 2 s ahead"), stack.hosts[1]
    before = second.environ, second.command
    second.stop()
    second.environ, second.command = {**second.environ, "AHEAD": AHEAD}, [*second.command[:-1], "bench.drill.ahead:app"]
    second.start()
    acknowledged = len(town.ledger.placements)
    with at_work(town, step.name):
        pass
    refused = town.tally.of(step.name)[tally.REFUSED]
    step.seen.append(f"{len(town.ledger.placements) - acknowledged} placements, {refused} forms refused")
    second.stop()
    second.environ, second.command = before
    second.start()
    return step


def stale_tab(stack: Stack, town: Town) -> Step:
    """A form is open while a release with a new key comes; then it is sent, and its page asks for its sheet."""
    step, town.tally.during = Step("a tab open since before a release"), "a tab open since before a release"
    number = next(town.numbers)
    browser, placement = town.browser(number), Placement(number, fields_of(number))
    town.step(browser, "/da/plads/dig", {name: placement.fields.get(name, "") for name in CAFE.step("dig")})
    form = browser.open("/da/plads/virksomhed").page.form() or Form("")
    stack.environ["PORTAL_KEYS"] = f"{NEW_KEY} {stack.environ['PORTAL_KEYS']}"
    for host in stack.hosts:
        host.stop()
        host.environ = {**host.environ, "PORTAL_KEYS": stack.environ["PORTAL_KEYS"]}
    for host in stack.hosts:
        host.start()
    stack.proxy.wait()
    answer = browser.press(form, **{name: placement.fields.get(name, "") for name in CAFE.step("virksomhed")})
    step.must(answer.status == 303, f"the form was answered {answer.status}")
    town.register(browser, placement)
    step.seen.append("sent with one press, and went on to the receipt")
    old = browser.open("/static/app.000000000000.css")
    step.must(old.status == 200, f"the sheet of the former release is answered {old.status}")
    return step


def backup(stack: Stack, town: Town) -> Step:
    """A dump under load, brought back on an empty cluster: complete, readable, and silent."""
    step, dump = Step("a backup under load, restored"), stack.folder / "backup"
    with at_work(town, step.name):
        # Something must be waiting, or the copy would have nothing to send.
        stack.mail.mood(answer=451)
        time.sleep(LOAD / 2)
        before = [one for one in town.ledger.placements if one.reference]
        pg("pg_dump", "-Fc", "-f", str(dump), stack.database.url())
        stack.mail.mood()
    step.seen.append(f"{len(before)} placements were acknowledged before")
    with copy_of(stack, dump) as (host, letters):
        _look_at_copy(step, host, before, town)
        time.sleep(COPY_WAITS)
        waiting = subprocess.run(flask("outbox", "list"), env=dict(host.environ), capture_output=True, text=True)
        step.must("held since" in waiting.stdout, "the copy does not hold its outbox")
        step.must(not any(part.lines() for part in letters), "the copy has sent something")
        held = len(re.findall("waiting|failing", waiting.stdout)) - 1  # the last line says the word, too
        step.must(held > 0, "nothing was waiting, so that nothing is shown")
        step.seen.append(f"the copy held {held} entries, and sent none")
    return step


def pg(command: str, *options: str) -> None:
    subprocess.run([str(POSTGRESQL / command), *options], check=True, capture_output=True)


@contextmanager
def copy_of(stack: Stack, dump: Path) -> Iterator[tuple[Host, list[Receiver]]]:
    """A host on the restored dump, with receivers of its own."""
    folder = stack.folder / "copy"
    folder.mkdir()
    database = database_in(folder / "postgresql", folder)
    mail, webhook, sms = parts = [receiver(kind, folder) for kind in ("mail", "webhook", "sms")]
    port = free_port()
    told = {
        "PORTAL_DATABASE_URL": database.url(), "PORTAL_MAIL_URL": f"smtp://127.0.0.1:{mail.port}",
        "PORTAL_HANDOVER_URL": f"http://127.0.0.1:{webhook.port}/", "PORTAL_SMS_URL": f"http://127.0.0.1:{sms.port}/",
        "PORTAL_PUBLIC_URL": f"http://127.0.0.1:{port}", "PORTAL_PROXIES": "0",
    }  # fmt: skip
    host = host_in(folder / "host", port, {**stack.hosts[0].environ, **told})
    try:
        database.start()
        pg("pg_restore", "-d", database.create(), str(dump))
        for part in (*parts, host):
            part.start()
        yield host, parts
    finally:
        for part in (host, *parts, database):
            part.stop()


def _look_at_copy(step: Step, host: Host, before: list[Placement], town: Town) -> None:
    with psycopg.connect(host.environ["PORTAL_DATABASE_URL"]) as line:
        there = {row[0] for row in line.execute("SELECT reference FROM placements")}
    missing = [one.reference for one in before if one.reference not in there]
    step.must(not missing, f"missing in the copy: {missing}")
    browser = Browser(f"http://127.0.0.1:{host.port}", town.tally, "127.250.0.1")
    for one in before[:SAMPLE]:
        step.must(one.reference in browser.open(one.status).text, f"the link of {one.reference} opens nothing")
    for one in before[:3]:
        _by_code(step, browser, one)
    step.seen.append(f"{len(before) - len(missing)} are in the copy; links and codes open")


def _by_code(step: Step, browser: Browser, one: Placement) -> None:
    form = browser.open("/da/plads/find").page.form("code") or Form("/da/plads/find")
    born = {name: value for name, value in one.fields.items() if name.startswith("birth_date")}
    answer = browser.press(form, code=one.code, **born)
    found = answer.status == 303 and one.reference in browser.open(answer.onward).text
    step.must(found, f"the code of {one.reference} opens nothing ({answer.status})")


def disk_full(stack: Stack, town: Town) -> Step:
    """A host on a small disk, a form that is sent while there is no room, and once more when there is."""
    step = Step("the disk of the database full")
    if os.geteuid() != 0:
        return Step(step.name, ["not tried: only root may mount a small disk"])
    with on_postgresql() as disk:
        port = free_port()
        host = host_in(stack.folder / "small", port, {**stack.environ, **disk.settings, "PORTAL_PROXIES": "0"})
        small = Town(f"http://127.0.0.1:{port}", town.tally, Ledger(), Post(stack.mail))
        host.start()
        try:
            town.tally.during = step.name
            _without_room(step, disk.fill, disk.free, small)
            with psycopg.connect(disk.database) as line:
                count = (line.execute("SELECT count(*) FROM placements").fetchone() or [0])[0]
        finally:
            host.stop()
        step.must(count == 1, f"{count} placements are there, not one")
    return step


def _without_room(step: Step, fill: Callable[[], None], free: Callable[[], None], town: Town) -> None:
    number = 50_000
    browser, placement = town.browser(number), Placement(number, fields_of(number))
    town.step(browser, "/da/plads/dig", {name: placement.fields.get(name, "") for name in CAFE.step("dig")})
    form = browser.open("/da/plads/virksomhed").page.form() or Form("")
    fill()
    typed = {name: placement.fields.get(name, "") for name in CAFE.step("virksomhed")}
    pressing = threading.Thread(target=browser.press, args=(form,), kwargs=typed, daemon=True)
    pressing.start()
    time.sleep(FULL)
    free()
    pressing.join()
    told = town.tally.of(step.name)[tally.KEPT]
    step.must(told > 0, "there was room")
    step.seen.append(f"told so {told} times with all the words")
    town.register(browser, placement)
    step.seen.append("taken when there was room")


STEPS: list[Callable[[Stack, Town], Step]] = [locked, clock_ahead, stale_tab, backup, disk_full]
