"""A block of the gallery is made its own: its ids and what points at them, and the names of its places."""

import pytest

from citizen_portal.gallery.apart import apart


@pytest.mark.parametrize(
    ("block", "own"),
    [
        ('<p id="a">', '<p id="at-a">'),
        ('<input id="a" aria-describedby="b c">', '<input id="at-a" aria-describedby="at-b at-c">'),
        ('<label for="a">', '<label for="at-a">'),
        ('<a href="#a">', '<a href="#at-a">'),
        ('<a href="/da/#a">', '<a href="/da/#a">'),
        ('<form hx-target="#main">', '<form hx-target="#main">'),
        ('<section aria-labelledby="a">', '<section aria-labelledby="at at-a">'),
        ('<aside aria-label="Said">', '<aside aria-label="at: Said">'),
        ('<p>id="a"</p>', '<p>id="a"</p>'),
    ],
)
def test_a_block_points_at_itself_and_its_places_have_a_name_of_their_own(block: str, own: str) -> None:
    assert apart(block, "at") == own
