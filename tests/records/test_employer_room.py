"""The room of an address: what is in it, who gets in, and that nothing is left open behind a contact that was wrong."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from citizen_portal import clock
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import employer_room, events
from citizen_portal.records.employer_room import ROOM_LIFE, by_link, end_links, placements, room_of, token
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import PlacementRow

from ..placements import CAFE, STORIES, made, new, on, sent

DAILY = new(Side.EMPLOYER, EventKind.ANSWERED, terms={}, employer={"daily_contact_email": "daglig@example.com"})
OTHER = new(Side.CITIZEN, EventKind.LINK_RENEWED, contact_email="rigtig@example.com")


def room(email: str) -> str:
    found = room_of(email)
    assert found
    return found


def at(email: str) -> PlacementRecord:
    return sent({**CAFE.fields, "contact_email": email})


def numbers(email: str) -> list[str]:
    return [record.reference for record in placements(room(email))]


def test_everything_with_the_address_is_in_it_however_it_is_written() -> None:
    ours = {at("Pia@Example.com").reference, at("pia+jobs@example.com").reference}
    at("ida@example.com")
    assert set(numbers(" pia@example.COM ")) == ours


def test_whoever_is_there_every_day_has_a_room_of_it_too() -> None:
    record = events.record_event_with_retry(at("chef@example.com"), DAILY)
    assert record.reference in numbers("daglig@example.com")


def test_a_contact_that_was_wrong_is_left_out_with_whom_it_named() -> None:
    record = events.record_event_with_retry(at("forkert@example.com"), DAILY)
    events.record_event_with_retry(record, OTHER)
    assert numbers("forkert@example.com") == [] and record.reference not in numbers("daglig@example.com")
    assert numbers("rigtig@example.com") == [record.reference]


def test_a_new_link_to_the_same_contact_leaves_both_in() -> None:
    record = events.record_event_with_retry(at("chef2@example.com"), DAILY)
    events.renew_employer_link(record, "chef2@example.com")
    assert record.reference in numbers("chef2@example.com") and record.reference in numbers("daglig@example.com")


def test_what_no_link_opens_any_more_is_not_in_it() -> None:
    record = at("lukket@example.com")
    with on(record.links_end_on):
        assert numbers("lukket@example.com") == [record.reference]
    with on(record.links_end_on + timedelta(days=1)):
        assert numbers("lukket@example.com") == []


def test_a_link_opens_the_room_until_its_last_day() -> None:
    link = token(room("pia@example.com"))
    with on(clock.today() + ROOM_LIFE):
        assert by_link(link) == (room("pia@example.com"), clock.today())
    with on(clock.today() + ROOM_LIFE + timedelta(days=1)):
        assert by_link(link) is None


def test_ending_the_links_of_a_room_leaves_the_others() -> None:
    ended, other = room("slut@example.com"), room("anden@example.com")
    old, others = token(ended), token(other)
    for _ in range(2):
        end_links(ended)
    assert by_link(old) is None and by_link(others)
    assert by_link(token(ended))


@pytest.mark.parametrize("link", ["", "nonsense", "WyJub2JvZHkiXQ.x"])
def test_what_was_not_made_here_opens_nothing(link: str) -> None:
    assert by_link(link) is None and by_link(made(STORIES["sent"]).employer_token()) is None


def test_what_is_no_address_has_no_room() -> None:
    assert [room_of(typed) for typed in ("", "pia", "10000009")] == [None, None, None]


def test_a_link_and_a_row_name_no_address() -> None:
    record = at("hemmelig@example.com")
    row = db.session.scalars(select(PlacementRow).where(PlacementRow.id == record.id)).one()
    assert row.contact_key == room("hemmelig@example.com") and "hemmelig" not in row.contact_key


def test_no_more_than_can_be_read_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        at("mange@example.com")
    monkeypatch.setattr(employer_room, "MOST", 2)
    assert len(numbers("mange@example.com")) == 2
