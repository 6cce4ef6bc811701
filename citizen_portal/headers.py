"""Security and cache headers, as data."""

from __future__ import annotations

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


def init_app(app: Flask, secure: bool) -> None:
    """Give every answer its headers; a page is private unless its view says otherwise."""
    headers = of_files(secure)

    @app.after_request
    def add_headers(response: Response) -> Response:
        response.headers.extend(headers)
        response.headers.setdefault("Cache-Control", PRIVATE)
        return response
