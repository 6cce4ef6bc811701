"""A no with its reason, other days, an end, who has it, and notes: what each does, and whom it reaches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask

from citizen_portal.placement.agreement import typed_date
from citizen_portal.placement.status import EventKind, Side, Status
from citizen_portal.records import events, queue, staff
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.records.staff import Role
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import NoteRow, StaffRow

from ..house_style import Page, ReadingClient, text_of
from ..placements import AGREED, APPLIED, APPROVED, STORIES, entrance, made, moved, new, on, read_again
from .at_the_desk import signed_in
from .doing import after, now, press, read

REASON = {"refusal-0": "refusal.too-long", "refusal_words": "Spørg gerne igen til foråret.", "complaint": "y"}


@pytest.fixture(autouse=True)
def inside(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


@pytest.fixture
def desk(app: Flask, client: ReadingClient) -> ReadingClient:
    return signed_in(app, client)


@pytest.mark.parametrize(("lang", "words"), [("da", "længere, end reglerne"), ("ar", "المدة أطول")])
def test_a_no_tells_the_citizen_why_and_how_to_complain(desk: ReadingClient, lang: str, words: str) -> None:
    record = after(*APPLIED)
    assert press(desk, record, "not-approved", **REASON).status_code == 303
    page = Page(read(desk, entrance(record, Side.CITIZEN, lang)))
    told = text_of(page.with_attribute("data-refused-because")[0])
    assert words in told and "Spørg gerne igen" in told and page.with_attribute("data-complain")
    assert "længere, end reglerne" not in desk.get(entrance(record, Side.EMPLOYER)).text


@pytest.mark.parametrize("left_out", [("complaint",), ("refusal-0", "refusal_words")])
def test_without_a_reason_or_the_way_to_complain_there_is_no_no(desk: ReadingClient, left_out: tuple[str, ...]) -> None:
    record = after(*APPLIED)
    typed = {name: value for name, value in REASON.items() if name not in left_out}
    answer = press(desk, record, "not-approved", **typed)
    assert answer.status_code == 422 and now(record).status is Status.APPLIED
    assert all(value in answer.text for name, value in typed.items() if name == "refusal_words")


def days(record: PlacementRecord, shorter: int = 3) -> dict[str, str]:
    start, end = record.state.starts_on, record.state.ends_on - timedelta(days=shorter)
    return {**typed_date("starts_on", start), **typed_date("ends_on", end), "dates_words": "Et kursus begynder."}


@pytest.mark.parametrize("happened", [AGREED, APPLIED, APPROVED], ids=["agreed", "applied", "approved"])
def test_other_days_hold_once_both_have_said_yes(desk: ReadingClient, happened: tuple[events.NewEvent, ...]) -> None:
    record = after(*happened)
    before, wanted = record.state.ends_on, record.state.ends_on - timedelta(days=3)
    assert press(desk, record, "dates", **days(record)).status_code == 303
    for side in (Side.EMPLOYER, Side.CITIZEN):
        page = Page(desk.get(entrance(record, side)).text)
        assert "Kommunen foreslår andre dage" in text_of(page.one("main")) and "Et kursus" in text_of(page.one("main"))
        assert happened is AGREED or now(record).state.ends_on == before
        events.record_event_with_retry(now(record), new(side, EventKind.AGREED))
    assert now(record).state.ends_on == wanted
    assert now(record).status is (Status.AGREED if happened is AGREED else record.status)


@pytest.mark.parametrize(
    ("change", "word"), [({"dates_words": ""}, "mend"), ({}, "same_days"), ({"ends_on-year": "2031"}, "")]
)
def test_days_that_are_no_other_ones_or_have_no_reason_are_not_sent(
    desk: ReadingClient, change: dict[str, str], word: str
) -> None:
    record = after(*APPROVED)
    typed = days(record, 0 if word == "same_days" else 3) | change
    assert press(desk, record, "dates", **typed).status_code == 422
    assert now(record).state.open_change is None


def test_our_own_days_can_be_taken_back_and_nobody_elses(desk: ReadingClient) -> None:
    record = after(*APPROVED)
    assert press(desk, record, "dates-dropped").status_code == 409
    press(desk, record, "dates", **days(record))
    assert press(desk, record, "dates-dropped").status_code == 303 and now(record).state.open_change is None


def test_an_end_said_by_the_jobcenter_is_told_to_both_without_its_reason(app: Flask) -> None:
    story = STORIES["started"]
    record = made(story)
    with on(record.state.starts_on + timedelta(days=4)):
        desk = signed_in(app, ReadingClient(app))
        typed = typed_date("last_day", record.state.starts_on + timedelta(days=2)) | {"end_reason": "illness"}
        assert press(desk, record, "end", do="ended-early", **typed).status_code == 303
        assert now(record).status is Status.ENDED_EARLY
        for side in (Side.CITIZEN, Side.EMPLOYER):
            assert "Sygdom" not in text_of(Page(desk.get(entrance(record, side)).text).one("main"))


def mine() -> str:
    found = db.session.query(StaffRow.id).filter_by(name="Karen Holm").first()
    assert found
    return str(found[0])


def assigned(record: PlacementRecord) -> str | None:
    (row,) = [row for row in queue.page("", {}, rows=500).rows if row.reference == record.reference]
    return row.assigned_to


def test_whoever_takes_it_has_it_and_can_hand_it_over(desk: ReadingClient) -> None:
    record = after(*APPLIED)
    staff.invite("Ali Yüksel", Role.LEAD)
    ali = str(db.session.query(StaffRow.id).filter_by(name="Ali Yüksel").one()[0])
    assert press(desk, record, "claim").status_code == 303 and assigned(record) == mine()
    assert press(desk, record, "hand-over", colleague="nobody-at-all").status_code == 422
    assert press(desk, record, "hand-over", colleague=ali).status_code == 303 and assigned(record) == ali
    page = text_of(Page(desk.get(f"/sagsbord/{record.reference}").text).one("main"))
    assert "Ali Yüksel har den." in page and "Givet til Ali Yüksel · Karen Holm" in page
    assert press(desk, record, "hand-over", colleague="").status_code == 303 and assigned(record) is None


def test_of_two_who_take_it_the_second_sees_who_has_it(app: Flask, desk: ReadingClient) -> None:
    record = after(*APPLIED)
    other = signed_in(app, ReadingClient(app), "Ali Yüksel")
    assert press(desk, record, "claim").status_code == 303
    late = press(other, record, "claim", seen=str(record.version))
    assert late.status_code == 409 and "Karen Holm har den." in text_of(Page(late.text).one("main"))
    assert press(other, record, "claim").status_code == 303


@pytest.mark.parametrize(
    ("action", "typed"),
    [
        ("ask-citizen", {"question": "Hvornår kan du møde?"}),
        ("not-approved", {"refusal_words": "For mange i praktik.", "complaint": "y"}),
        ("dates", {"dates_words": "Et kursus begynder."}),
    ],
)
def test_whoever_is_slower_keeps_their_words(desk: ReadingClient, action: str, typed: dict[str, str]) -> None:
    record = after(*APPLIED)
    if action == "dates":
        typed = days(record) | typed
    events.record_event_with_retry(record, moved(Status.MORE_NEEDED))
    late = press(desk, record, action, seen=str(record.version), **typed)
    words = next(value for name, value in typed.items() if "words" in name or name == "question")
    assert late.status_code == 409 and words in late.text
    assert read_again(record).status is Status.MORE_NEEDED
    assert press(desk, record, action, **typed).status_code == 303


def test_a_note_is_seen_at_the_desk_alone_and_lies_sealed(desk: ReadingClient) -> None:
    record = after(*APPLIED)
    words = "Ringet til Pia. Hun vender tilbage."
    assert press(desk, record, "note", note=words).status_code == 303
    assert words in desk.get(f"/sagsbord/{record.reference}").text
    assert words not in desk.get(entrance(record, Side.CITIZEN)).text
    assert words not in desk.get(entrance(record, Side.EMPLOYER)).text
    (row,) = db.session.query(NoteRow).filter_by(placement_id=record.id)
    assert words.encode() not in row.sealed and row.staff_id == mine()
    assert press(desk, record, "note", note=" ").status_code == 422
    events.delete_placement(now(record))
    assert db.session.query(NoteRow).filter_by(placement_id=record.id).count() == 0
