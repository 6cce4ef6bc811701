"""Reading without a net: a service worker keeps what was read of the guidance, and says so when it shows it.

It keeps what `readable.py` lists and the server lets everybody keep; nothing of anybody ever.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from flask import Flask

from . import routes


def init_app(app: Flask, wanted: bool, folders: Iterable[Path]) -> None:
    """Serve the worker; without `wanted` the one that takes itself and all it kept away again."""
    routes.init_app(app, wanted, folders)
    app.register_blueprint(routes.blueprint)
