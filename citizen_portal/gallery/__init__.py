"""What can be seen on the site, on two pages, for whoever works on it. Not there in production."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Only in development: with `FLASK_DEBUG=1`."""
    if app.debug:
        # Its stories begin on the day they are loaded; nobody else needs them.
        from . import components, routes

        app.register_blueprint(routes.blueprint)
        app.register_blueprint(components.blueprint)
