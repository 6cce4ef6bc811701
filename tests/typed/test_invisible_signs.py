"""Signs with ink and signs without, over all there are."""

import unicodedata

from citizen_portal.typed.invisible_signs import INVISIBLE, PRINTED_FORMATS, prints

EVERY_SIGN = [chr(code) for code in range(0x110000)]
WHITE = ("\t", "\n")


def test_every_control_and_every_format_sign_is_known_for_what_it_is() -> None:
    hidden = [one for one in EVERY_SIGN if unicodedata.category(one) in ("Cc", "Cf", "Cs") and one not in WHITE]
    assert [one for one in hidden if not INVISIBLE.match(one) and not PRINTED_FORMATS.match(one)] == []


def test_nothing_with_a_shape_of_its_own_is_called_unprinted() -> None:
    shown = {one for one in EVERY_SIGN if unicodedata.category(one)[0] in "LNPS" and INVISIBLE.match(one)}
    assert shown == set("\u115f\u1160\u2800\u3164\uffa0\ufffc\U0001d159")


def test_no_space_and_no_mark_alone_prints() -> None:
    bare = [one for one in EVERY_SIGN if unicodedata.category(one)[0] in "MZ" or one in WHITE]
    assert [one for one in bare if prints(one)] == []
