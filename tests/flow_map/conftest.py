"""A drawing in plain words, from either side."""

import pytest

from citizen_portal.flow_map.draw import draw
from citizen_portal.flow_map.edges import Words
from citizen_portal.flow_map.shapes import Drawing


def spoken(label: str, /, **values: str) -> str:
    return " ".join([label, *values.values()])


PLAIN = Words(
    said=lambda question, part: f"the {part} of {question}, in rather a lot of words",
    title=lambda outcome: f"what {outcome} is called",
    label=spoken,
)


@pytest.fixture(params=[False, True], ids=["ltr", "rtl"])
def drawing(request: pytest.FixtureRequest) -> Drawing:
    return draw(PLAIN, request.param)
