"""What each process counts while it works, for whoever watches the site: names, and nothing anybody typed.

See docs/decisions/0038-observability.md; operations/metrics/ adds the processes up and shows the sums.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, values

REGISTRY = CollectorRegistry()
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
# In the surroundings of a request, for whoever counts it: the name of the route, never the path.
ENDPOINT = "portal.endpoint"
# There, too: the answer was kept, and only had to be handed out.
KEPT = "portal.kept"
# Seconds. The slowest are what a database that is away makes somebody wait (storage/engines.py).
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

# Every one has a label: one without would begin to count when it is imported, before anybody knows for which process.
REQUESTS = Counter("portal_requests", "Requests answered.", ("endpoint", "method", "status"), registry=REGISTRY)
SECONDS = Histogram(
    "portal_request_seconds",
    "Seconds an answer took that was not kept.",
    ("endpoint",),
    buckets=BUCKETS,
    registry=REGISTRY,
)
REFUSED = Counter("portal_attempts_refused", "Attempts over a limit.", ("limit",), registry=REGISTRY)
DELIVERIES = Counter(
    "portal_outbox_tries", "Tries to deliver, by how they ended.", ("kind", "outcome"), registry=REGISTRY
)
IN_USE = Gauge("portal_in_use", "In use now.", ("what",), registry=REGISTRY, multiprocess_mode="livesum")
MOST = Gauge("portal_in_use_at_most", "What there is of it.", ("what",), registry=REGISTRY, multiprocess_mode="livesum")
RENDERED = Gauge(
    "portal_rendered_timestamp_seconds", "When pages were rendered.", ("what",), registry=REGISTRY,
    multiprocess_mode="livemin",
)  # fmt: skip

# Of what is rendered ahead.
GUIDANCE = "guidance"
# The process that only forks the others.
FIRST = "first"

_seat = FIRST


def share(folder: Path) -> None:
    """From here on, and in every process forked from this one, count where all of them can read it."""
    os.environ[FOLDER] = str(folder)
    of_seat: Any = values.MultiProcessValue
    values.ValueClass = of_seat(process_identifier=lambda: _seat)


def sit_down(seat: str) -> None:
    """This process counts under this name, which no other living one has."""
    global _seat
    _seat = seat


def keep_to_oneself() -> None:
    """Go on counting where nobody reads it."""
    values.ValueClass = values.MutexValue


def is_shared() -> bool:
    return FOLDER in os.environ
