"""Codes and tokens as they come back."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import URLSafeSerializer

from citizen_portal.typed.codes import could_be_code, plain_code, trimmed_token

HANGING = (
    *(
        "",
        ".",
        "..",
        ",",
        ";",
        ":",
        "!",
        "?",
        ")",
        ").",
        ">",
        ">.",
        "]",
        "}",
        "»",
        "«",
        '"',
        "'",
        "”",
        "*",
        "…",
        "_",
        "__",
    ),
    *("%3E", "%22", "&gt;", "&quot;", "=", "=20", "=3D", "\\", "/", " ", "\u200b", "\u00a0", "\r\n", " og så"),
)
SIGNS = "CDFGHJKMNPRTWXY34679"


@pytest.mark.parametrize(
    "typed",
    [
        *("KT37-6HYN", "kt37-6hyn", "KT376HYN", "KT37 6HYN", " KT37 - 6HYN ", "K T 3 7 6 H Y N", "KT37-6HYN."),
        *("KT37\u20136HYN", "KT37\u22126HYN", "KT37_6HYN", "KT37/6HYN", "»KT37-6HYN«", "(KT37-6HYN)"),
        *(
            "KT٣٧-٦HYN",
            "KT۳۷-۶HYN",
            "KT३७-६HYN",
            "ＫＴ３７－６ＨＹＮ",
            "ｋｔ３７６ｈｙｎ",
            "KT37\u200b-6HYN",
            "KT37\r\n6HYN",
        ),
        *("КТ37-6НYN", "кт37-6нyn", "ΚΤ37-6ΗΥΝ"),
    ],
)
def test_a_code_is_the_same_however_it_is_typed(typed: str) -> None:
    assert plain_code(typed, SIGNS) == "KT376HYN"
    assert could_be_code(typed, SIGNS)


@pytest.mark.parametrize("typed", ["", "-", "KT37-6HY", "KT37-6HYNN", "KT37-6HYA", "KT37-6HYO", "mette", "KT3²-6HYN"])
def test_what_could_be_no_code_is_told_before_a_try_is_counted(typed: str) -> None:
    assert not could_be_code(typed, SIGNS)


@pytest.mark.parametrize(
    ("typed", "alphabet", "code"),
    [
        ("1O", "0123456789", "10"),
        ("lO", "0123456789", "10"),
        ("ОЗ", "0123456789", "0З"),
        ("0", "ABCO", "O"),
        ("0O", "0O", "0O"),
        ("1l", "1L", "1L"),
        ("8B5S", "85", "8855"),
    ],
)
def test_what_looks_alike_is_taken_only_where_the_alphabet_lacks_it(typed: str, alphabet: str, code: str) -> None:
    assert plain_code(typed, alphabet) == code


@given(st.text(alphabet=SIGNS, min_size=8, max_size=8))
def test_a_code_given_out_is_itself(code: str) -> None:
    assert plain_code(code, SIGNS) == plain_code(code.lower(), SIGNS) == code


@given(content=st.binary(max_size=60), hanging=st.sampled_from(HANGING))
def test_what_hangs_on_the_end_of_a_link_is_taken_off(content: bytes, hanging: str) -> None:
    token = str(URLSafeSerializer("key", signer_kwargs={"digest_method": sha256}).dumps(content.hex()))
    assert trimmed_token(token + hanging) == token


@pytest.mark.parametrize("hanging", HANGING)
def test_a_stroke_that_ends_a_signature_stays(hanging: str) -> None:
    token = "ImFiYyI." + "x" * 42 + "-"
    assert trimmed_token(token + hanging) == token


def test_what_stands_before_it_or_inside_it_unseen_is_taken_off_too() -> None:
    token = "ImFiYyI." + "x" * 43
    assert trimmed_token(f"<{token[:20]}\u00ad{token[20:]}>") == token
    assert trimmed_token("." + token) == "." + token


@given(st.text())
def test_no_text_is_too_odd_to_be_trimmed(text: str) -> None:
    token = trimmed_token(text)
    assert trimmed_token(token) == token
