"""The employees' representative reads what is planned, says that they have seen it, and may write to the employer.

What they look at is the work and the numbers. So the page has neither the citizen's name nor anything about her: that
she is unemployed is confidential, the address was typed by somebody else, and colleagues meet her soon enough. Her
purpose and what she wants to learn are her own words about herself, and are left out too.
"""

from flask import Flask

from . import routes

PAGES = (routes,)


def init_app(app: Flask) -> None:
    app.register_blueprint(routes.blueprint)
