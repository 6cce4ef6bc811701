"""Citizens, workplaces and somebody at the desk, who go on with what they came for whatever happens around them."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from urllib.parse import urlsplit

from bench.parts import Receiver
from tests.people import case

from . import ledger, tally
from .browser import Browser, Stuck
from .ledger import Ledger, Placement
from .tally import Tally

CITIZENS, EMPLOYERS, WORKERS = 3, 1, 1
THINKS = 0.4  # seconds before somebody presses a button, so that the machine has room for what is tried
LOOK = 0.3  # seconds between two looks into a letter box
NO_IN, BY_PHONE_IN = 5, 6  # every so many say no; every so many have a phone and no e-mail
LINK, CODE = re.compile(r"https?://\S+"), re.compile(r"data-citizen-code[^>]*>([^<]+)<")
REFERENCE = re.compile(r"data-reference[^>]*>([^<]+)<")
SYLLABLES = ("ba", "da", "fa", "ga", "ja", "ka", "la", "ma", "na", "ra", "sa", "ta")
CAFE = case("cafe-dagpenge-da")


def spelt(number: int) -> str:
    """A number as a name, since no name has figures."""
    return (spelt(number // 12) if number >= 12 else "") + SYLLABLES[number % 12]


def fields_of(number: int) -> dict[str, str]:
    """Somebody's registration; nobody else has the same address or the same words."""
    changed = {
        "name": f"Mette {spelt(number).title()}", "email": f"mette.{number}@example.org",
        "contact_email": f"chef.{number}@example.com",
        "purpose_text": f"Nummer {number}: jeg vil vise, at jeg kan stå for formiddagen – «æøå» ☕\r\nog sige til.",
    }  # fmt: skip
    if number % BY_PHONE_IN == 0:
        changed |= {"email": "", "phone": f"31 {number // 10000:02} {number // 100 % 100:02} {number % 100:02}"}
    return {**CAFE.fields, **changed}


@dataclass
class Post:
    """The letters that have arrived, read by everybody who waits for one."""

    mail: Receiver
    letters: list[dict[str, str]] = field(default_factory=list)
    _read: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def look(self) -> None:
        with self._lock:
            lines = self.mail.lines()
            self.letters += lines[self._read :]
            self._read = len(lines)


def links_in(letter: dict[str, str], path: str) -> Iterator[str]:
    return (urlsplit(link).path for link in LINK.findall(letter["text"] or "") if path in link)


