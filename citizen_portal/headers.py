"""Security and cache headers, as data."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from flask import Flask, Response

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # The address of a status page is a secret; it must not travel to another site.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
HTTPS_ONLY = {"Strict-Transport-Security": "max-age=31536000"}

# Anybody may keep a guidance page for a while; nobody may keep a page with somebody's answers in it.
PUBLIC = "public, max-age=300, stale-while-revalidate=86400"
PRIVATE = "no-store"


# A tag is the same for a page and for the same page compressed: it means what it says, not its bytes.
WEAK = "W/"


class WithHeaders:
    """Adds the headers to whatever is answered, by whichever part: a page, a file, an accident on the way out.

    The hashes of style blocks go with pages alone: a first visit fetches eight files.
    """

    def __init__(self, behind: Any, pages: Mapping[str, str], files: Mapping[str, str]) -> None:
        self.behind = behind
        self.pages, self.files = list(pages.items()), list(files.items())

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if "HTTP_IF_NONE_MATCH" in environ:
            environ["HTTP_IF_NONE_MATCH"] = environ["HTTP_IF_NONE_MATCH"].replace(WEAK, "")

        def start(status: str, given: list[tuple[str, str]], failed: Any = None) -> Any:
            page = any(name.lower() == "content-type" and value.startswith("text/html") for name, value in given)
            return start_response(status, [*map(_weak, given), *(self.pages if page else self.files)], failed)

        return self.behind(environ, start)  # type: ignore[no-any-return]


def _weak(header: tuple[str, str]) -> tuple[str, str]:
    name, value = header
    return (name, WEAK + value) if name.lower() == "etag" and not value.startswith(WEAK) else header


def sent(secure: bool, styles: Iterable[str]) -> dict[str, str]:
    """What goes with a page, or with a file when there are no styles. Of style blocks only these are allowed."""
    allowed = " ".join(["style-src 'self'", *(f"'sha256-{_digest(style)}'" for style in styles)])
    policy = SECURITY["Content-Security-Policy"].replace("style-src 'self'", allowed)
    return SECURITY | {"Content-Security-Policy": policy} | (HTTPS_ONLY if secure else {})


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def init_app(app: Flask) -> None:
    """A page is private unless its view says otherwise."""

    @app.after_request
    def keep_private(response: Response) -> Response:
        response.headers.setdefault("Cache-Control", PRIVATE)
        return response


def stand_in_front(app: Flask, secure: bool, styles: Iterable[str]) -> None:
    """Give every answer of the site its headers, the built files too."""
    pages = app.extensions["headers"] = sent(secure, styles)
    app.wsgi_app = WithHeaders(app.wsgi_app, pages, sent(secure, ()))  # type: ignore[method-assign]


def of(app: Flask) -> Mapping[str, str]:
    """What every page of this site carries."""
    found: Mapping[str, str] = app.extensions["headers"]
    return found
