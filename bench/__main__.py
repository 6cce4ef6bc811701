"""`make bench`: each figure of ours beside its peer's, in turns, with the median of the ratios.

These machines are noisy: the ratio is the figure, a rate alone says nothing. `--record` keeps what was measured in
docs/performance.md.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright
from sqlalchemy import text

from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.records import events
from citizen_portal.storage import outbox
from citizen_portal.storage.database import db

from . import lighthouse, paint, papers, slow
from .pictures import launched
from .results import keep, report
from .servers import Server, rate, read_rate, server

ROUNDS = 5
# How the peer is served: the plain threads of gunicorn.
GTHREAD = ("--worker-class", "gthread", "--threads", "4")
STEP = "/da/plads/dig"
FLOW = ("/da/vejviser/wellbeing", "/da/vejviser/goal")
PAGE = "/da/viden/virksomhedspraktik"


def compare(name: str, ours: Callable[[], object], peer: Callable[[], object], budget: float | None) -> None:
    against(name, lambda: rate(ours) / rate(peer), budget)


def against(name: str, ratio: Callable[[], float], budget: float | None) -> None:
    ratios = [ratio() for _ in range(ROUNDS)]
    report(name, statistics.median(ratios), budget, f"({min(ratios):.2f} to {max(ratios):.2f}) of its peer")


def pages(site: Server, bare: Server) -> None:
    for name, path, budget in (("guidance page, requests a second", PAGE, 1.5), ("question read", FLOW[0], 0.5)):
        peer = f"/{len(site.ask(path, encoding='gzip, br')[1])}"
        against(name, lambda path=path, peer=peer: read_rate(site, path) / read_rate(bare, peer), budget)


def answers(site: Server, bare: Server) -> None:
    token, size = site.token(FLOW[0]), len(site.ask(FLOW[0])[1])

    def posted() -> None:
        status, _, onwards = site.ask(FLOW[0], {"csrf_token": token, "answer": "nervous"})
        assert status == 303
        site.ask(onwards)

    compare("answer posted and followed", posted, lambda: bare.ask(f"/{size}", {"answer": "x"}), 0.3)


def beside_a_crowd(site: Server) -> None:
    with server("wsgi:app") as quiet:
        for name, path in (("guidance page", PAGE), ("question", FLOW[0])):
            ratio = slow.slowed(site, quiet, path)
            report(f"{name} beside {slow.LINES} slow lines", ratio, 1.5, "of the time without them", most=True)


def two_workers() -> None:
    """What a second worker adds on two cores: a step of the form, which the one that asks costs little beside."""
    with server("wsgi:app") as one, server("wsgi:app", workers=2) as two:
        ratios = [read_rate(two, STEP) / read_rate(one, STEP) for _ in range(ROUNDS)]
    report(
        "two workers, a form step", statistics.median(ratios), 1.8, f"({min(ratios):.2f} to {max(ratios):.2f}) of one"
    )


def submissions(folder: Path) -> None:
    """What it costs to keep a placement, beside a bare INSERT into the same database with the same durability."""
    app = create_app(Settings(data=folder, keys=("k" * 43,), database_url=f"sqlite:///{folder / 'bench.sqlite'}"))
    numbers = iter(range(10_000_000))
    with app.app_context():
        db.session.execute(text("CREATE TABLE bare (id TEXT PRIMARY KEY, content BLOB)"))
        db.session.commit()

        def bare_insert() -> None:
            row = {"id": f"b{next(numbers)}", "content": b"x" * 2000}
            db.session.execute(text("INSERT INTO bare VALUES (:id, :content)"), row)
            db.session.commit()

        def submission() -> None:
            events.send(f"d{next(numbers)}", FIELDS, "da")

        def with_letters() -> None:
            submission()
            outbox.deliver()

        compare("accepted submission (durable)", submission, bare_insert, 0.5)
        # What was sent until now has its letters first.
        while outbox.deliver():
            pass
        compare("the same with all its letters written", with_letters, submission, None)
        db.session.close()
        db.engine.dispose()


FIELDS = {
    "name": "Mette Holm", "email": "mette@example.org", "spoken_language": "dansk", "company_name": "Café Bro ApS",
    "contact_name": "Jørgen Bro", "contact_email": "jorgen@example.com", "city": "København V", "postcode": "1635",
    "benefit": "dagpenge", "latest_employer": "no", "family_owned": "no", "kind": "virksomhedspraktik",
    "weekly_hours": "37", "paid_hours": "after", "tasks": "Åbne caféen og lave kaffe. " * 20,
    **{f"{name}-{part}": value for name, day in (("birth_date", "1984"), ("starts_on", "2030"), ("ends_on", "2030"))
       for part, value in (("day", "7"), ("month", "3"), ("year", day))},
}  # fmt: skip


def paints(site: Server, bare: Server) -> None:
    """What a phone on a slow line sees, and when."""
    with sync_playwright() as tools:
        browser = launched(tools)
        for kind, lang in ((kind, lang) for kind in paint.FIRST for lang in ("da", "ar")):
            told, most = paint.figures(browser, site, bare, kind, lang), 36 if kind in paint.FORMS else 24
            which = f"{kind}, {lang}"
            report(f"largest paint of a first visit, {which}", told.first, 1.5, "of a bare page of 8 kB", most=True)
            report(f"largest paint of the next page, {which}", told.following, 0.9, "of a bare page of 8 kB", most=True)
            report(f"first visit, {which}", told.first_weight, most, "kB over the wire", most=True)
            report(f"next page, {which}", told.next_weight, 8, "kB over the wire", most=True)
        name, shift = max(paint.shifts(browser, site).items(), key=lambda one: one[1])
        report(f"largest layout shift ({name})", shift, 0, "", most=True)


def main() -> int:
    with server("wsgi:app") as site, server("bench.bare:app", *GTHREAD) as bare:
        pages(site, bare)
        answers(site, bare)
        beside_a_crowd(site)
        report("memory of a worker, all it sees", site.memory("Rss"), 90, "MB", most=True)
        report("memory of a worker, its share of the shared", site.memory("Pss"), 90, "MB", most=True)
        paints(site, bare)
        lighthouse.judged(site.port)
    two_workers()
    with tempfile.TemporaryDirectory() as folder:
        submissions(Path(folder))
    for lang in ("da", "ar"):
        report(f"a hard paper, the first of all ({lang})", papers.cost(FIELDS, lang), 1, "s of processor", most=True)
    report("a page while four papers are wanted", papers.beside(FIELDS, PAGE), 1.5, "of an idle server", most=True)
    if "--record" in sys.argv:
        keep("bench")
    return 0


if __name__ == "__main__":
    sys.exit(main())
