"""What a paper costs, and what papers cost those who only read a page."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path
from threading import Thread

from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.pdf import Papers
from citizen_portal.records import events, repository

from .servers import Server, server

# As hard as a text can be that is still written in full: another script with every letter.
HARD = "aжع漢अกา" * 571
AT_ONCE, ROUNDS = 4, 5


def placements(folder: Path, fields: dict[str, str], many: int, lang: str) -> tuple[list[str], Papers]:
    """The addresses of so many placements' receipts in the site of this folder, and what makes its papers."""
    app = create_app(Settings.from_environment({"PORTAL_DATA": str(folder)}), prerender=False)
    hard = {**fields, "tasks": HARD, "purpose_text": HARD, "afterwards": HARD}
    with app.app_context():
        sent = [repository.by_reference(events.send(f"b{lang}{each}", hard, lang)) for each in range(many)]
        paths = [f"/{lang}/status/{record.status_token}/kvittering.pdf" for record in sent if record]
    client = app.test_client()
    return paths, app.extensions["papers"] if client.get(paths[0]).status_code == 200 else Papers()


def cost(fields: dict[str, str], lang: str) -> float:
    """Seconds of processor time of the first paper a site makes, the start of its process included."""
    with tempfile.TemporaryDirectory() as folder:
        _paths, papers = placements(Path(folder), fields, 1, lang)
        running = papers.process._running
        assert running is not None
        told = Path(f"/proc/{running.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def beside(fields: dict[str, str], page: str) -> float:
    """How much longer a page takes while four hard papers are wanted at once: the median of the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        paths, _papers = placements(Path(folder), fields, 1 + AT_ONCE * ROUNDS, "da")
        with server("wsgi:app", data=Path(folder)) as site:
            return statistics.median(_ratio(site, page, paths[1 + AT_ONCE * at :][:AT_ONCE]) for at in range(ROUNDS))


def _ratio(site: Server, page: str, paths: list[str]) -> float:
    idle = statistics.median(_seconds(site, page) for _ in range(50))
    readers = [Thread(target=Server(site.port, site.process).ask, args=(path,)) for path in paths]
    for reader in readers:
        reader.start()
    busy = []
    while any(reader.is_alive() for reader in readers):
        busy.append(_seconds(site, page))
    return statistics.median(busy) / idle


def _seconds(site: Server, page: str) -> float:
    began = time.perf_counter()
    assert site.ask(page)[0] == 200
    return time.perf_counter() - began
