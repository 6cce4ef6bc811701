"""A slip in the domain of an address is told from a domain that is only unusual."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from citizen_portal.typed.address_slips import KNOWN_SLIPS, REAL, USUAL, meant_address, one_slip_apart


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *((f"mette@{slip}", "mette@gmail.com") for slip in (
            "gmial.com", "gmail.con", "gmai.com", "gmal.com", "gmil.com", "gamil.com", "gnail.com", "gmaill.com",
            "ggmail.com", "gmail.co", "gmail.cm", "gmail.cim", "gmail.om", "gmail.dk", "GMIAL.com",
        )),
        *((f"mette@{slip}", "mette@hotmail.com") for slip in (
            "hotmial.com", "hotmal.com", "hotmai.com", "homail.com", "hotmail.con", "hotmial.con",
        )),
        *((f"mette@{slip}", "mette@outlook.com") for slip in (
            "outlok.com", "outloook.com", "outlook.con", "oulook.com",
        )),
        ("mette@hotmial.dk", "mette@hotmail.dk"), ("mette@hotmail.dl", "mette@hotmail.dk"),
        ("mette@outlok.dk", "mette@outlook.dk"), ("mette@outlook.dkk", "mette@outlook.dk"),
        ("mette@yaho.dk", "mette@yahoo.dk"), ("mette@yahho.com", "mette@yahoo.com"),
        ("mette@jubi.dk", "mette@jubii.dk"), ("mette@jubii.dl", "mette@jubii.dk"),
        ("mette@liev.dk", "mette@live.dk"), ("mette@live.d", "mette@live.dk"), ("mette@maill.dk", "mette@mail.dk"),
        ("mette@icloud.con", "mette@icloud.com"), ("mette@iclod.com", "mette@icloud.com"),
        ("Mette+job@gmial.com", "Mette+job@gmail.com"), (" mailto:mette@gmial.com ", "mette@gmail.com"),
    ],
)  # fmt: skip
def test_a_slip_is_seen_and_the_rest_of_the_address_stays(typed: str, meant: str) -> None:
    assert meant_address(typed) == meant


@pytest.mark.parametrize("domain", [
    *USUAL, *sorted(REAL),
    "example.org", "example.com", "hotmail.de", "hotmail.se", "hotmail.no", "outlook.de", "live.se",
    "yahoo.de", "yahoo.ca", "yahoo.co.uk", "mail.de", "msn.com", "me.com", "ukr.net", "wp.pl", "o2.pl", "gmx.de",
    "love.dk", "line.dk", "rail.dk", "sail.dk", "life.dk", "five.dk", "kk.dk", "mail.tele.dk", "aarhus.dk",
    "cafe-live.dk", "gmail.example.com",
])  # fmt: skip
def test_what_may_well_be_meant_is_left_alone(domain: str) -> None:
    assert meant_address(f"mette@{domain}") is None


@pytest.mark.parametrize("typed", ["", "mette", "gmial.com", "mette@", "@gmial.com", "a@gmial.com, b@gmial.com"])
def test_what_is_no_address_has_no_slip(typed: str) -> None:
    assert meant_address(typed) is None


def test_whoever_does_as_the_hint_says_is_not_asked_again() -> None:
    assert set(KNOWN_SLIPS.values()) <= set(USUAL) and not set(KNOWN_SLIPS) & {*USUAL, *REAL}


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("abc", "abc", False), ("abc", "abd", True), ("abc", "ab", True), ("abc", "xabc", True), ("abc", "acb", True),
     ("abcd", "badc", False), ("abc", "ad", False), ("abc", "abcde", False), ("", "a", True), ("ab", "ba", True)],
)  # fmt: skip
def test_one_slip_is_one_letter_or_two_that_changed_places(one: str, other: str, apart: bool) -> None:
    assert one_slip_apart(one, other) is apart and one_slip_apart(other, one) is apart


@given(some.text() | some.text(alphabet="gmailcomhtdk.@"))
def test_no_text_is_too_odd_to_be_looked_at(text: str) -> None:
    meant_address(text)
