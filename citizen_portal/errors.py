"""Every error becomes a page that needs no database and no content: only the frame and the catalogue."""

from __future__ import annotations

import logging
import traceback
from urllib.parse import quote

from flask import Flask, Response, abort, current_app, redirect, request
from werkzeug import Response as AnyResponse
from werkzeug.exceptions import (
    HTTPException,
    InternalServerError,
    NotFound,
    RequestEntityTooLarge,
    ServiceUnavailable,
)

from . import htmx, pdf
from .seldom import Seldom

# Seconds until a database that is away is asked for again.
WAIT = 30

# Errors with words of their own; every other one is said in general words.
SPOKEN = {404, 405, 413, 429}

# How much of a body that is too large is read and thrown away. A browser that is not
# allowed to finish sending shows a broken connection instead of our page.
DRAIN = 4 * 1024 * 1024

# The routes know none.
NO_HOST = ""

log = logging.getLogger(__name__)


def init_app(app: Flask) -> None:
    app.extensions["traces"] = Seldom()
    app.before_request(refuse_too_much)
    app.register_error_handler(HTTPException, error_page)
    app.register_error_handler(NotFound, nearly_an_address)
    app.register_error_handler(pdf.NoPaperNow, no_paper)
    app.register_error_handler(Exception, accident)
    app.jinja_env.globals["without_cookie"] = without_cookie


def refuse_too_much() -> None:
    """A body that is too large is refused before anything else, also where nobody would have read it."""
    if (request.content_length or 0) > current_app.config["MAX_CONTENT_LENGTH"]:
        abort(413)


def accident(error: Exception) -> Response:
    """Something nobody thought of: the log gets where it was, the reader a calm page with all that was typed.

    What an error says may hold what somebody typed, so that of a form only its kind is logged.
    """
    kind = type(error).__name__
    _tell("Unexpected error", error, kind if request.method == "POST" else f"{kind}: {error}")
    return error_page(InternalServerError())


def away(error: Exception) -> Response:
    """What everything is kept in does not answer, or has no room left."""
    _tell("Nothing can be kept", error, str(getattr(error, "orig", None) or type(error).__name__).splitlines()[0])
    return error_page(ServiceUnavailable(retry_after=WAIT))


def _tell(what: str, error: Exception, said: str) -> None:
    """One line for each answer that failed, and once a minute where that was."""
    log.error("%s on %s: %s", what, request.endpoint, said)
    seldom: Seldom = current_app.extensions["traces"]
    if seldom.is_time(f"{request.endpoint} {type(error).__name__}"):
        log.error("It was here:\n%s", "".join(traceback.format_tb(error.__traceback__)).rstrip())


def error_page(error: HTTPException) -> Response:
    """The page for an error, in the reader's language, with ways on."""
    code = error.code or 500
    if code == 413:
        _take_in()
    response = htmx.page("errors/error.html", status=code, code=code, words=str(code) if code in SPOKEN else "other")
    return _with_headers_of(error, response)


def no_paper(error: pdf.NoPaperNow) -> Response:
    """The file is not there, and the same address is the way to it."""
    again = request.full_path.removesuffix("?")
    return _with_headers_of(error, htmx.page("errors/no_paper.html", status=503, again=again))


def _with_headers_of(error: HTTPException, response: Response) -> Response:
    for name, value in error.get_headers():
        if name.lower() in ("allow", "retry-after"):
            response.headers[name] = value
    return response


def nearly_an_address(error: NotFound) -> Response:
    """An address as somebody types it from a letter: in capitals, with a stroke too many or one too few."""
    if request.method in ("GET", "HEAD") and (path := _meant(request.path)):
        return redirect(quote(path), 308)  # type: ignore[return-value]
    return error_page(error)


def _meant(path: str) -> str | None:
    """The path of a page that differs from this one in nothing but that. What opens something is left as it is."""
    small = path.casefold().rstrip("/")
    adapter = current_app.url_map.bind(NO_HOST)
    for meant in (small, f"{small}/"):
        try:
            _endpoint, values = adapter.match(meant, "GET")
        except HTTPException:
            continue
        if meant != path and not {"token", "reference"} & set(values):
            return meant
    return None


def unusable_link() -> Response:
    """One answer for every link that is no good: what is wrong with it is not told apart."""
    return htmx.page("errors/unusable_link.html", status=404)


def not_done(kind: str, status: int = 409, onward: str = "", again: bool = False) -> Response:
    """What was sent was not taken, and its form cannot come back: why, everything typed, and where to go on.

    `again` offers to send the same once more.
    """
    return htmx.page("errors/not_done.html", status, kind=kind, onward=onward, again=again)


def elsewhere(address: str, kind: str) -> AnyResponse:
    """Lead on from a page that is not there now. Whoever was sending something is told that it was not taken."""
    if request.method != "POST":
        return redirect(address, 303)
    if without_cookie():
        return not_done("cookies", 422, address, again=True)
    return not_done(kind, onward=address, again=kind == "expired")


def without_cookie() -> bool:
    """Whether the browser keeps no cookie for us: then no form of it can ever be taken."""
    return current_app.config["SESSION_COOKIE_NAME"] not in request.cookies


def _take_in() -> None:
    """Read a body that is too large: its words for the page, or, when it is larger than that, for nothing."""
    if (request.content_length or 0) > DRAIN:
        _drain()
        return
    request.max_content_length = request.max_form_memory_size = DRAIN
    try:
        _ = request.form
    except RequestEntityTooLarge:
        _drain()


def _drain() -> None:
    stream = request.environ["wsgi.input"]
    left = min(request.content_length or 0, DRAIN)
    while left > 0 and (chunk := stream.read(min(left, 65536))):
        left -= len(chunk)
