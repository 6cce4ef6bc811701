"""What a drawing is made of, from the other side."""

import pytest

from citizen_portal.flow_map.draw import draw

from .conftest import PLAIN


def test_from_right_to_left_it_is_the_mirror_image() -> None:
    left, right = draw(PLAIN, False), draw(PLAIN, True)
    for one, other in zip(left.boxes, right.boxes, strict=True):
        assert one.y == other.y and one.x == pytest.approx(left.width - other.x - other.width)