@dataclass
class Town:
    """Everybody. `until` is when nobody begins anything new; what is begun is finished, or somebody is stuck."""

    url: str
    tally: Tally
    ledger: Ledger
    post: Post
    until: float = 0.0
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    threads: list[threading.Thread] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    desk: Browser = field(init=False)
    _answered: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def live(self, seconds: float) -> None:
        """Everybody begins; this returns at once."""
        self.until = time.monotonic() + seconds
        whole = [self.citizen] * CITIZENS + [self.employer] * EMPLOYERS + ([self.worker] * WORKERS)
        self.threads = [threading.Thread(target=self._alive, args=(one,), daemon=True) for one in whole]
        for thread in self.threads:
            thread.start()

    def finish(self) -> None:
        for thread in self.threads:
            thread.join()

    @property
    def open(self) -> bool:
        return time.monotonic() < self.until

    def _alive(self, role: Callable[[], None]) -> None:
        try:
            role()
        except Exception as error:
            self.errors.append(f"{role.__name__}: {error!r}")

    def browser(self, number: int) -> Browser:
        home = f"127.{1 + number // 62500}.{1 + number // 250 % 250}.{1 + number % 250}"
        return Browser(self.url, self.tally, home)

    # Citizens

    def citizen(self) -> None:
        while self.open:
            number = next(self.numbers)
            try:
                self.register(self.browser(number), Placement(number, fields_of(number)))
            except Stuck:
                continue

    def register(self, browser: Browser, placement: Placement) -> None:
        for step in CAFE.steps:
            typed = {name: placement.fields.get(name, "") for name in CAFE.step(step)}
            self.step(browser, f"/da/plads/{step}", typed)
        self.step(browser, "/da/plads/tjek", {"confirm": "y"})
        self.keep(browser, placement)

    def step(self, browser: Browser, path: str, typed: dict[str, str]) -> None:
        form = browser.open(path).page.form()
        if form is None:
            self.tally.count(tally.REFUSED, f"{path} does not show its form")
            raise Stuck(path)
        time.sleep(THINKS)
        browser.press(form, **typed)

    def keep(self, browser: Browser, placement: Placement) -> None:
        """The receipt is read: from now on the placement must be there."""
        receipt = browser.open("/da/plads/kvittering")
        reference, code = REFERENCE.search(receipt.text), CODE.search(receipt.text)
        if not reference or not code:
            self.tally.count(tally.REFUSED, "the receipt names no number")
            raise Stuck(receipt.path)
        placement.reference, placement.code = reference[1].strip(), code[1].strip()
        placement.status = receipt.page.marks["data-follow"]
        self.ledger.sent(placement)

    # Workplaces

    def employer(self) -> None:
        """Read the next letter that nobody has read, and answer."""
        while self.open or self._unread():
            letter = self._next_letter()
            if letter is None:
                time.sleep(LOOK)
            elif placement := self._asked(letter):
                link = next(links_in(letter, "/arbejdsgiver/"))
                self._carefully(partial(self.answer, placement, link))

    def _unread(self) -> bool:
        self.post.look()
        return self._answered < len(self.post.letters)

    def _next_letter(self) -> dict[str, str] | None:
        with self._lock:
            if not self._unread():
                return None
            self._answered += 1
            return self.post.letters[self._answered - 1]

    def _asked(self, letter: dict[str, str]) -> Placement | None:
        """The placement the letter asks about, unless it is answered; the receipt may be read a little later."""
        if not any(links_in(letter, "/arbejdsgiver/")):
            return None
        for _ in range(40):
            if placement := self.ledger.of_employer(letter["to"]):
                return placement if {ledger.YES, ledger.NO}.isdisjoint(placement.deeds) else None
            time.sleep(LOOK)
        return None

    def answer(self, placement: Placement, link: str) -> None:
        browser = self.browser(30000 + placement.number)
        deed = ledger.NO if placement.number % NO_IN == 0 else ledger.YES
        typed = {"reason": f"Vi flytter til august, nummer {placement.number}."} if deed == ledger.NO else {}
        typed |= {"answer": "no" if deed == ledger.NO else "yes"}
        page = browser.open(f"{link}/nej" if deed == ledger.NO else link)
        form = page.page.form("reason" if deed == ledger.NO else "answer")
        if form is None:
            return self.tally.count(tally.REFUSED, f"{page.status}: the employer's page has no form to answer")
        if browser.press(form, **typed).status in (200, 303, 409):
            self.ledger.done(placement, deed)
        return None

    # The desk

    def sign_in(self, invitation: str) -> None:
        self.desk = self.browser(60000)
        form = self.desk.open(invitation).page.form()
        assert form, "the invitation cannot be used"
        self.desk.press(form)

    def worker(self) -> None:
        while self.open or self.ledger.agreed:
            if placement := self.ledger.next_agreed():
                self._carefully(partial(self.decide, self.desk, placement))
            else:
                time.sleep(LOOK)

    def decide(self, browser: Browser, placement: Placement) -> None:
        for deed in (ledger.CLAIM, ledger.RECEIVED, ledger.APPLIED, ledger.APPROVED):
            path = f"/sagsbord/{placement.reference}"
            forms = browser.open(path).page.forms
            form = next((one for one in forms if one.action.endswith(f"{path}/{deed}")), None)
            if form is None:
                return self.tally.count(tally.REFUSED, f"the desk offers no »{deed}«")
            if browser.press(form).status in (200, 303, 409):
                self.ledger.done(placement, deed)
        return None

    def _carefully(self, does: Callable[[], None]) -> None:
        try:
            does()
        except Stuck:
            return
