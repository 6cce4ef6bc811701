"""The citizen's own page: where it stands, whose turn it is, and nothing overwritten."""

import re
from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes, policy
from io import BytesIO
from pathlib import Path
from typing import Any

import icalendar
import pypdf
import pytest
from babel.dates import format_date
from flask import Flask
from flask.testing import FlaskCliRunner

from citizen_portal import clock
from citizen_portal.placement import history
from citizen_portal.placement.status import Status
from citizen_portal.records import repository
from citizen_portal.storage import outbox
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import EventRow, OutboxRow, PlacementRow

from ..house_style import Page, ReadingClient, text_of
from ..people import agree, answer, case, employers_path, error_fields, filled_in, marked, register, standing, turn

CAFE, NURSERY = case("cafe-dagpenge-da"), case("nursery-kontanthjaelp-ar")


@pytest.fixture
def employer(app: Flask) -> ReadingClient:
    """Another person with a phone of their own."""
    client = app.test_client()
    assert isinstance(client, ReadingClient)
    return client


@pytest.fixture
def status(client: ReadingClient) -> str:
    return register(client, CAFE)


def reference(client: ReadingClient, status: str) -> str:
    return text_of(marked(Page(client.get(status).text), "data-reference"))


def move(app: Flask, reference: str, to: str) -> None:
    done = FlaskCliRunner(app).invoke(args=["placement", "move", reference, to])
    assert done.exit_code == 0, done.output


def test_the_page_says_whose_turn_it_is_and_that_nobody_may_start(client: ReadingClient, status: str) -> None:
    page = client.get(status)
    assert turn(client, status) == "sent" and standing(client, status) == "sent"
    assert "Du må ikke begynde endnu" in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_from_a_yes_to_the_end(client: ReadingClient, employer: ReadingClient, app: Flask, status: str) -> None:
    link = employers_path(client, status)
    assert answer(employer, link, weekly_hours="25").status_code == 303
    assert turn(client, status) == "answered" and "37" in client.get(f"{status}/aftale").text
    agree(client, status)
    assert standing(client, status) == "agreed"
    employer.post(f"{link}/soegt", data=filled_in(employer.get(f"{link}/vitas").text))
    assert standing(client, status) == "applied"
    move(app, reference(client, status), "approved")
    page = client.get(status).text
    assert standing(client, status) == "approved" and "Du må ikke begynde endnu" not in page


def test_both_versions_stay_visible(client: ReadingClient, employer: ReadingClient, status: str) -> None:
    answer(employer, employers_path(client, status), weekly_hours="25")
    line = Page(client.get(f"{status}/aftale").text).one("div", data_line="weekly_hours")
    assert "25" in text_of(line) and "37" in text_of(line)


def test_whoever_comes_second_is_shown_both_versions_and_overwrites_nothing(
    client: ReadingClient, employer: ReadingClient, app: Flask, status: str
) -> None:
    slow = filled_in(client.get(f"{status}/ret").text, "tasks")
    answer(employer, employers_path(client, status), weekly_hours="25")
    clash = client.post(f"{status}/ret", data={**slow, "weekly_hours": "30", "tasks": "Mine egne ord"})
    assert clash.status_code == 409
    shown = text_of(marked(Page(clash.text), "data-clash"))
    assert "30" in shown and "25" in shown and "Mine egne ord" in clash.text
    again = client.post(f"{status}/ret", data=filled_in(clash.text, "tasks"))
    assert again.status_code == 303 and turn(client, status) == "changed"
    assert "Mine egne ord" in employer.get(employers_path(client, status)).text


def test_a_sheet_that_was_changed_meanwhile_is_not_agreed_to(
    client: ReadingClient, employer: ReadingClient, status: str
) -> None:
    link = employers_path(client, status)
    answer(employer, link, weekly_hours="25")
    read = filled_in(client.get(f"{status}/aftale").text)
    answer(employer, link, weekly_hours="20")
    late = client.post(f"{status}/aftale", data=read)
    assert late.status_code == 409 and "Aftalen er ændret" in late.text
    assert standing(client, status) == "employer-answered"


def test_the_citizen_cannot_agree_to_what_the_rules_stop(
    client: ReadingClient, employer: ReadingClient, status: str
) -> None:
    answer(employer, employers_path(client, status), ordinary_employees="3", placed_now="1")
    page = Page(client.get(f"{status}/aftale").text)
    assert {found.get("data-kind") for found in page.all("section", data_rule="ratio.small.per")} == {"stop"}
    assert not page.all("button", type="submit")


def test_a_change_past_what_the_rules_stop_is_not_saved_and_says_why(
    client: ReadingClient, employer: ReadingClient, status: str
) -> None:
    link = employers_path(client, status)
    answer(employer, link)
    typed = {**filled_in(client.get(f"{status}/ret").text, "tasks"), "tasks": "Bage brød", "ends_on-year": "2028"}
    stopped = client.post(f"{status}/ret", data=typed)
    assert stopped.status_code == 422 and "Bage brød" in stopped.text
    found = Page(stopped.text).one("section", data_rule="praktik.max_weeks.dagpenge")
    assert found.get("data-kind") == "stop"
    assert turn(client, status) == "answered" and "Bage brød" not in employer.get(link).text


