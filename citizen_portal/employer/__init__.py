"""The employer answers: a link, no login, two minutes on a phone.

The employer never sees the benefit, the birth date or the answers of the flow.
"""

from flask import Flask

from . import application, change_routes, contact, downloads, inviting, own_room, routes, steps
from .access import blueprint

PAGES = (routes, application, change_routes, contact, steps, downloads)


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.register_blueprint(inviting.blueprint)
    app.register_blueprint(own_room.blueprint)
