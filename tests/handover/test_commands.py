"""`placement export`: as many rows as placements, every cell as it was typed, and a bad row stops no other."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import update

from citizen_portal import clock
from citizen_portal.forms.posted import as_typed
from citizen_portal.handover.payload import MOMENTS
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import PlacementRow

from ..house_style import Page, ReadingClient, text_of
from ..people import case, employers_path, filled_in, marked, register

CAFE, NURSERY = case("cafe-dagpenge-da"), case("nursery-kontanthjaelp-ar")
HOSTILE = case("hostile-text-da")


@pytest.fixture(scope="module")
def sent(app: Flask) -> dict[str, dict[str, str]]:
    """What was typed, by reference."""
    found = {}
    for who in (CAFE, NURSERY, HOSTILE):
        client = app.test_client()
        assert isinstance(client, ReadingClient)
        page = Page(client.get(register(client, who)).text)
        typed = {name: as_typed(name, value) for name, value in who.fields.items()}
        found[text_of(marked(page, "data-reference"))] = typed
    return found


def export(app: Flask, kind: str) -> tuple[int, str, str]:
    done = FlaskCliRunner(app).invoke(args=["placement", "export", "--format", kind])
    # The bytes as they are: the text would lose its line ends.
    return done.exit_code, done.stdout_bytes.decode(), done.stderr


def test_a_danish_spreadsheet_opens_it(app: Flask, sent: dict[str, dict[str, str]]) -> None:
    code, written, _ = export(app, "csv")
    assert code == 0 and written.startswith("\ufeff") and written.endswith("\r\n")
    rows = list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert len(rows) >= len(sent)
    for line in rows:
        for name, value in sent.get(line["reference"], {}).items():
            assert line[name].replace("'=", "=").replace("'-", "-") == value.replace("'=", "=").replace("'-", "-"), name


@pytest.mark.parametrize("month", [1, 7])
def test_a_table_has_the_danish_day_in_front_of_a_moment(
    app: Flask, client: ReadingClient, monkeypatch: pytest.MonkeyPatch, month: int
) -> None:
    half_past_midnight = datetime(2031, month, 16, 0, 30, tzinfo=clock.HERE)
    monkeypatch.setattr(clock, "now", lambda: half_past_midnight.astimezone(UTC))
    reference = text_of(marked(Page(client.get(register(client, case(CAFE.name))).text), "data-reference"))
    _, written, _ = export(app, "csv")
    rows = list(csv.DictReader(io.StringIO(written.removeprefix("\ufeff"), newline=""), delimiter=";"))
    (moment,) = {row[name] for row in rows if row["reference"] == reference for name in MOMENTS}
    assert moment[:10] == f"2031-{month:02}-16" and datetime.fromisoformat(moment) == half_past_midnight


def test_json_lines_say_what_was_typed(app: Flask, sent: dict[str, dict[str, str]]) -> None:
    code, written, _ = export(app, "jsonl")
    lines = {one["reference"]: one for one in map(json.loads, written.splitlines())}
    assert code == 0
    for reference, fields in sent.items():
        assert {name: lines[reference][name] for name in fields} == fields


def test_one_that_cannot_be_opened_is_named_and_the_others_leave(app: Flask, sent: dict[str, dict[str, str]]) -> None:
    bad = next(iter(sent))
    with app.app_context():
        kept = db.session.query(PlacementRow.sealed).filter_by(reference=bad).scalar()
        db.session.execute(update(PlacementRow).where(PlacementRow.reference == bad).values(sealed=b"broken"))
        db.session.commit()
    try:
        code, written, complaints = export(app, "jsonl")
    finally:
        with app.app_context():
            db.session.execute(update(PlacementRow).where(PlacementRow.reference == bad).values(sealed=kept))
            db.session.commit()
    assert code == 1 and bad in complaints
    left = {json.loads(line)["reference"] for line in written.splitlines()}
    assert left >= set(sent) - {bad} and bad not in left


def test_a_new_address_of_the_employer_is_handed_over_and_stands_in_vitas(client: ReadingClient, app: Flask) -> None:
    status = register(client, CAFE)
    reference = text_of(marked(Page(client.get(status).text), "data-reference"))
    form = filled_in(client.get(f"{status}/link").text)
    client.post(f"{status}/link", data={**form, "contact_email": "ny@example.com"})
    line = next(one for one in map(json.loads, export(app, "jsonl")[1].splitlines()) if one["reference"] == reference)
    assert line["contact_email"] == "ny@example.com"
    assert "ny@example.com" in client.get(f"{status}/vitas").text
    assert "ny@example.com" in client.get(f"{employers_path(client, status)}/vitas").text
