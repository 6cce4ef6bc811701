"""The way of a placement in three stations: the agreement, the municipality, the days. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .state import PlacementState
from .status import CAME_TO_NOTHING, OVER, TIMELINE, Status


class Place(StrEnum):
    """A station."""

    AGREEMENT = "agreement"
    MUNICIPALITY = "municipality"
    DAYS = "days"


@dataclass(frozen=True)
class Station:
    """`state` is done, here, ahead, or stopped where it came to nothing."""

    place: Place
    state: str


# Where a placement is on its way; what is over has passed all three.
PLACES: Mapping[Status, Place] = {
    **dict.fromkeys((Status.DRAFT, Status.SENT, Status.EMPLOYER_ANSWERED), Place.AGREEMENT),
    **dict.fromkeys((Status.AGREED, Status.WITH_JOBCENTER, Status.APPLIED), Place.MUNICIPALITY),
    **dict.fromkeys((Status.MORE_NEEDED, Status.NOT_APPROVED), Place.MUNICIPALITY),
    **dict.fromkeys((Status.APPROVED, Status.STARTED, Status.MIDWAY, Status.DID_NOT_START), Place.DAYS),
}


def stations(state: PlacementState, standing: Status) -> list[Station]:
    """All three, whatever the day."""
    if standing in OVER:
        return [Station(place, "done") for place in Place]
    order = list(Place)
    at = order.index(PLACES.get(standing) or _came_to(state))
    here = "stopped" if standing in CAME_TO_NOTHING else "here"
    return [Station(place, "done" if n < at else here if n == at else "ahead") for n, place in enumerate(order)]


def _came_to(state: PlacementState) -> Place:
    """How far one came that was withdrawn, or that nobody approved in time."""
    return PLACES[next(status for status in reversed(TIMELINE) if status in PLACES and state.reached(status))]
