"""Security and cache headers, as data."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from flask import Flask, Response

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
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


def of_files(secure: bool) -> dict[str, str]:
    """What goes with every answer, also with a file that is served without asking the site."""
    return SECURITY | (HTTPS_ONLY if secure else {})


def of_pages(secure: bool, styles: Iterable[str]) -> dict[str, str]:
    """What goes with a page: only these style blocks may stand in it."""
    headers = of_files(secure)
    allowed = " ".join(["style-src 'self'", *(f"'sha256-{_digest(style)}'" for style in styles)])
    policy = headers["Content-Security-Policy"].replace("style-src 'self'", allowed)
    return headers | {"Content-Security-Policy": policy}


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def init_app(app: Flask, secure: bool, styles: Iterable[str]) -> None:
    """Give every answer its headers; a page is private unless its view says otherwise."""
    headers = of_pages(secure, styles)

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers.extend(headers)
        response.headers.setdefault("Cache-Control", PRIVATE)
        return response
