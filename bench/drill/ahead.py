"""What a host runs whose clock is ahead by the seconds in AHEAD: the moments it stamps and the ones it writes."""

from __future__ import annotations

import os
import time
from datetime import timedelta

from citizen_portal import clock

SECONDS = float(os.environ["AHEAD"])
right, right_time = clock.now, time.time
clock.now = lambda: right() + timedelta(seconds=SECONDS)
# What signs cookies and forms asks here.
time.time = lambda: right_time() + SECONDS

from wsgi import app as app  # noqa: E402  # the site is laid out by the clock that is ahead
