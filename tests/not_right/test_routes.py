"""Whoever was written down is told, reads what was written, and takes it back by one button."""

from __future__ import annotations

import pytest
from flask import Flask

from citizen_portal import links
from citizen_portal.notifications.pages import not_right
from citizen_portal.placement.status import EventKind, Side, Status
from citizen_portal.records import calls, events, queue, repository
from citizen_portal.records.events import NewEvent
from citizen_portal.records.repository import PlacementRecord

from ..desk.by_telephone import said
from ..house_style import Page, ReadingClient, text_of
from ..people import filled_in
from ..placements import CHANGE, moved, sent

YES = NewEvent(Side.EMPLOYER, EventKind.ANSWERED, said(
    Side.EMPLOYER, EventKind.ANSWERED, terms={"weekly_hours": "25"}, employer={"ordinary_employees": "12"}
))  # fmt: skip
NO = NewEvent(Side.EMPLOYER, EventKind.DECLINED, said(
    Side.EMPLOYER, EventKind.DECLINED, reason_id="no_time", reason="Vi flytter"
))  # fmt: skip
WISH = NewEvent(Side.CITIZEN, EventKind.CHANGED, said(
    Side.CITIZEN, EventKind.CHANGED, terms={"tasks": "Pakke varer"}
))  # fmt: skip
CONSENT = NewEvent(Side.CITIZEN, EventKind.AGREED, said(Side.CITIZEN, EventKind.AGREED))


def after(app: Flask, *happened: NewEvent) -> PlacementRecord:
    with app.app_context():
        record = sent()
        for event in happened:
            record = events.record_event_with_retry(record, event)
        return record


def link(app: Flask, record: PlacementRecord, number: int, lang: str = "da") -> str:
    with app.app_context():
        return f"/{lang}/ikke-rigtigt/{calls.token_of(record, number)}"


def newest(app: Flask, record: PlacementRecord) -> PlacementRecord:
    with app.app_context():
        return repository.newest(record)


def press(client: ReadingClient, path: str) -> None:
    answer = client.post(path, data=filled_in(client.get(path).text))
    assert answer.status_code == 303 and answer.location == path


def shown(client: ReadingClient, path: str) -> str:
    return text_of(Page(client.get(path).text).one("main"))


def test_it_shows_what_was_written_by_whom_and_when(app: Flask, client: ReadingClient) -> None:
    page = shown(client, link(app, after(app, YES), 2))
    assert "I sagde ja." in page and "25" in page and "12" in page
    assert "Pia Holm" in page and "Karen Holm" in page and "2. marts 2026, 09.30" in page


@pytest.mark.parametrize(
    ("happened", "words"), [((NO,), "Vi har ikke tid"), ((WISH,), "Pakke varer"), ((YES, CONSENT), "Du sagde ja.")]
)
def test_each_word_is_read_as_it_was_written(
    app: Flask, client: ReadingClient, happened: tuple[NewEvent, ...], words: str
) -> None:
    record = after(app, *happened)
    assert words in shown(client, link(app, record, record.version))


def test_opening_it_changes_nothing(app: Flask, client: ReadingClient) -> None:
    record = after(app, YES)
    client.get(link(app, record, 2))
    assert newest(app, record).version == 2


@pytest.mark.parametrize(
    ("happened", "status"),
    [
        ((YES,), Status.SENT), ((NO,), Status.SENT), ((WISH,), Status.SENT),
        ((YES, CONSENT), Status.EMPLOYER_ANSWERED), ((CHANGE, YES), Status.SENT),
    ],
)  # fmt: skip
def test_the_button_takes_just_that_back(
    app: Flask, client: ReadingClient, happened: tuple[NewEvent, ...], status: Status
) -> None:
    record = after(app, *happened)
    path = link(app, record, record.version)
    press(client, path)
    now = newest(app, record)
    assert (now.status, now.version) == (status, record.version + 1)
    assert Page(client.get(path).text).with_attribute("data-taken-back")
    with app.app_context():
        assert now.reference in {row.reference for row in queue.page(Side.JOBCENTER, {}, rows=10_000).rows}


def test_pressed_twice_it_is_said_once(app: Flask, client: ReadingClient) -> None:
    record = after(app, YES)
    path = link(app, record, 2)
    typed = filled_in(client.get(path).text)
    assert [client.post(path, data=typed).status_code for _ in range(2)] == [303, 303]
    assert newest(app, record).version == 3


def test_after_the_approval_it_says_whom_to_ring_and_the_queue_hears(app: Flask, client: ReadingClient) -> None:
    record = after(app, YES, CONSENT, moved(Status.APPLIED, Side.EMPLOYER), moved(Status.APPROVED))
    path = link(app, record, 2)
    assert "for sent" in shown(client, path) and Page(client.get(path).text).all("a", **{"class": "phone"})
    press(client, path)
    now = newest(app, record)
    assert now.status == Status.APPROVED and now.state.waits_for is Side.JOBCENTER
    assert "Ring også til os" in shown(client, path)


def test_whatever_is_wrong_with_a_link_the_answer_is_the_same(app: Flask, client: ReadingClient) -> None:
    record = after(app, YES, CHANGE)
    with app.app_context():
        made = [links.sign("not-right", content) for content in ([record.id, 3, 1], [record.id, 2, 9], ["0", 2, 1])]
        old = link(app, record, 2)
        events.renew_employer_link(record, "pia@example.com")
        made += ["x", record.status_token]
    paths = [old, *(f"/da/ikke-rigtigt/{token}" for token in made)]
    answers = [client.get(path) for path in paths]
    assert {answer.status_code for answer in answers} == {404}
    assert len({text_of(Page(answer.text).one("main")) for answer in answers}) == 1


def test_it_is_read_in_the_language_of_its_reader(app: Flask, client: ReadingClient) -> None:
    record = after(app, WISH)
    page = Page(client.get(link(app, record, 2, "ar")).text)
    assert page.one("html").get("dir") == "rtl" and "هذا غير صحيح" in text_of(page.one("main"))
    with app.app_context():
        assert not_right(record, 2).startswith("/da/ikke-rigtigt/")
