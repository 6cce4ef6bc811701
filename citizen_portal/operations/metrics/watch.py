"""What a worker process tells of itself as long as it lives: what of its threads and connections is in use."""

from __future__ import annotations

from flask import Flask

from ... import clock, meters
from ...storage import connections

THREADS, CONNECTIONS = "threads", "connections"


def start(app: Flask, threads: int) -> None:
    """Called in each worker, after the fork."""
    used = meters.IN_USE.labels(CONNECTIONS)
    most = connections.watch(app, used.inc, used.dec)
    for what, number in ((THREADS, threads), (CONNECTIONS, most)):
        meters.MOST.labels(what).set(number)
        meters.IN_USE.labels(what).set(0)
    # Those it has were rendered before the fork.
    if pages := app.extensions.get("prerendered"):
        meters.RENDERED.labels(meters.GUIDANCE).set(pages.rendered_at or clock.now().timestamp())
