"""The jobcenter's desk: what waits for the municipality, each placement on a page of its own, and what was decided.

It moves placements on; the case itself stays in the municipality's own system. Its words are Danish.
"""

from flask import Flask

from . import (
    commands,
    decisions,
    erasure,
    looked,
    menu,
    preparing,
    provider,
    queue_page,
    registering,
    sign_in,
    telephone,
    words,
)
from .access import blueprint

PAGES = (sign_in, provider, queue_page, decisions, looked, erasure, registering, preparing, telephone)


def init_app(app: Flask) -> None:
    words.init_app(app)
    menu.init_app(app)
    app.register_blueprint(blueprint)
    commands.init_app(app)
