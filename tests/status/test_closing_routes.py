"""The end of a placement, planned or not: the other side is told, nothing is left, and what came of it is asked."""

from babel.dates import format_date
from flask import Flask

from citizen_portal.placement.proposal import read_date
from citizen_portal.placement.status import PARTIES, Side
from citizen_portal.records import repository
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import EventRow, OutboxRow, PlacementRow

from ..house_style import Page, ReadingClient, text_of
from ..people import answer, employers_path, error_fields, filled_in, marked, move, reference, standing
from ..placements import CAFE, STORIES, entrance, made, on, read_again


def test_withdrawing_is_told_to_the_employer_and_their_answer_comes_too_late(
    client: ReadingClient, employer: ReadingClient, status: str
) -> None:
    link = employers_path(client, status)
    open_page = filled_in(employer.get(f"{link}/ret").text, "tasks")
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


def test_a_slip_in_the_employers_new_address_is_asked_about_where_it_can_be_mended(
    client: ReadingClient, status: str
) -> None:  # fmt: skip
    form = filled_in(client.get(f"{status}/link").text)
    assert client.post(f"{status}/link", data={**form, "contact_email": "pia@outlok.dk"}).status_code == 303
    for path in (status, f"{status}/link"):
        hint = Page(client.get(path).text).with_attribute("data-nudge")[0]
        assert "pia@outlook.dk" in text_of(hint)


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
    assert waiting() == 1
    client.post(f"{status}/paamindelser", data=form)
    assert waiting() == 0


def test_what_came_of_it_is_asked_at_the_end(client: ReadingClient, app: Flask, status: str) -> None:
    assert client.get(f"{status}/bagefter").status_code == 303
    move(app, reference(client, status), "approved")
    with on(read_date(CAFE.fields, "ends_on")):
        empty = client.post(f"{status}/bagefter", data=filled_in(client.get(f"{status}/bagefter").text))
        assert error_fields(empty) == {"outcome"}
        told = {**filled_in(empty.text), "outcome": "clarity", "purpose_reached": "partly", "again": "yes"}
        assert client.post(f"{status}/bagefter", data=told).status_code == 303
    with app.app_context():
        record = repository.by_reference(reference(client, status))
        assert record is not None and record.state.evaluations["citizen"]["outcome"] == "clarity"


def test_three_months_later_one_question_is_asked_and_the_last_answer_counts(client: ReadingClient, app: Flask) -> None:
    with app.app_context():
        record = made(STORIES["three months later"])
        with on(STORIES["three months later"].day(record.state)):
            page = f"{entrance(record, Side.CITIZEN)}/nu"
            assert page in client.get(entrance(record, Side.CITIZEN)).text
            form = filled_in(client.get(page).text)
            assert error_fields(client.post(page, data=form)) == {"three_months_later"}
            for said in ("still_looking", "job"):
                assert client.post(page, data={**form, "three_months_later": said}).status_code == 303
            assert read_again(record).state.later == "job"
            assert page not in client.get(entrance(record, Side.CITIZEN)).text


def test_before_that_the_question_leads_back_and_takes_nothing(client: ReadingClient, app: Flask) -> None:
    with app.app_context():
        record = made(STORIES["ended"])
        with on(STORIES["ended"].day(record.state)):
            page = f"{entrance(record, Side.CITIZEN)}/nu"
            assert client.get(page).status_code == 303
            form = filled_in(client.get(f"{entrance(record, Side.CITIZEN)}/stop").text)
            assert client.post(page, data={**form, "three_months_later": "job"}).status_code == 409


def test_once_it_is_over_the_paper_is_at_hand_and_nothing_is_said_to_be_open(client: ReadingClient, app: Flask) -> None:
    with app.app_context():
        record = made(STORIES["ended, told by both"])
        with on(STORIES["ended, told by both"].day(record.state)):
            link = entrance(record, Side.CITIZEN)
            hers, theirs = (Page(client.get(entrance(record, side)).text) for side in PARTIES)
    assert marked(hers, "data-paper").get("href") == f"{link}/cv"
    assert [text_of(page.one("main")).count("Ikke aftalt endnu") for page in (hers, theirs)] == [0, 0]
    assert text_of(theirs.one("h1")) == f"Pladsen til {CAFE.fields['name']}"


def test_beside_the_agreed_last_day_stands_the_one_it_ended_on(client: ReadingClient, app: Flask) -> None:
    story = STORIES["ended early"]
    with app.app_context():
        record = made(story)
        with on(story.day(record.state)):
            pages = [Page(client.get(entrance(record, side)).text) for side in PARTIES]
    said = f"Slut før tid. {format_date(record.state.last_day, 'long', locale='da')}"
    assert [text_of(marked(page, "data-ended")) for page in pages] == [said, said]
