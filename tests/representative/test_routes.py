"""The representative reads the work and the numbers, says that they have seen it, and the link ends when it should."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from flask import Flask

from citizen_portal import links
from citizen_portal.placement.status import EventKind, Side, Status
from citizen_portal.records import events, repository, representative
from citizen_portal.records.events import NewEvent
from citizen_portal.records.repository import PlacementRecord

from ..house_style import Page, ReadingClient, text_of
from ..journeys.meanwhile import just_before_writing
from ..people import filled_in, marked
from ..placements import CAFE, CHANGE, NO, WITHDRAW, entrance, moved, read_again, sent

LISE, OTHER = "lise@example.com", "bo@example.com"
COMMENT = "Det ser fint ud.\nHusk sikkerhedssko."


def names(address: str = LISE, **employer: str) -> NewEvent:
    """The employer's yes, with the representative's address."""
    told = {"ordinary_employees": "9", "placed_now": "0", "employee_rep_email": address, **employer}
    return NewEvent(Side.EMPLOYER, EventKind.ANSWERED, {"terms": {}, "employer": told})


def answered(*happened: NewEvent) -> PlacementRecord:
    record = sent()
    for event in happened or (names(),):
        record = events.record_event_with_retry(record, event)
    return record


def link_of(record: PlacementRecord) -> str:
    return links.path("representative.page", "da", token=representative.token_of(record))


@pytest.fixture
def record(app: Flask) -> PlacementRecord:
    with app.app_context():
        return answered()


@pytest.fixture
def link(app: Flask, record: PlacementRecord) -> str:
    with app.app_context():
        return link_of(record)


def press(client: ReadingClient, link: str, **typed: str) -> int:
    return client.post(link, data={**filled_in(client.get(link).text), **typed}).status_code


def history(app: Flask, record: PlacementRecord) -> list[str]:
    with app.app_context():
        return [str(event.kind) for event in read_again(record).state.history]


def pages(app: Flask, client: ReadingClient, record: PlacementRecord) -> Mapping[Side, str]:
    with app.app_context():
        doors = {side: entrance(record, side) for side in (Side.CITIZEN, Side.EMPLOYER)}
    return {side: text_of(Page(client.get(door).text).one("main")) for side, door in doors.items()}


def test_the_work_and_the_numbers_are_there(client: ReadingClient, link: str) -> None:
    page = Page(client.get(link).text)
    shown = {line.get("data-line") for line in page.with_attribute("data-line")}
    assert {"company_name", "tasks", "starts_on", "ends_on", "weekly_hours", "ordinary_employees"} <= shown
    assert [found.get("data-rule") for found in page.with_attribute("data-rule")] == ["ratio.small.per"]
    assert "VITAS" in text_of(page.one("main"))


def test_nothing_of_the_citizen_is_there(client: ReadingClient, link: str) -> None:
    # Not in the list of languages: easy Danish has its name there.
    page = text_of(Page(client.get(link).text).one("main"))
    own = ("name", "email", "phone", "birth_date-year", "spoken_language", "purpose_text", "learning-0", "afterwards")
    assert [box for box in own if CAFE.fields.get(box) and CAFE.fields[box] in page] == []
    assert not any(word in page.casefold() for word in ("dagpenge", "kontanthjælp"))


def test_opening_it_changes_nothing(app: Flask, client: ReadingClient, record: PlacementRecord, link: str) -> None:
    client.get(link)
    assert history(app, record) == [EventKind.ANSWERED]


def test_seen_reaches_both_and_the_comment_only_the_employer(
    app: Flask, client: ReadingClient, record: PlacementRecord, link: str
) -> None:
    assert press(client, link, rep_comment=COMMENT) == 303
    said = pages(app, client, record)
    assert all("Set af medarbejdernes repræsentant" in page for page in said.values())
    assert "sikkerhedssko" in said[Side.EMPLOYER] and "sikkerhedssko" not in said[Side.CITIZEN]
    assert marked(Page(client.get(link).text), "data-seen") is not None


def test_before_that_the_employer_reads_that_somebody_was_asked(
    app: Flask, client: ReadingClient, record: PlacementRecord
) -> None:
    said = pages(app, client, record)
    assert "Vi har skrevet til repræsentanten" in said[Side.EMPLOYER]
    assert "Set af" not in said[Side.CITIZEN] and "Vi har skrevet" not in said[Side.CITIZEN]


def test_pressed_twice_it_is_said_once(app: Flask, client: ReadingClient, record: PlacementRecord, link: str) -> None:
    for typed in (COMMENT, COMMENT, ""):
        assert press(client, link, rep_comment=typed) == 303
    assert history(app, record).count(EventKind.SEEN) == 1
    press(client, link, rep_comment="Én ting til")
    assert history(app, record).count(EventKind.SEEN) == 2


def test_after_a_change_it_can_be_seen_again(
    app: Flask, client: ReadingClient, record: PlacementRecord, link: str
) -> None:
    press(client, link)
    with app.app_context():
        events.record_event_with_retry(read_again(record), CHANGE)
    assert "Aftalen er ændret" in client.get(link).text
    press(client, link)
    assert history(app, record) == [EventKind.ANSWERED, EventKind.SEEN, EventKind.CHANGED, EventKind.SEEN]


def test_it_takes_nothing_back_and_asks_nobody_anew(
    app: Flask, client: ReadingClient, record: PlacementRecord, link: str
) -> None:
    press(client, link)
    with app.app_context():
        now = read_again(record)
        assert (now.status, now.state.agreed, now.state.asked_at) == (
            record.status, record.state.agreed, record.state.asked_at,
        )  # fmt: skip


def renewed(record: PlacementRecord) -> None:
    events.renew_employer_link(record, "ny@example.com")


def happens(*happened: NewEvent) -> Callable[[PlacementRecord], None]:
    def happen(record: PlacementRecord) -> None:
        for event in happened:
            record = events.record_event_with_retry(record, event)

    return happen


def elsewhere(app: Flask, happen: Callable[[PlacementRecord], None], record: PlacementRecord) -> None:
    """In another request."""
    with app.app_context():
        happen(record)


ENDS: Mapping[str, Callable[[PlacementRecord], None]] = {
    "the answer was withdrawn": happens(NO),
    "another address": happens(names(OTHER)),
    "no address": happens(names("")),
    "a new round": renewed,
    "the placement was withdrawn": happens(WITHDRAW),
    "it was not approved": happens(moved(Status.NOT_APPROVED)),
    "it was deleted": events.delete_placement,
}


@pytest.mark.parametrize("ends", ENDS.values(), ids=ENDS)
def test_the_link_ends_and_what_was_typed_comes_back(
    app: Flask, client: ReadingClient, record: PlacementRecord, link: str, ends: Callable[[PlacementRecord], None]
) -> None:
    form = filled_in(client.get(link).text)
    with app.app_context():
        ends(record)
    assert client.get(link).status_code == 404
    answer = client.post(link, data={**form, "rep_comment": COMMENT})
    assert answer.status_code == 409 and "sikkerhedssko" in answer.text
    assert marked(Page(answer.text), "data-not-done").get("data-not-done") == "representative"


@pytest.mark.parametrize("ends", [ENDS["another address"], ENDS["the answer was withdrawn"]])
def test_a_link_that_ends_while_it_is_said_says_nothing(
    app: Flask, client: ReadingClient, record: PlacementRecord, link: str, ends: Callable[[PlacementRecord], None]
) -> None:
    form = {**filled_in(client.get(link).text), "rep_comment": COMMENT}
    with just_before_writing(app, lambda: elsewhere(app, ends, record)):
        answer = client.post(link, data=form)
    assert answer.status_code == 409 and "sikkerhedssko" in answer.text
    assert EventKind.SEEN not in history(app, record)


def test_what_else_happens_meanwhile_keeps_nobody_from_saying_it(
    app: Flask, client: ReadingClient, record: PlacementRecord, link: str
) -> None:
    form = filled_in(client.get(link).text)
    with just_before_writing(app, lambda: elsewhere(app, happens(CHANGE), record)):
        assert client.post(link, data=form).status_code == 303
    assert history(app, record)[-1] == EventKind.SEEN


def test_with_the_same_address_again_the_link_opens_again(app: Flask, client: ReadingClient, link: str) -> None:
    with app.app_context():
        found = representative.by_link(link.rpartition("/")[2])
        assert found
        happens(names(OTHER), names())(found)
    assert client.get(link).status_code == 200


def test_another_kind_of_link_opens_nothing(app: Flask, client: ReadingClient, record: PlacementRecord) -> None:
    with app.app_context():
        wrong = [record.employer_token(), record.status_token, "x"]
        assert repository.by_employer_link(representative.token_of(record)) is None
    assert [client.get(f"/da/medarbejder/{token}").status_code for token in wrong] == [404, 404, 404]


def test_a_personal_number_is_not_taken(client: ReadingClient, link: str) -> None:
    answer = client.post(link, data={**filled_in(client.get(link).text), "rep_comment": "070384-1234"})
    assert answer.status_code == 422 and "070384-1234" in answer.text
