"""Everything a placement can look like, on one page, for whoever works on it. Not there in production."""

from __future__ import annotations

from flask import Flask


def init_app(app: Flask) -> None:
    """Only in development: with `FLASK_DEBUG=1`."""
    if app.debug:
        # Its stories begin on the day they are loaded; nobody else needs them.
        from .routes import blueprint

        app.register_blueprint(blueprint)
