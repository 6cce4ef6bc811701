"""A placement that was just sent, and the citizen's own page for it."""

import pytest
from flask import Flask

from ..house_style import ReadingClient
from ..people import employers_path, filled_in, move, reference, register, say_yes
from ..placements import CAFE


@pytest.fixture
def status(client: ReadingClient) -> str:
    return register(client, CAFE)


@pytest.fixture
def link(client: ReadingClient, employer: ReadingClient, app: Flask, status: str) -> str:
    """The employer's page of a placement that is approved."""
    link = employers_path(client, status)
    say_yes(employer, link)
    employer.post(f"{link}/soegt", data=filled_in(employer.get(f"{link}/vitas").text))
    move(app, reference(client, status), "approved")
    return link
