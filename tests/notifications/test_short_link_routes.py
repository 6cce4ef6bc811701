"""The link of an SMS opens by itself, changes nothing, and ends with its round."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from citizen_portal import i18n, limits, links
from citizen_portal.notifications.short_link_routes import ATTEMPTS_OF_ALL
from citizen_portal.placement.status import Side
from citizen_portal.records import events, short_links
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import PlacementRow, ShortLinkRow

from ..house_style import ReadingClient
from ..placements import on, read_again, rows, sent

UNUSABLE = "unusable.title"


@pytest.fixture
def record(app: Flask) -> Iterator[PlacementRecord]:
    with app.app_context():
        yield sent(language="ar")


def open_(client: ReadingClient, code: str, address: str = "198.51.100.1", **rest: str) -> TestResponse:
    return client.get(f"/s/{code}", environ_base={"REMOTE_ADDR": address}, **rest)


def is_unusable(answer: TestResponse, lang: str = "da") -> bool:
    return answer.status_code == 404 and i18n.words(lang)(UNUSABLE) in answer.text


@pytest.mark.parametrize(("side", "room"), [(Side.CITIZEN, "/ar/status/"), (Side.EMPLOYER, "/da/arbejdsgiver/")])
def test_it_leads_each_side_to_its_page(client: ReadingClient, record: PlacementRecord, side: Side, room: str) -> None:
    answer = open_(client, short_links.give(record, side))
    assert answer.status_code == 303 and answer.headers["Location"].startswith(room)
    assert answer.headers["Cache-Control"] == "no-store"
    assert client.get(answer.headers["Location"]).status_code == 200


def test_opening_it_changes_nothing(client: ReadingClient, record: PlacementRecord) -> None:
    code = short_links.give(record, Side.EMPLOYER)
    before = rows()
    for _ in range(30):
        assert open_(client, code).status_code == 303
    assert rows() == before


@pytest.mark.parametrize("typed", [str.lower, lambda code: f"{code}.", lambda code: f"{code[:5]}-{code[5:]}"])
def test_it_opens_as_it_is_copied_by_hand(client: ReadingClient, record: PlacementRecord, typed: object) -> None:
    assert callable(typed)
    assert open_(client, typed(short_links.give(record, Side.CITIZEN))).status_code == 303


def test_the_employers_ends_with_its_round(client: ReadingClient, record: PlacementRecord) -> None:
    code, hers = short_links.give(record, Side.EMPLOYER), short_links.give(record, Side.CITIZEN)
    now = events.renew_employer_link(record, "pia@example.com")
    assert is_unusable(open_(client, code)) and open_(client, hers).status_code == 303
    assert open_(client, short_links.give(now, Side.EMPLOYER)).status_code == 303


def test_the_citizens_ends_with_hers(client: ReadingClient, record: PlacementRecord) -> None:
    code, theirs = short_links.give(record, Side.CITIZEN), short_links.give(record, Side.EMPLOYER)
    db.session.execute(update(PlacementRow).where(PlacementRow.id == record.id).values(citizen_round=2))
    db.session.commit()
    assert is_unusable(open_(client, code)) and open_(client, theirs).status_code == 303
    assert open_(client, short_links.give(read_again(record), Side.CITIZEN)).status_code == 303


def test_the_employers_outlives_no_other_link_of_theirs(client: ReadingClient, record: PlacementRecord) -> None:
    code = short_links.give(record, Side.EMPLOYER)
    with on(record.links_end_on):
        assert open_(client, code).status_code == 303
    with on(record.links_end_on + timedelta(days=1)):
        assert is_unusable(open_(client, code))


def test_of_what_was_deleted_it_opens_nothing(client: ReadingClient, record: PlacementRecord) -> None:
    code = short_links.give(record, Side.CITIZEN)
    events.delete_placement(record)
    assert is_unusable(open_(client, code))


@pytest.mark.parametrize("code", ["CDFGHJKMNP", "CDFG", "AAAAAAAAAA", "%00", "ø" * 10, "C" * 500])
@pytest.mark.parametrize("lang", ["da", "ar"])
def test_whatever_is_wrong_the_answer_is_the_same_in_the_readers_language(
    client: ReadingClient, code: str, lang: str
) -> None:
    answer = client.get(f"/s/{code}", headers={"Accept-Language": lang})
    assert is_unusable(answer, lang)


def test_a_code_tried_a_thousand_times_from_a_hundred_addresses_is_asked_to_wait(client: ReadingClient) -> None:
    answers = [
        open_(client, "CDFGHJKMNP", f"198.51.100.{address}").status_code for address in range(100) for _ in range(11)
    ]
    assert answers == ([404] * 10 + [429]) * 100
    last = open_(client, "CDFGHJKMNP", "203.0.113.1")
    assert last.status_code == 429 and int(last.headers["Retry-After"]) > 0


def test_whoever_tries_gets_in_by_no_right_one_until_they_have_waited(
    client: ReadingClient, record: PlacementRecord
) -> None:
    code = short_links.give(record, Side.CITIZEN)
    for _ in range(10):
        open_(client, "CDFGHJKMNP")
    assert open_(client, code).status_code == 429 and open_(client, code, "203.0.113.9").status_code == 303


def test_a_link_that_has_ended_is_no_try(client: ReadingClient, record: PlacementRecord) -> None:
    code = short_links.give(record, Side.EMPLOYER)
    events.renew_employer_link(record, "pia@example.com")
    assert [open_(client, code).status_code for _ in range(15)] == [404] * 15


def test_what_others_try_shuts_nobody_out(app: Flask, client: ReadingClient, record: PlacementRecord) -> None:
    code = short_links.give(record, Side.CITIZEN)
    with app.test_request_context():
        for _ in range(1000):
            limits.consume_attempt("short-link", limits.EVERYBODY, ATTEMPTS_OF_ALL)
    assert open_(client, code).status_code == 303


def test_nobody_finds_a_code_in_the_database(record: PlacementRecord) -> None:
    code = short_links.give(record, Side.CITIZEN)
    kept = repr([tuple(row) for row in db.session.execute(select(ShortLinkRow.__table__))])
    assert code not in kept and set(code) <= set(links.CODE_ALPHABET) and len(code) == 10


def test_given_twice_it_is_the_same_one_and_kept_once(record: PlacementRecord) -> None:
    assert short_links.give(record, Side.CITIZEN) == short_links.give(record, Side.CITIZEN)
    assert short_links.give(record, Side.CITIZEN) != short_links.give(record, Side.EMPLOYER)
    kept = select(ShortLinkRow).where(ShortLinkRow.placement_id == record.id)
    assert len(db.session.scalars(kept).all()) == 2
