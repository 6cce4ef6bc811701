"""E-mail addresses and telephone numbers as they are typed and pasted."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen_portal.typed.contacts import (
    plain_mailbox,
    plain_phone,
    read_email,
    read_phone,
    same_mailbox,
    same_phone,
)
from citizen_portal.typed.misread import Misread


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "mette@example.org",
            " mette@example.org ",
            "mette@EXAMPLE.org",
            "mette@example.org\u200b",
            "\ufeffmette@example.org",
        ),
        *("mailto:mette@example.org", "MAILTO: mette@example.org", "mailto:mette@example.org?subject=Praktik"),
        *("E-mail: mette@example.org", "Mette <mette@example.org>", '"Kjær, Mette" <mette@example.org>;'),
        *(
            "<mette@example.org>",
            "<mailto:mette@example.org>",
            "mette@example.org.",
            "mette@example.org,",
            "(mette@example.org)",
        ),
        *(
            "»mette@example.org«",
            "mette @ example.org",
            "mette＠example.org",
            "ｍｅｔｔｅ@example.org",
            "mette@exam\u00adple.org\r\n",
        ),
    ],
)
def test_an_address_is_taken_out_of_what_was_pasted_around_it(typed: str) -> None:
    assert read_email(typed) == "mette@example.org"


@pytest.mark.parametrize(
    "typed", ["Mette+praktik@example.org", "m_k-2@mail.example.org", "m?k@example.org", "mette@blåbær.example.org"]
)
def test_the_rest_of_an_address_stays_as_typed(typed: str) -> None:
    assert read_email(typed) == typed


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", "missing"),
        ("\u200b", "missing"),
        ("<>", "missing"),
        ("mette", "no_at"),
        ("mette.example.org", "no_at"),
        ("mette@example.org, ali@example.org", "several"),
        ("mette@@example.org", "several"),
        ("mette@example", "shape"),
        ("mette@", "shape"),
        ("@example.org", "shape"),
        ("mette k@example.org", "shape"),
        ("mette@example..org", "shape"),
        ("mette@exa_mple.org", "shape"),
        ("m" * 300 + "@example.org", "shape"),
    ],
)
def test_what_is_wrong_with_an_address_is_told_apart(typed: str, kind: str) -> None:
    with pytest.raises(Misread) as refused:
        read_email(typed)
    assert refused.value.kind == kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mette@example.org", "Mette@Example.org"),
        ("mette+x@example.org", "mette@example.org"),
        ("mette+x@example.org", "mette+y@example.org"),
        ("mailto:mette@example.org", "mette@example.org\u200b"),
        ("mette@blåbær.example.org", "mette@xn--blbr-roah.example.org"),
        ("me.tte@gmail.com", "mette+job@googlemail.com"),
    ],
)
def test_one_mailbox_has_many_spellings(one: str, other: str) -> None:
    assert same_mailbox(one, other)
    assert same_mailbox(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mette@example.org", "mette@example.com"),
        ("me.tte@example.org", "mette@example.org"),
        ("mette-x@example.org", "mette@example.org"),
        ("", ""),
        ("mette", "mette"),
    ],
)
def test_other_mailboxes_are_others_and_no_address_is_like_none(one: str, other: str) -> None:
    assert not same_mailbox(one, other)


@pytest.mark.parametrize(
    "typed",
    [
        *("33 66 33 66", "33663366", "3366 3366", "33-66-33-66", "+45 33 66 33 66", "0045 33663366", "(+45) 33663366"),
        *(
            "٣٣٦٦٣٣٦٦",
            "＋４５ ３３ ６６ ３３ ６６",
            "\u200e+45 33 66 33 66\u202c",
            "tlf. 33 66 33 66",
            "tel:+4533663366",
            "Mobil: 33663366",
        ),
    ],
)
def test_a_danish_number_needs_no_country_code(typed: str) -> None:
    assert phonenumbers.format_number(read_phone(typed), phonenumbers.PhoneNumberFormat.E164) == "+4533663366"


@pytest.mark.parametrize("typed", ["+49 1711 234567", "0049 1711 234567", "+49 (0)1711 234567", "+٤٩ ١٧١١ ٢٣٤٥٦٧"])
def test_another_country_needs_its_code(typed: str) -> None:
    assert phonenumbers.format_number(read_phone(typed), phonenumbers.PhoneNumberFormat.E164) == "+491711234567"


@pytest.mark.parametrize(
    "extension",
    [
        *(" lok. 12", ", lokal 12", " (lok. 12)", " lokalnr. 12", " ext. 12", " Ext 12", "x12", " #12", " local 12"),
        *(" extension: 12", " intern 12", " доб. 12", " вн. 12", " wew. 12", " dahili 12", "، تحويلة ١٢", " lok.12."),
    ],
)
def test_an_extension_stands_in_every_language(extension: str) -> None:
    read = read_phone("33 66 33 66" + extension)
    assert (read.national_number, read.extension) == (33663366, "12")


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", "missing"),
        ("\u200b", "missing"),
        ("12", "too_short"),
        ("33 66 33 6", "too_short"),
        ("0703841234", "too_long"),
        ("070384-1234", "too_long"),
        ("33663366 / 20112233", "too_long"),
        ("33 66 33 66 Mette", "shape"),
        ("33 66 O3 66", "shape"),
        ("ring", "shape"),
        ("lok. 12", "shape"),
        ("+999 12 34 56 78", "shape"),
    ],
)
def test_what_is_wrong_with_a_number_is_told_apart(typed: str, kind: str) -> None:
    with pytest.raises(Misread) as refused:
        read_phone(typed)
    assert refused.value.kind == kind


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("33 66 33 66", "+45 33663366", True),
        ("33 66 33 66", "٣٣٦٦٣٣٦٦", True),
        ("33 66 33 66 lok. 12", "33 66 33 66 ext. 12", True),
        ("33 66 33 66", "33 66 33 66 lok. 12", True),
        ("33 66 33 66 lok. 12", "33 66 33 66 lok. 14", False),
        ("33 66 33 66", "+46 33663366", False),
        ("", "", False),
        ("12", "12", False),
    ],
)
def test_two_numbers_are_the_same_when_they_ring_on_one_desk(one: str, other: str, same: bool) -> None:
    assert same_phone(one, other) is same


@pytest.mark.parametrize("typed", ["Me.Tte+job@googlemail.com", " mailto:METTE@gmail.com", "mette@GMAIL.com\u200b"])
def test_a_mailbox_is_written_in_one_way(typed: str) -> None:
    assert plain_mailbox(typed) == "mette@gmail.com"


@pytest.mark.parametrize(
    "typed", ["33 66 33 66", "+45 33663366", "٣٣٦٦٣٣٦٦", "tlf. 33-66-33-66", "33 66 33 66 lok. 12"]
)
def test_a_number_is_written_in_one_way(typed: str) -> None:
    assert plain_phone(typed) == "+4533663366"


def test_what_is_no_address_and_no_number_is_written_as_nothing() -> None:
    assert [plain_mailbox(typed) for typed in ("", "mette", "a@b@c")] == ["", "", ""]
    assert [plain_phone(typed) for typed in ("", "12", "ring")] == ["", "", ""]


@given(st.text() | st.text(alphabet="0123+ ()-x#lok.@<>,;:٣"))
def test_no_text_is_too_odd_to_be_read_or_refused(text: str) -> None:
    for read in (read_email, read_phone):
        try:
            read(text)
        except Misread as refused:
            assert refused.kind in ("missing", "no_at", "several", "shape", "too_short", "too_long")
