"""That is not right: what was written down by telephone is read by whoever is said to have said it, and taken back."""

from flask import Flask

from . import routes


def init_app(app: Flask) -> None:
    app.register_blueprint(routes.blueprint)
