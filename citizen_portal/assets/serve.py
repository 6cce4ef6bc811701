"""Serving the built files: hashed names, so a browser may keep them for ever."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from flask import Flask
from markupsafe import Markup
from whitenoise import WhiteNoise

from . import load
from .first import colours

STATIC = Path(__file__).resolve().parent.parent / "static"
FIRST = {"ltr": "first.css", "rtl": "first.rtl.css"}
HASHED = r"^.+\.[0-9a-f]{12}\..+$"


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
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app, root=STATIC, prefix="static/", immutable_file_test=HASHED
    )
