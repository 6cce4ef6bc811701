"""The jobcenter's desk: what waits for the municipality, each placement on a page of its own, and what was decided.

It moves placements on; the case itself stays in the municipality's own system. Its words are Danish.
"""

from flask import Flask

from . import (
    calendar_feed,
    commands,
    daily_mail,
    decisions,
    erasure,
    follow_up,
    looked,
    menu,
    preparing,
    provider,
    quality,
    quality_sample,
    queue_page,
    registering,
    sign_in,
    telephone,
    words,
)
from .access import blueprint

PAGES = (
    sign_in, provider, queue_page, follow_up, calendar_feed, quality, quality_sample, decisions, looked, erasure,
    registering, preparing, telephone,
)  # fmt: skip


def init_app(app: Flask) -> None:
    words.init_app(app)
    menu.init_app(app)
    daily_mail.init_app(app)
    app.register_blueprint(blueprint)
    commands.init_app(app)