def test_a_change_with_a_slip_loses_nothing(client: ReadingClient, status: str) -> None:
    typed = {**filled_in(client.get(f"{status}/ret").text, "tasks"), "weekly_hours": "mange", "tasks": "Bage brød"}
    wrong = client.post(f"{status}/ret", data=typed)
    assert wrong.status_code == 422 and error_fields(wrong) == {"weekly_hours"}
    assert "mange" in wrong.text and "Bage brød" in wrong.text


def test_withdrawing_is_told_to_the_employer_and_their_answer_comes_too_late(
    client: ReadingClient, employer: ReadingClient, status: str
) -> None:
    link = employers_path(client, status)
    open_page = filled_in(employer.get(link).text, "tasks")
    stop = filled_in(client.get(f"{status}/stop").text)
    client.post(f"{status}/stop", data={**stop, "do": "withdraw"})
    assert standing(client, status) == "withdrawn"
    late = employer.post(link, data={**open_page, "job_realistic": "no"})
    assert late.status_code == 409 and "trukket tilbage" in late.text


def test_deleting_leaves_nothing(client: ReadingClient, employer: ReadingClient, app: Flask, status: str) -> None:
    link, number = employers_path(client, status), reference(client, status)
    answer(employer, link)
    with app.app_context():
        row = repository.by_reference(number)
        assert row is not None
        mine = row.id
    client.post(f"{status}/stop", data={**filled_in(client.get(f"{status}/stop").text), "do": "delete"})
    assert client.get(status).status_code == 404 and employer.get(link).status_code == 404
    with app.app_context():
        assert db.session.get(PlacementRow, mine) is None
        assert not db.session.query(EventRow).filter_by(placement_id=mine).count()
        waiting = db.session.query(OutboxRow).filter_by(about=f"placements:{mine}", done_at=None)
        assert not waiting.count()


def test_a_new_link_closes_the_old_one_and_its_code(
    client: ReadingClient, employer: ReadingClient, status: str
) -> None:
    old, code = employers_path(client, status), text_of(marked(Page(client.get(status).text), "data-code"))
    client.post(f"{status}/link", data={**filled_in(client.get(f"{status}/link").text), "contact_email": ""})
    new = employers_path(client, status)
    assert new != old and employer.get(old).status_code == 404 and employer.get(new).status_code == 200
    door = filled_in(employer.get("/da/arbejdsgiver/").text)
    assert employer.post("/da/arbejdsgiver/", data={**door, "code": code}).status_code == 422


def test_new_links_are_not_sent_without_end_and_the_address_typed_stays(client: ReadingClient, status: str) -> None:
    form = filled_in(client.get(f"{status}/link").text)
    answers = [
        client.post(f"{status}/link", data={**form, "contact_email": f"ny{turn}@example.com"}) for turn in range(6)
    ]
    assert [answer.status_code for answer in answers] == [303] * 5 + [429]
    assert "ny5@example.com" in answers[-1].text and int(answers[-1].headers["Retry-After"]) > 0


def test_the_employers_new_address_cannot_be_the_citizens_own(client: ReadingClient, status: str) -> None:
    form = filled_in(client.get(f"{status}/link").text)
    wrong = client.post(f"{status}/link", data={**form, "contact_email": CAFE.fields["email"].upper()})
    assert error_fields(wrong) == {"contact_email"}


@pytest.mark.parametrize("spoil", [lambda token: token[:-2], lambda token: "x" + token, lambda _: "a.b", lambda _: "ø"])
def test_every_link_that_is_no_good_gets_the_same_page(
    client: ReadingClient, status: str, spoil: Callable[[str], str]
) -> None:
    def page(path: str) -> str:
        found = client.get(path)
        assert found.status_code == 404
        # The language switch repeats the address that was asked for.
        return re.sub(r'href="[^"]*"', "", found.text)

    token = status.rpartition("/")[2]
    gone = page("/da/status/IjAwIg.AAAA")
    assert page(f"/da/status/{spoil(token)}") == gone
    assert page(f"/da/arbejdsgiver/{token}").partition("<main")[2] == gone.partition("<main")[2]


def test_a_citizens_link_is_no_employers_link_and_the_other_way_round(client: ReadingClient, status: str) -> None:
    link = employers_path(client, status)
    assert client.get(link.replace("arbejdsgiver", "status")).status_code == 404
    assert client.get(status.replace("status", "arbejdsgiver")).status_code == 404


def test_reminders_can_be_stopped_and_opening_the_page_stops_nothing(
    client: ReadingClient, app: Flask, status: str
) -> None:
    def waiting() -> int:
        with app.app_context():
            record = repository.by_reference(reference(client, status))
            assert record is not None
            mine = db.session.query(OutboxRow).filter(OutboxRow.key.startswith(f"remind:{record.id}:citizen:"))
            return mine.count()

    form = filled_in(client.get(f"{status}/paamindelser").text)
    assert waiting() == 2
    client.post(f"{status}/paamindelser", data=form)
    assert waiting() == 0


