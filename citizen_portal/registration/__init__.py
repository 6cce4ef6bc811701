"""The citizen registers a placement: start, the five steps, check your answers, receipt; and comes back later."""

from flask import Flask

from . import (
    anew_routes,
    borrowed_routes,
    draft_letters,
    draft_sms,
    find_routes,
    prepared_routes,
    resume_routes,
    routes,
    sign_in_routes,
    telephone_routes,
)
from .blueprint import blueprint

PAGES = (
    routes, resume_routes, find_routes, prepared_routes, anew_routes, borrowed_routes, sign_in_routes, telephone_routes,
)  # fmt: skip


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)
    app.register_blueprint(sign_in_routes.back_blueprint)
    draft_letters.init_app(app)
    draft_sms.init_app(app)
