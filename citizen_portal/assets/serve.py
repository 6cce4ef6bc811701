"""Serving the built files: hashed names, so a browser may keep them for ever."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask
from markupsafe import Markup
from whitenoise import WhiteNoise

from . import Assets, load
from .first import colours

STATIC = Path(__file__).resolve().parent.parent / "static"
FIRST = {"ltr": "first.css", "rtl": "first.rtl.css"}
HASHED = r"^.+\.[0-9a-f]{12}\..+$"
HASH = re.compile(r"\.[0-9a-f]{12}(?=\.)")


def first_blocks(theme: str = "") -> dict[str, str]:
    """The style block that stands in every page, by the direction it is read in; the theme's rules stand at its end."""
    built = load(STATIC)
    return {way: (STATIC / built.file(name)).read_text() + theme for way, name in FIRST.items()}


def tokens() -> dict[str, dict[str, str]]:
    """The tokens of the sheet, by scheme and name."""
    return colours((STATIC / load(STATIC).file("app.css")).read_text())


def drawing(name: str) -> Markup:
    """What is drawn in a picture, to stand inside an <svg> of a page."""
    svg = (STATIC / load(STATIC).file(name)).read_text(encoding="utf-8")
    return Markup(svg[svg.index(">") + 1 : svg.rindex("</svg>")])


def init_app(app: Flask, styles: Mapping[str, str]) -> None:
    """Serve them; `styles` are the blocks of the pages."""
    built = load(STATIC)
    app.jinja_env.globals["asset"] = built.url
    app.jinja_env.globals["drawing"] = cache(drawing)
    app.jinja_env.globals["first_block"] = {way: Markup(css) for way, css in styles.items()}
    app.wsgi_app = Files(app.wsgi_app, built)  # type: ignore[method-assign]


class Files(WhiteNoise):  # type: ignore[misc]  # WhiteNoise has no types
    """The built files, and in the place of another release's file the one of this.

    While hosts are replaced one after the other, a page of the one asks the other for its sheet; a tab that was left
    open asks for what is no more. Nobody may keep what they get under that name.
    """

    def __init__(self, application: Any, built: Assets) -> None:
        super().__init__(application, root=STATIC, prefix=built.prefix, immutable_file_test=HASHED)
        self.of_now = {f"{built.prefix}{name}": built.url(name) for name in built.names}

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        path = environ.get("PATH_INFO", "")
        now = self.of_now.get(HASH.sub("", path)) if path not in self.files and HASH.search(path) else None
        if now is None:
            return super().__call__(environ, start_response)
        return super().__call__({**environ, "PATH_INFO": now}, _asked_again(start_response))


def _asked_again(start_response: Any) -> Any:
    """The same start of an answer that is asked for anew each time."""

    def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
        bare = [(name, value) for name, value in headers if name.lower() != "cache-control"]
        return start_response(status, [*bare, ("Cache-Control", "no-cache")], *error)

    return start
