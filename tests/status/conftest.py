"""A placement that was just sent, and the citizen's own page for it."""

import pytest

from ..house_style import ReadingClient
from ..people import register
from ..placements import CAFE


@pytest.fixture
def status(client: ReadingClient) -> str:
    return register(client, CAFE)
