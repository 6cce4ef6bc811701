"""Who is written to by mail, who by SMS, and who by both."""

import pytest

from citizen_portal.notifications.reach import Way, reached_at
from citizen_portal.placement.status import Side

MAIL, TEXT = {Way.LETTER}, {Way.SMS}


@pytest.mark.parametrize(
    ("email", "phone", "sms", "ways"),
    [
        ("mette@example.org", "", "", MAIL),
        ("mette@example.org", "31 00 00 01", "", MAIL),
        ("mette@example.org", "31 00 00 01", "yes", MAIL | TEXT),
        ("mette@example.org", "31 00 00 01", "banana", MAIL),
        ("mette@example.org", "", "yes", MAIL),
        ("", "31 00 00 01", "", TEXT),
        ("  ", "31 00 00 01", "yes", TEXT),
        ("", "+48 512 345 678", "", TEXT),
        ("", "33 00 00 01 lok. 12", "yes", set()),
        ("", "no number", "yes", set()),
        ("", "", "", set()),
    ],
)
def test_a_citizen_is_reached(email: str, phone: str, sms: str, ways: set[Way]) -> None:
    assert set(reached_at({"email": email, "phone": phone, "sms": sms}, Side.CITIZEN)) == ways


@pytest.mark.parametrize(
    ("email", "phone", "ways"),
    [
        ("pia@example.com", "31 00 00 02", MAIL),
        ("", "31 00 00 02", TEXT),
        ("", "33 00 00 02 lokal 4", set()),
    ],
)
def test_an_employer_is_reached(email: str, phone: str, ways: set[Way]) -> None:
    fields = {"contact_email": email, "contact_phone": phone, "sms": "yes"}
    assert set(reached_at(fields, Side.EMPLOYER)) == ways


@pytest.mark.parametrize("typed", ["31 00 00 01", "+45 31000001", "0045 31 00 00 01", "tlf. 31000001"])
def test_a_number_is_given_as_it_is_dialled_from_anywhere(typed: str) -> None:
    assert reached_at({"phone": typed}, Side.CITIZEN) == {Way.SMS: "+4531000001"}
