"""What the site kept at e3416a0 opens today, on both databases, and says the same. See tests/data/make_e3416a0.py."""

import json
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask

from ..house_style import Page, ReadingClient, text_of
from ..people import filled_in, marked, post, standing
from .kept import DRAFTS, PLACEMENTS, THEN, device, in_postgresql, in_sqlite, let_go, missing, opened, rows, site_on

# Each worker would start a database server of its own.
pytestmark = pytest.mark.xdist_group("kept data")

every_draft = pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)


def placements_with(part: str) -> pytest.MarkDecorator:
    """The placements that have this, and every one with its name."""
    having = {name: who for name, who in PLACEMENTS.items() if who[part]}
    return pytest.mark.parametrize("who", having.values(), ids=having)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """Makes one more database with what was kept, and returns its address."""
    if request.param == "sqlite":
        return lambda: in_sqlite(tmp_path_factory.mktemp("kept") / "portal.sqlite")
    server: str = request.getfixturevalue("postgresql")
    return lambda: in_postgresql(server)


@pytest.fixture(scope="module")
def app(fresh: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """For everybody who only looks."""
    app = site_on(fresh(), tmp_path_factory.mktemp("looking"))
    yield app
    let_go(app)


@pytest.fixture(scope="module")
def used(fresh: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """For those who go on."""
    app = site_on(fresh(), tmp_path_factory.mktemp("going-on"))
    yield app
    let_go(app)


# Placements


def test_no_row_is_lost_and_none_is_added(app: Flask) -> None:
    assert {table: rows(app, f"SELECT count(*) FROM {table}")[0][0] for table in THEN["rows"]} == THEN["rows"]


def test_the_export_says_of_every_placement_what_it_said(app: Flask) -> None:
    lines = app.test_cli_runner().invoke(args=["placement", "export"]).output.splitlines()
    now = {line["reference"]: line for line in map(json.loads, lines)}
    # Since then an address that was mended stands everywhere, no longer in the letters alone.
    mended = {"YY7J-6XN6": {"contact_email": "jorgen@example.com"}}
    then = {who["reference"]: who["export"] | mended.get(who["reference"], {}) for who in PLACEMENTS.values()}
    assert missing(then, now) == []
    assert len(now) == len(PLACEMENTS)


def sheet_of(client: ReadingClient, path: str, who: dict[str, Any]) -> Page:
    """The page of this placement, whose sheet says what was agreed or asked last."""
    answer = client.get(path)
    assert answer.status_code == 200
    page = Page(answer.text)
    assert text_of(marked(page, "data-reference")) == who["reference"]
    for line in ("tasks", "weekly_hours"):
        assert " ".join(who["export"]["terms"][line].split()) in text_of(page.one("div", data_line=line))
    return page


@placements_with("status_path")
def test_a_citizens_link_opens_their_page_where_it_stood(app: Flask, who: dict[str, Any]) -> None:
    client = device(app)
    page = sheet_of(client, who["status_path"], who)
    assert page.one("html").get("lang") == who["lang"]
    assert standing(client, who["status_path"]) == who["export"]["status"]
    assert (who["export"]["declined"] or "") in text_of(page.root)


@placements_with("status_path")
def test_the_papers_say_what_was_typed_and_the_days_that_were_agreed(app: Flask, who: dict[str, Any]) -> None:
    client, terms = device(app), who["export"]["terms"]
    asked = text_of(Page(client.get(f"{who['status_path']}/vitas").text).root)
    assert all(
        who["export"][name] in asked for name in ("company_name", "cvr", "contact_name", "contact_phone", "name")
    )
    day = "".join(terms[f"starts_on-{part}"].zfill(2) for part in ("year", "month", "day"))
    assert f"DTSTART;VALUE=DATE:{day}" in client.get(f"{who['status_path']}/kalender.ics").text


@placements_with("employer_path")
def test_an_employers_link_opens_their_page(app: Flask, who: dict[str, Any]) -> None:
    sheet_of(device(app), who["employer_path"], who)


@placements_with("code")
def test_an_employers_code_opens_their_page(app: Flask, who: dict[str, Any]) -> None:
    client = device(app)
    sheet_of(client, by_code(client, who["code"]).location, who)


def by_code(client: ReadingClient, code: str) -> Any:
    return post(client, "/da/arbejdsgiver/", {"code": code.lower()})


@placements_with("closed_paths")
def test_a_link_and_a_code_that_had_ended_open_nothing(app: Flask, who: dict[str, Any]) -> None:
    (path,), (code,) = who["closed_paths"], who["closed_codes"]
    assert device(app).get(path).status_code == 404
    assert by_code(device(app), code).status_code == 422


@pytest.mark.parametrize("name", ["approved", "agreed"])
def test_who_wanted_no_reminders_still_wants_none(app: Flask, name: str) -> None:
    who = PLACEMENTS[name]
    for path in (who["status_path"], who["employer_path"]):
        said = Page(device(app).get(f"{path}/paamindelser").text).all("p", role="status")
        assert bool(said) == (f"{path}/paamindelser" in who["muted"])


# Drafts


def found(client: ReadingClient, lang: str) -> tuple[str, dict[str, str]]:
    """The last step that can be opened, and what stands in all of them."""
    typed: dict[str, str] = {}
    last = ""
    for path in (f"/{lang}/plads/{step}" for step in ("dig", "virksomhed", "plads")):
        answer = client.get(path)
        if answer.status_code == 200:
            last, typed = path, typed | filled_in(answer.text, "later")
    return last, typed


def check_typed(client: ReadingClient, draft: dict[str, Any]) -> None:
    """Everything that was typed stands in the steps that can be opened: up to the one that was left."""
    last, typed = found(client, draft["leads_to"][1:3])
    assert last == draft["leads_to"] and typed["name"]
    assert typed == typed | {name: draft["fields"].get(name, "") for name in typed if name in draft["fields"]}


@every_draft
def test_a_draft_is_still_on_the_device_it_was_written_on(app: Flask, draft: dict[str, Any]) -> None:
    client = device(app)
    with client.session_transaction() as session:
        session["draft"] = draft["id"]
    check_typed(client, draft)
    assert marked(Page(client.get("/da/plads/").text), "data-kept").get("data-kept") == draft["kept_to"]


@every_draft
def test_a_draft_comes_back_by_its_link_for_who_knows_the_birth_date(app: Flask, draft: dict[str, Any]) -> None:
    check_comes_back(device(app), draft, draft["resume_path"])


@pytest.mark.parametrize("name", ["put-aside", "arabic"])
def test_a_draft_comes_back_by_its_code_for_who_knows_the_birth_date(app: Flask, name: str) -> None:
    draft = DRAFTS[name]
    check_comes_back(device(app), draft, f"{draft['leads_to'].rpartition('/')[0]}/fortsaet", draft["code"].lower())


def check_comes_back(client: ReadingClient, draft: dict[str, Any], path: str, code: str = "") -> None:
    known = {**draft["born"], "code": code}
    assert post(client, path, {**known, "birth_date-year": "1983"}).status_code == 422
    assert post(client, path, known).location == draft["leads_to"]
    check_typed(client, draft)


# The outbox


def test_what_waited_is_waiting_and_opens(app: Flask) -> None:
    waiting = rows(app, "SELECT key, about, sealed FROM outbox WHERE done_at IS NULL ORDER BY id")
    assert sorted(key for key, _, _ in waiting) == THEN["waiting"]
    for key, about, sealed in waiting:
        assert about.partition(":")[2] in opened(key, sealed) or about.startswith("gone:")


@pytest.fixture
def receiver() -> Iterator[tuple[str, list[str]]]:
    """Somebody who takes every hand-over, and the keys of what they got."""
    got: list[str] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            got.append(self.headers["Idempotency-Key"])
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_words: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/in", got
    server.shutdown()
    server.server_close()


def test_what_waited_is_delivered_once_to_whom_it_was_for(
    fresh: Callable[[], str], tmp_path: Path, receiver: tuple[str, list[str]]
) -> None:
    url, got = receiver
    app = site_on(fresh(), tmp_path, handover_url=url, handover_secret="s" * 40)
    said = [app.test_cli_runner().invoke(args=["outbox", "run"]).output for _ in range(5)]
    let_go(app)
    assert said[-1] == "0 delivered\n"
    letters = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in tmp_path.rglob("*.eml")]
    assert sorted([number_of(one), str(one["To"]), str(one["Content-Language"])] for one in letters) == THEN["letters"]
    assert sorted(got) == [key for key in THEN["waiting"] if key.startswith("handover:")]


def number_of(letter: Any) -> str:
    """What a receiver knows a repeat by."""
    return str(letter["Message-ID"]).strip(" <>").rpartition("@")[0]


# Going on


def test_an_agreement_of_then_can_be_applied_for(used: Flask) -> None:
    client, who = device(used), PLACEMENTS["agreed"]
    form = filled_in(client.get(f"{who['employer_path']}/vitas").text)
    assert client.post(f"{who['employer_path']}/soegt", data=form).status_code == 303
    assert standing(client, who["status_path"]) == "applied"


def test_a_question_of_then_can_be_answered(used: Flask) -> None:
    client, who = device(used), PLACEMENTS["before-codes"]
    form = filled_in(client.get(who["employer_path"]).text, "reason")
    assert client.post(who["employer_path"], data={**form, "reason": "Vi har lukket."}).status_code == 303
    assert "Vi har lukket." in client.get(who["status_path"]).text


def test_a_slip_of_then_can_be_mended_and_the_rest_is_there(used: Flask) -> None:
    client, draft = device(used), DRAFTS["arabic"]
    post(client, draft["resume_path"], draft["born"])
    mended = {**filled_in(client.get("/ar/plads/dig").text, "later"), **draft["born"]}
    assert client.post("/ar/plads/dig", data=mended).location == "/ar/plads/virksomhed"
    assert found(client, "ar")[1]["company_name"] == draft["fields"]["company_name"]
