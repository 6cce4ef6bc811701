"""Whatever is sent to whatever address, the answer is one of ours: other requests every time it runs."""

import secrets
from pathlib import Path

import pytest

from bench.fuzz import drill
from citizen_portal import create_app

from ..conftest import settings_in

COUNT = 2000


@pytest.mark.filterwarnings("default")
def test_no_hostile_request_ends_in_an_accident(tmp_path: Path) -> None:
    done = drill(create_app(settings_in(tmp_path), prerender=False), COUNT, seed=secrets.randbelow(10**6))
    assert not done.failures, str(done)
    # It came further than the door.
    assert done.statuses[2] > COUNT / 10 and done.statuses[3] > COUNT / 50, str(done)