def test_the_calendar_says_not_yet_until_it_is_approved(client: ReadingClient, app: Flask, status: str) -> None:
    def titles() -> list[str]:
        file: Any = icalendar.Calendar.from_ical(client.get(f"{status}/kalender.ics").data)
        return [str(entry["SUMMARY"]) for entry in file.walk("VEVENT")]

    assert len(titles()) == 3 and all(title.startswith("Ikke godkendt endnu") for title in titles())
    move(app, reference(client, status), "approved")
    assert not any("Ikke godkendt" in title for title in titles())


@pytest.mark.parametrize("who", [CAFE, NURSERY, case("welder-loentilskud-uk")], ids=["da", "ar", "uk"])
@pytest.mark.parametrize("paper", ["kvittering", "aftale"])
def test_a_paper_is_a_tagged_document_in_its_language(client: ReadingClient, who: Any, paper: str) -> None:
    path = register(client, who)
    document = pypdf.PdfReader(BytesIO(client.get(f"{path}/{paper}.pdf").data))
    root: Any = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/StructTreeRoot"]
    assert root["/Lang"] == who.lang
    assert document.metadata is not None and reference(client, path) in (document.metadata.title or "")
    assert b"pdfuaid" in document.xmp_metadata.stream.get_data()  # type: ignore[union-attr]
    assert who.fields["cvr" if paper == "kvittering" else "weekly_hours"] in "".join(
        page.extract_text() for page in document.pages
    )


def test_page_paper_and_calendar_say_the_same_days(client: ReadingClient, employer: ReadingClient, status: str) -> None:
    later = clock.today() + timedelta(days=30)
    changed = {"starts_on-day": str(later.day), "starts_on-month": str(later.month), "starts_on-year": str(later.year)}
    end = later + timedelta(days=13)
    changed |= {"ends_on-day": str(end.day), "ends_on-month": str(end.month), "ends_on-year": str(end.year)}
    changed |= {"midway_on" + key.removeprefix("ends_on"): changed[key] for key in changed if key.startswith("ends_on")}
    changed |= {"end_talk" + key.removeprefix("ends"): changed[key] for key in changed if key.startswith("ends_on")}
    assert answer(employer, employers_path(client, status), **changed).status_code == 303
    paper = pypdf.PdfReader(BytesIO(client.get(f"{status}/aftale.pdf").data)).pages[0].extract_text()
    file: Any = icalendar.Calendar.from_ical(client.get(f"{status}/kalender.ics").data)
    assert {entry["DTSTART"].dt for entry in file.walk("VEVENT")} == {later, end}
    page = text_of(Page(client.get(f"{status}/aftale").text).one("main"))
    for day in (later, end):
        said = format_date(day, "full", locale="da")
        assert said in page and said in " ".join(paper.split())


def test_what_came_of_it_is_asked_at_the_end(
    client: ReadingClient, app: Flask, status: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get(f"{status}/bagefter").status_code == 303
    move(app, reference(client, status), "approved")
    monkeypatch.setattr(history, "status_on", lambda _state, _day: Status.ENDED)
    empty = client.post(f"{status}/bagefter", data=filled_in(client.get(f"{status}/bagefter").text))
    assert error_fields(empty) == {"outcome", "purpose_reached", "again"}
    told = {**filled_in(empty.text), "outcome": "clarity", "purpose_reached": "partly", "again": "yes"}
    assert client.post(f"{status}/bagefter", data=told).status_code == 303
    with app.app_context():
        record = repository.by_reference(reference(client, status))
        assert record is not None and record.state.evaluations["citizen"]["outcome"] == "clarity"


def test_letters_go_out_once_and_say_nothing(client: ReadingClient, app: Flask, status: str, tmp_path: Any) -> None:
    with app.app_context():
        while outbox.deliver():
            pass
        folder = app.config["MAIL_FOLDER"]
    letters = [
        file.read_bytes().decode() for file in folder.glob("*.eml") if reference(client, status) in subject(file)
    ]
    assert len(letters) == 2
    for letter in letters:
        for secret in ("Mette", "Åboulevarden", "dagpenge", "praktik"):
            assert secret not in letter


def subject(file: Path) -> str:
    return str(message_from_bytes(file.read_bytes(), policy=policy.default)["Subject"])


ODD = {"nothing": {}, "no number": {"seen": "x"}, "no wish": {"do": "dance", "seen": "0"}}


@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
@pytest.mark.parametrize(
    ("path", "code"), [("/aftale", 303), ("/ret", 422), ("/stop", 422), ("/paamindelser", 200), ("/bagefter", 409)]
)
def test_an_odd_post_is_answered_calmly_and_changes_nothing(
    client: ReadingClient, app: Flask, status: str, path: str, code: int, data: dict[str, str]
) -> None:
    token = filled_in(client.get(f"{status}/stop").text)["csrf_token"]
    with app.app_context():
        before = db.session.query(EventRow).count()
    assert client.post(status + path, data={**data, "csrf_token": token}).status_code == code
    with app.app_context():
        assert db.session.query(EventRow).count() == before
