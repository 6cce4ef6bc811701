"""Which way a text runs."""

import pytest

from citizen_portal.pdf.maker.direction import direction


@pytest.mark.parametrize(
    ("text", "way"),
    [("Caféen mangler.", "ltr"), ("أعمل في المقهى.", "rtl"), ("שרה כהן", "rtl"), ("12 — أعمل", "rtl"),
     ("(37) Caféen أعمل", "ltr"), ("‏", "rtl"), ("+45 31 22 44 55", "ltr"), ("", "ltr"), ("٣٧", "ltr"), ("ދިވެހި", "rtl"),
     ("李小龍", "ltr"), ("😀 سلام", "rtl")],
)  # fmt: skip
def test_the_first_strong_letter_decides(text: str, way: str) -> None:
    assert direction(text) == way
