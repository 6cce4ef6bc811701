"""Who may start at the workplace. Pure."""

from __future__ import annotations

from .state import PlacementState
from .status import RUNNING


def may_start(state: PlacementState) -> bool:
    """Whether the approval is recorded. Until then nobody starts, whoever has said yes."""
    return state.status in RUNNING
