"""Three stations tell how far a placement is, in every status there is."""

import pytest

from citizen_portal.placement.stations import stations
from citizen_portal.placement.status import Status

from ..placements import STORIES, replayed

FAR = {
    "sent": "here ahead ahead", "agreed": "done here ahead", "approved": "done done here", "ended": "done done done",
    "withdrawn": "stopped ahead ahead", "lapsed": "done stopped ahead",
}  # fmt: skip


@pytest.mark.parametrize(("name", "states"), FAR.items(), ids=FAR)
def test_a_station_is_done_here_or_ahead_and_tells_where_it_stopped(name: str, states: str) -> None:
    story = STORIES[name]
    assert [one.state for one in stations(replayed(*story.happened), story.status)] == states.split()


@pytest.mark.parametrize("standing", Status)
def test_every_status_has_its_three(standing: Status) -> None:
    state = replayed(*STORIES["approved"].happened)
    states = [one.state for one in stations(state, standing)]
    assert len(states) == 3 and states == sorted(states, key=("done", "here", "stopped", "ahead").index)
