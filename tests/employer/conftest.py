"""The employer's link to a placement that was just sent."""

import pytest

from ..house_style import ReadingClient
from ..people import employers_path, register
from ..placements import CAFE


@pytest.fixture
def link(client: ReadingClient) -> str:
    return employers_path(client, register(client, CAFE))
