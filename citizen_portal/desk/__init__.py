"""The jobcenter's desk: what waits for the municipality, each placement on a page of its own, and what was decided.

It moves placements on; the case itself stays in the municipality's own system. Its words are Danish.
"""

from flask import Flask

from . import (
    calendar_feed,
    commands,
    daily_mail,
    decisions,
    follow_up,
    menu,
    quality,
    quality_sample,
    queue_page,
    sign_in,
    words,
)
from .access import blueprint

PAGES = (sign_in, queue_page, follow_up, calendar_feed, quality, quality_sample, decisions)


def init_app(app: Flask) -> None:
    words.init_app(app)
    menu.init_app(app)
    daily_mail.init_app(app)
    app.register_blueprint(blueprint)
    commands.init_app(app)
