"""The citizen follows one placement: where it stands, whose turn it is, and what can be done."""

from flask import Flask

from . import change_routes, closing_routes, downloads, letters, link_routes, oneself_routes, routes
from .access import blueprint

PAGES = (routes, change_routes, closing_routes, link_routes, letters, downloads, oneself_routes)


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.register_blueprint(oneself_routes.deleted)
