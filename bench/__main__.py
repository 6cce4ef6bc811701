"""`make bench`: each figure of ours beside its peer's, in turns, with the median of the ratios.

These machines are noisy: the ratio is the figure, a rate alone says nothing.
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
from citizen_portal.storage.database import db

from . import paint, papers, slow
from .pictures import launched
from .servers import Server, rate, read_rate, server

ROUNDS = 5
# How the peer is served: the plain threads of gunicorn.
GTHREAD = ("--worker-class", "gthread", "--threads", "4")
FLOW = ("/da/vejviser/wellbeing", "/da/vejviser/goal")
PAGE = "/da/viden/virksomhedspraktik"


def compare(name: str, ours: Callable[[], object], peer: Callable[[], object], budget: float) -> None:
    against(name, lambda: rate(ours) / rate(peer), budget)


def against(name: str, ratio: Callable[[], float], budget: float) -> None:
    ratios = [ratio() for _ in range(ROUNDS)]
    report(name, statistics.median(ratios), budget, f"({min(ratios):.2f} to {max(ratios):.2f}) of the bare peer")


def report(name: str, value: float, budget: float, unit: str, most: bool = False) -> None:
    kept = value <= budget if most else value >= budget
    print(f"{name:<44}{value:>8.2f} {unit:<38} budget {budget:g}: {'kept' if kept else 'MISSED'}")


def pages(site: Server, bare: Server) -> None:
    for name, path, budget in (("guidance page, requests a second", PAGE, 1.0), ("question read", FLOW[0], 0.5)):
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

        compare(
            "accepted submission (durable)", lambda: events.send(f"d{next(numbers)}", FIELDS, "da"), bare_insert, 0.5
        )
        db.session.close()
        db.engine.dispose()


FIELDS = {
    "benefit": "dagpenge", "latest_employer": "no", "family_owned": "no", "kind": "virksomhedspraktik",
    "weekly_hours": "37", "paid_hours": "after", "tasks": "Åbne caféen og lave kaffe. " * 20,
    **{f"{name}-{part}": value for name, day in (("birth_date", "1984"), ("starts_on", "2030"), ("ends_on", "2030"))
       for part, value in (("day", "7"), ("month", "3"), ("year", day))},
}  # fmt: skip


def paints(site: Server, bare: Server) -> None:
    """What a phone on a slow line sees, and when."""
    with sync_playwright() as tools:
        browser = launched(tools)
        for kind in paint.FIRST:
            told, most = paint.figures(browser, site, bare, kind), 36 if kind in paint.FORMS else 24
            report(f"largest paint of a first visit, {kind}", told.first, 1.5, "of a bare page of 8 kB", most=True)
            report(f"largest paint of the next page, {kind}", told.following, 0.9, "of a bare page of 8 kB", most=True)
            report(f"first visit, {kind}", told.first_weight, most, "kB over the wire", most=True)
            report(f"next page, {kind}", told.next_weight, 8, "kB over the wire", most=True)
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
    with tempfile.TemporaryDirectory() as folder:
        submissions(Path(folder))
    for lang in ("da", "ar"):
        report(f"a hard paper, the first of all ({lang})", papers.cost(FIELDS, lang), 1, "s of processor", most=True)
    report("a page while four papers are wanted", papers.beside(FIELDS, PAGE), 1.5, "of an idle server", most=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
