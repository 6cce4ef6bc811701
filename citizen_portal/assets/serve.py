"""Serving the built files: hashed names, so a browser may keep them for ever."""

from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise

from . import load

STATIC = Path(__file__).resolve().parent.parent / "static"
HASHED = r"^.+\.[0-9a-f]{12}\..+$"


def init_app(app: Flask) -> None:
    built = load(STATIC)
    app.jinja_env.globals["asset"] = built.url
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app, root=STATIC, prefix="static/", immutable_file_test=HASHED, add_headers_function=nosniff
    )


def nosniff(headers: dict[str, str], _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
