"""What a request says about itself is not believed, unless a setting names who may say it.

Addresses are made of paths and of PORTAL_PUBLIC_URL, never of the host or the prefix a client names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from flask import Flask, Response, abort, request
from werkzeug.middleware.proxy_fix import ProxyFix

LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
HOST = re.compile(rf"(?:{LABEL}(?:\.{LABEL})*\.?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{{1,5}})?")
LONGEST_HOST = 260
# Stands in for a host that is none, so that an error page can be made at all.
NO_HOST = "localhost"
BAD_HOST = "portal.bad_host"
# Stays in a query as it is; all else is written in percents.
ASCII = "".join(map(chr, range(128)))


class KnownEnvironment:
    """Takes out of a request what only a server or a named proxy may say."""

    def __init__(self, behind: Any) -> None:
        self.behind = behind

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        environ["SCRIPT_NAME"] = ""
        host = environ.get("HTTP_HOST", NO_HOST)
        if len(host) > LONGEST_HOST or not HOST.fullmatch(host):
            environ["HTTP_HOST"], environ[BAD_HOST] = NO_HOST, True
        # Two strokes at the beginning would make another site of the first part of a path.
        path = environ.get("PATH_INFO", "")
        environ["PATH_INFO"] = "/" + path.lstrip("/\\") if path[:1] in "/\\" else path
        # Bytes that are no text would be an accident wherever a query is read.
        environ["QUERY_STRING"] = quote(environ.get("QUERY_STRING", ""), safe=ASCII, encoding="latin-1")
        return self.behind(environ, start_response)  # type: ignore[no-any-return]


def init_app(app: Flask) -> None:
    app.before_request(refuse_bad_host)
    app.after_request(lead_to_paths_only)


def stand_in_front(app: Flask, proxies: int) -> None:
    """Believe this many proxies in front when they say where a reader comes from, and nobody else."""
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=0, x_port=0, x_prefix=0)  # type: ignore[method-assign]
    app.wsgi_app = KnownEnvironment(app.wsgi_app)  # type: ignore[method-assign]


def refuse_bad_host() -> None:
    if request.environ.get(BAD_HOST):
        abort(400)


def lead_to_paths_only(response: Response) -> Response:
    """A redirect inside the site names no host: whoever asked knows where they are."""
    location = response.headers.get("Location", "")
    if location.startswith(request.host_url):
        response.headers["Location"] = "/" + location[len(request.host_url) :].lstrip("/\\")
    return response
