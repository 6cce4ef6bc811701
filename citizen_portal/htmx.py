"""The only file that knows HTMX: a whole page, or its main block from the same template."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, make_response, render_template, request
from markupsafe import Markup

# A second press while the first is under way is dropped: it would only ask for the same again.
SWAP = Markup('hx-target="#main" hx-swap="innerHTML" hx-push-url="true" hx-sync="this:drop"')

# What a request says that asks for the main block alone.
FOR_BLOCK = {"HX-Request-Type": "partial"}


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(hx_post=hx_post, hx_get=hx_get)


def wants_block() -> bool:
    """Whether a page that is already open asks for its new main block.

    Going back in history asks for the whole page again, because nothing is kept in the browser.
    """
    return all(request.headers.get(name) == value for name, value in FOR_BLOCK.items())


def switch() -> str:
    """How a form was sent along to be shown in another language: "typed" as it stood, "checked" with its faults.

    Empty when it was sent to be taken.
    """
    how = request.form.get("switch", "") if request.method == "POST" else ""
    return how if how in ("typed", "checked") else ""


def page(template: str, status: int = 200, **context: Any) -> Response:
    """Answer with a screen. A form that comes back with errors keeps the address it had."""
    return answer(render(template, **context), status)


def form_page(template: str, **context: Any) -> Response:
    """Answer with a screen that holds a form: 422 when it comes back, because something is to be mended."""
    return page(template, form_status(), **context)


def form_status() -> int:
    return 422 if request.method == "POST" and switch() != "typed" else 200


def render(template: str, **context: Any) -> str:
    """The HTML of a screen, or of its main block."""
    return render_template(template, partial=wants_block(), **context)


def answer(html: str, status: int = 200) -> Response:
    response = make_response(html, status)
    response.vary.update(["HX-Request", "HX-Request-Type"])
    if status >= 400:
        response.headers["HX-Push-Url"] = "false"
    return response


def hx_post(url: str) -> Markup:
    """What makes a form swap the main block; its own action and method do the same without."""
    return _swap("post", url)


def hx_get(url: str) -> Markup:
    """What makes a link swap the main block; its own href does the same without."""
    return _swap("get", url)


def _swap(verb: str, url: str) -> Markup:
    return Markup('hx-{}="{}" {}').format(verb, url, SWAP)
