"""Which signs have letters on paper: every one a form takes without a word about it."""

from unicodedata import category

from citizen_portal.pdf.maker import letters, signs


def test_a_common_sign_has_letters_and_a_rare_one_has_none() -> None:
    assert all(map(letters.has_letters, "Å李한😀🩷"))
    assert not any(map(letters.has_letters, "𠮷\ue000\U0010fffd"))


def test_a_form_says_of_no_sign_that_it_cannot_be_shown_when_it_can() -> None:
    shown = "".join(filter(letters.has_letters, map(chr, range(0xE000, 0x110000))))
    assert signs.without_letters(shown) == ""


def test_a_form_says_so_of_every_other_ideograph() -> None:
    others = [sign for sign in map(chr, range(0x20000, 0x32000)) if not letters.has_letters(sign)]
    assert len(signs.without_letters("".join(others))) == len(others)


def test_the_widest_fonts_have_whatever_no_other_has() -> None:
    """Of the scripts of the living. Those of the long dead stand in fonts of their own."""
    lacking = {
        sign for sign in map(chr, range(0x10000)) if category(sign)[0] in "LNPS" and not letters.has_letters(sign)
    }
    assert not lacking
