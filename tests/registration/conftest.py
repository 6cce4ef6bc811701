"""Another device than the first."""

import pytest
from flask import Flask

from ..house_style import ReadingClient


@pytest.fixture
def other(app: Flask) -> ReadingClient:
    """Another device."""
    found = app.test_client()
    assert isinstance(found, ReadingClient)
    return found
