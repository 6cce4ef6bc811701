"""What a server runs whose clock is set on by days; they are read anew each time from the file DAYS_LATER names."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

from citizen_portal import clock, create_app
from citizen_portal.config import Settings
from citizen_portal.storage import outbox

right = clock.now


def set_on() -> datetime:
    return right() + timedelta(days=int(Path(os.environ["DAYS_LATER"]).read_text(encoding="ascii")))


clock.now = set_on
# Seconds. What is due on the new day goes out without anybody having to wait long for it.
outbox.PAUSE = 1.0
app = create_app(Settings.from_environment(os.environ), prerender=False)
