"""How templates are put together."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from flask import Flask
from flask.templating import Environment


class Templates(Environment):
    """All templates have the same globals.

    Jinja lays a map of its own over them for each template, for globals of that template alone. There are none here,
    and looking through two maps for every import of a macro costs a page with a form a tenth of its time.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        assert not d
        return self.globals


def init_app(app: Flask) -> None:
    """To be called before anything is added to the globals."""
    app.jinja_environment = Templates
