"""What the programme does not know (any more) keeps nobody from their placement: it opens, and the log says so."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, insert, update

from citizen_portal import clock, i18n
from citizen_portal.handover.payload import payload
from citizen_portal.placement.status import PARTIES, EventKind, Side, Status
from citizen_portal.records import queue_columns, repository
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.storage.database import db
from citizen_portal.storage.sealed import sealer
from citizen_portal.storage.tables import EventRow, PlacementRow

from ..house_style import Page, ReadingClient, text_of
from ..people import answer, filled_in, standing
from ..placements import CONTENT, STORIES, entrance, made, on
from ..placements import sent as sent_placement

ODD: Mapping[str, tuple[str, str, dict[str, Any]]] = {
    "a kind": (Side.CITIZEN, "sang", {"song": "En lærke letted"}),
    "a side that changes": ("robot", EventKind.CHANGED, CONTENT[EventKind.CHANGED]),
    "a side that answers": ("robot", EventKind.ANSWERED, CONTENT[EventKind.ANSWERED]),
    "a side that agrees": ("robot", EventKind.AGREED, {}),
    "a side that moves it on": ("robot", EventKind.MOVED, {"status": Status.APPROVED}),
    "a side that tells": ("robot", EventKind.EVALUATED, CONTENT[EventKind.EVALUATED]),
    "a status": (Side.JOBCENTER, EventKind.MOVED, {"status": "on-the-moon"}),
}
PAGES = {
    Side.CITIZEN: ("", "/aftale", "/ret", "/stop", "/link", "/paamindelser", "/bagefter", "/nu", "/cv", "/vitas",
                   "/kvittering.pdf", "/aftale.pdf", "/kalender.ics"),
    Side.EMPLOYER: ("", "/aftale", "/vitas", "/paamindelser", "/bagefter", "/aftale.pdf", "/kalender.ics"),
}  # fmt: skip
EVERY_PAGE = [(side, path) for side in PARTIES for path in PAGES[side]]
HISTORY = "citizen_portal.placement.history"
CHOSEN = {"benefit": "su", "kind": "fleksjob", "paid_hours": "bytte", "purpose": "udforskning", "job_chance": "tja"}
# What cannot be done today leads back to the page.
LEAD_BACK = ("/ret", "/link", "/bagefter", "/nu", "/cv")
every_odd = pytest.mark.parametrize("odd", ODD.values(), ids=ODD)


@pytest.fixture(autouse=True)
def nobody_else(app: Flask) -> Iterator[None]:
    """The export has nobody's placements but this test's own."""
    yield
    with app.app_context():
        db.session.execute(delete(PlacementRow))
        db.session.commit()


def kept(record: PlacementRecord, odd: tuple[str, str, dict[str, Any]]) -> PlacementRecord:
    """The placement after an event that another version of the programme has kept."""
    by, kind, content = odd
    number = record.version + 1
    sealed = sealer().seal(content, repository.seal_of(record.id, number))
    row = {"placement_id": record.id, "number": number, "at": clock.now(), "by": by, "kind": kind, "sealed": sealed}
    db.session.execute(insert(EventRow).values(row))
    db.session.execute(update(PlacementRow).where(PlacementRow.id == record.id).values(version=number))
    db.session.commit()
    return again(record)


def again(record: PlacementRecord) -> PlacementRecord:
    found = repository.by_id(record.id)
    assert found is not None
    return found


def said(caplog: pytest.LogCaptureFixture) -> int:
    """How often the log has said that something is unknown, since it was asked last."""
    count = len([one for one in caplog.records if one.name == HISTORY])
    caplog.clear()
    return count


# Events


@every_odd
def test_an_event_nobody_knows_changes_nothing_but_the_version(app: Flask, odd: Any) -> None:
    with app.app_context():
        record = made(STORIES["agreed"])
        now = kept(record, odd)
        assert now.state == replace(record.state, number=record.version + 1)
        reckoned, before = queue_columns.columns(now.state), queue_columns.columns(record.state)
        assert reckoned == before


@pytest.mark.parametrize("name", ["answered", "ended"])
@every_odd
def test_every_page_and_paper_of_both_opens_and_the_log_says_so_once(
    app: Flask, client: ReadingClient, caplog: pytest.LogCaptureFixture, odd: Any, name: str
) -> None:
    with app.app_context():
        record = kept(made(STORIES[name]), odd)
        entrances = {side: entrance(record, side) for side in PARTIES}
    with on(STORIES[name].day(record.state)):
        for side, path in EVERY_PAGE:
            said(caplog)
            answered = client.get(entrances[side] + path)
            assert answered.status_code == 200 or (answered.status_code == 303 and path in LEAD_BACK), (side, path)
            assert said(caplog) == 1, (side, path)


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


@every_odd
def test_the_export_holds_it_and_the_log_says_so_once(app: Flask, caplog: pytest.LogCaptureFixture, odd: Any) -> None:
    with app.app_context():
        record = kept(made(STORIES["agreed"]), odd)
    said(caplog)
    for form in ("jsonl", "csv"):
        done = app.test_cli_runner().invoke(args=["placement", "export", "--format", form])
        (row,) = [json.loads(done.stdout)] if form == "jsonl" else table(done.stdout)
        assert (row["reference"], str(row["version"]), row["status"]) == (record.reference, "4", "agreed")
        assert said(caplog) == 1


@every_odd
def test_it_is_handed_over_under_its_own_version(app: Flask, odd: Any) -> None:
    with app.app_context():
        record = kept(made(STORIES["agreed"]), odd)
        assert [payload(record, version)["version"] for version in range(1, 5)] == [1, 2, 3, 4]


@every_odd
def test_it_goes_on_from_there(app: Flask, client: ReadingClient, odd: Any) -> None:
    with app.app_context():
        record = kept(sent_placement(), odd)
        link, status = entrance(record, Side.EMPLOYER), entrance(record, Side.CITIZEN)
    assert answer(client, link, weekly_hours="25").status_code == 303
    assert standing(client, status) == "employer-answered"
    with app.app_context():
        assert again(record).version == record.version + 1


def test_a_row_that_says_a_status_nobody_knows_is_told_by_its_events(app: Flask, client: ReadingClient) -> None:
    with app.app_context():
        record = made(STORIES["applied"])
        db.session.execute(update(PlacementRow).values(status="on-the-moon", waits_for="robot"))
        db.session.commit()
        status = entrance(record, Side.CITIZEN)
    assert standing(client, status) == "applied"


# Values


def with_fields(record: PlacementRecord, **fields: str) -> PlacementRecord:
    """The placement as if it had been registered like this."""
    state = replace(record.state, fields={**record.state.fields, **fields})
    sealed = repository.sealed_contents(replace(record, state=state))
    db.session.execute(update(PlacementRow).where(PlacementRow.id == record.id).values(sealed=sealed))
    db.session.commit()
    return again(record)


@pytest.mark.parametrize("lang", [code for code, language in i18n.LANGUAGES.items() if not language.easy])
def test_every_page_opens_with_choices_nobody_knows(app: Flask, client: ReadingClient, lang: str) -> None:
    with app.app_context():
        record = with_fields(sent_placement(), **CHOSEN)
        entrances = {side: entrance(record, side, lang) for side in PARTIES}
    opened = {path: client.get(entrances[side] + path).status_code for side, path in EVERY_PAGE}
    assert set(opened.values()) <= {200, 303} and opened["/bagefter"] == 303


def test_a_choice_nobody_knows_is_shown_as_it_is_kept(app: Flask, client: ReadingClient) -> None:
    with app.app_context():
        record = with_fields(sent_placement(), **CHOSEN)
        status, link = entrance(record, Side.CITIZEN), entrance(record, Side.EMPLOYER)
    for path in (f"{status}/aftale", f"{link}/aftale", f"{link}/vitas"):
        assert "udforskning" in text_of(Page(client.get(path).text).one("div", data_line="purpose"))
    assert "fleksjob" in text_of(Page(client.get(f"{status}/vitas").text).one("div", data_line="kind"))


def test_a_choice_nobody_knows_is_exported_as_it_is_kept(app: Flask) -> None:
    with app.app_context():
        with_fields(sent_placement(), **CHOSEN)
    done = app.test_cli_runner().invoke(args=["placement", "export"])
    row = json.loads(done.stdout)
    assert {name: row[name] for name in CHOSEN} == CHOSEN


def test_a_placement_with_choices_nobody_knows_is_answered_and_rebuilt(app: Flask, client: ReadingClient) -> None:
    with app.app_context():
        record = with_fields(sent_placement(), **CHOSEN)
        link = entrance(record, Side.EMPLOYER)
    assert answer(client, link).status_code == 303
    assert app.test_cli_runner().invoke(args=["placement", "rebuild"]).output == "1 placements rebuilt\n"


def test_a_purpose_nobody_knows_is_chosen_anew_where_the_terms_are_changed(app: Flask, client: ReadingClient) -> None:
    with app.app_context():
        status = entrance(with_fields(sent_placement(), **CHOSEN), Side.CITIZEN)
    form = filled_in(client.get(f"{status}/ret").text, "tasks")
    assert "purpose" not in form
    assert client.post(f"{status}/ret", data={**form, "purpose": "job"}).status_code == 303
    assert "jobpraktik" in text_of(Page(client.get(f"{status}/aftale").text).one("div", data_line="purpose"))


def test_the_receipt_opens_with_choices_nobody_knows(app: Flask, client: ReadingClient) -> None:
    with app.app_context():
        record = with_fields(sent_placement(), **CHOSEN)
    with client.session_transaction() as session:
        session["draft"] = record.draft_id
    assert record.reference in client.get("/da/plads/kvittering").text
