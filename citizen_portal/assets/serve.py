"""Serving the built files: hashed names, so a browser may keep them for ever."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask
from whitenoise import WhiteNoise

from . import load

STATIC = Path(__file__).resolve().parent.parent / "static"
HASHED = r"^.+\.[0-9a-f]{12}\..+$"


def init_app(app: Flask, headers: Mapping[str, str]) -> None:
    """Serve them with these headers, like everything else."""

    def add_headers(answer: Any, _path: str, _url: str) -> None:
        for name, value in headers.items():
            answer[name] = value

    built = load(STATIC)
    app.jinja_env.globals["asset"] = built.url
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app, root=STATIC, prefix="static/", immutable_file_test=HASHED, add_headers_function=add_headers
    )
