"""Who is named as the representative gets one letter, with the answer that names them, in the employer's language."""

from __future__ import annotations

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events
from citizen_portal.storage import outbox

from ..house_style import ReadingClient
from ..people import employers_path, filled_in, register, say_yes
from ..placements import CAFE, NO, new, read_again
from ..representative.test_routes import LISE, OTHER, answered, names

SOME = [f"p{number}@example.com" for number in range(8)]


@pytest.fixture
def written(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Who was written to, and the text of the letter."""
    found: list[tuple[str, str]] = []
    monkeypatch.setattr(
        "citizen_portal.outside.mail.send", lambda letter: found.append((str(letter["To"]), letter.get_content()))
    )
    return found


def delivered(app: Flask) -> None:
    while outbox.deliver(clock.now()):
        pass


def to(written: list[tuple[str, str]], *addresses: str) -> list[str]:
    return [address for address, _text in written if address in addresses]


def test_the_address_is_written_to_once_whatever_is_answered_again(app: Flask, written: list[tuple[str, str]]) -> None:
    with app.app_context():
        record = answered()
        delivered(app)
        record = events.record_event_with_retry(record, names(ordinary_employees="12"))
        events.record_event_with_retry(record, names(f"{LISE.upper()} "))
        delivered(app)
    assert to(written, LISE, LISE.upper()) == [LISE]


def test_the_letter_says_nothing_of_the_person_and_carries_the_link(app: Flask, written: list[tuple[str, str]]) -> None:
    with app.app_context():
        record = answered()
        delivered(app)
    (text,) = [text for address, text in written if address == LISE]
    assert "/da/medarbejder/" in text and record.state.fields["name"] not in text
    assert record.state.fields["company_name"] not in text


def test_it_is_in_the_employers_language(app: Flask, written: list[tuple[str, str]]) -> None:
    with app.app_context():
        record = answered(new(Side.CITIZEN, EventKind.CHANGED))
        events.record_event(record, names(), record.version, employer_language="pl")
        delivered(app)
    (text,) = [text for address, text in written if address == LISE]
    assert "/pl/medarbejder/" in text


def test_another_address_is_another_letter(app: Flask, written: list[tuple[str, str]]) -> None:
    with app.app_context():
        events.record_event_with_retry(answered(), names(OTHER))
        delivered(app)
    assert to(written, LISE, OTHER) == [OTHER]  # the first had ended before it left


def test_a_no_before_it_leaves_takes_it_back(app: Flask, written: list[tuple[str, str]]) -> None:
    with app.app_context():
        events.record_event_with_retry(answered(), NO)
        delivered(app)
    assert to(written, LISE) == []


def test_nobody_writes_to_half_the_town(app: Flask, written: list[tuple[str, str]]) -> None:
    with app.app_context():
        record = answered(names(SOME[0]))
        for address in SOME[1:]:
            delivered(app)
            record = events.record_event_with_retry(record, names(address))
        delivered(app)
    assert to(written, *SOME) == SOME[:5]


def test_the_employer_is_told_that_it_was_seen(app: Flask, written: list[tuple[str, str]]) -> None:
    with app.app_context():
        record = answered()
        delivered(app)
        written.clear()
        events.record_event_with_retry(read_again(record), new(Side.REPRESENTATIVE, EventKind.SEEN))
        delivered(app)
    (only,) = written
    assert only[0] == record.contact_email and "ser fint ud" not in only[1]


def test_a_deleted_placement_writes_to_no_representative(app: Flask, written: list[tuple[str, str]]) -> None:
    with app.app_context():
        events.delete_placement(answered())
        delivered(app)
    assert to(written, LISE) == []


def test_an_employer_who_names_them_after_the_yes_has_them_written_to(
    app: Flask, client: ReadingClient, employer: ReadingClient, written: list[tuple[str, str]]
) -> None:
    link = employers_path(client, register(client, CAFE))
    say_yes(employer, link)
    path = f"{link}/mere/repraesentant"
    told = {**filled_in(employer.get(path).text, "seen"), "employee_rep_email": LISE}
    assert employer.post(path, data=told).status_code == 303
    with app.app_context():
        delivered(app)
    assert to(written, LISE) == [LISE]
    assert "Vi har skrevet til repræsentanten" in employer.get(link).text
