"""What the running site does by itself once a day: delete what has been kept long enough.

In a thread of its own, and by one process alone: it may take a while, and the letters, with what storage/daily.py
does among them, do not wait for it.
"""

from __future__ import annotations

import logging
import threading
import time

from flask import Flask

from ..records import retention

log = logging.getLogger(__name__)

# Seconds: first when the site has begun to answer, then every hour until the day has changed.
FIRST, PAUSE = 60.0, 3600.0


def start(app: Flask) -> None:
    """Start the thread of this process. Whichever of all processes comes first on a day does the day's work."""
    threading.Thread(target=_keep_looking, args=(app,), name="daily", daemon=True).start()


def _keep_looking(app: Flask) -> None:
    time.sleep(FIRST)
    while True:
        look(app)
        time.sleep(PAUSE)


def look(app: Flask) -> None:
    """Do the work of the day, unless it is done. Without the database there is nothing to do until the next look."""
    try:
        with app.app_context():
            done = retention.purge_once_a_day()
    except Exception:
        log.exception("What is too old cannot be deleted")
        return
    if done:
        log.info("Deleted by rule: %s", done)
