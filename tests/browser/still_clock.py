"""What a server runs whose clock stands still, at the moment STANDS_AT names: its pages look the same on every day."""

from __future__ import annotations

import os
from datetime import datetime

from citizen_portal import clock, create_app
from citizen_portal.config import Settings

NOON = datetime.fromisoformat(os.environ["STANDS_AT"])


def stand_still() -> datetime:
    """A story that is played has a day of its own."""
    return clock._PLAYED.get() or NOON


clock.now = stand_still
app = create_app(Settings.from_environment(os.environ), prerender=False)
