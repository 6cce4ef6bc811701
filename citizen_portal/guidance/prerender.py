"""Pages that are the same for every reader: rendered once a day, handed out as bytes.

They set no cookie and read none, so there is nothing left to reckon when somebody asks for one. The many that few ask
for are rendered when the first one does, and kept for the day.
"""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

import brotli
from flask import Flask
from werkzeug.http import parse_accept_header
from werkzeug.test import Client

from .. import clock, meters, trust
from ..headers import PUBLIC

# So many of the pages that few ask for are kept, ten kilobytes each: one more takes the place of the oldest.
MOST_KEPT = 250

Headers = list[tuple[str, str]]
Environ = dict[str, Any]


@dataclass(frozen=True)
class PrerenderedPage:
    """One page in each encoding, with the headers that go with it."""

    etag: str
    bodies: Mapping[str, tuple[Headers, bytes]]
    endpoint: str = ""

    @property
    def plain(self) -> tuple[Headers, bytes]:
        """For the rare browser that takes no encoding: unpacked when it asks, not kept."""
        headers, packed = self.bodies["gzip"]
        page = gzip.decompress(packed)
        left_out = ("Content-Length", "Content-Encoding")
        return _labelled([header for header in headers if header[0] not in left_out], "", page), page


class PrerenderedPages:
    """A WSGI application in front of another: answers for the prerendered pages, passes on all others."""

    def __init__(
        self,
        behind: Any,
        render: Callable[[], Mapping[str, PrerenderedPage]],
        when_asked: Collection[str] = (),
        render_one: Callable[[str], PrerenderedPage] | None = None,
    ) -> None:
        self.behind = behind
        self.render = render
        self.when_asked = frozenset(when_asked)
        self.render_one = render_one
        self.keeping = threading.Lock()
        self.kept: dict[str, PrerenderedPage] = {}
        self.rendering = threading.Lock()
        self.pages: Mapping[str, PrerenderedPage] = {}
        self.day = date.min
        self.rendered_at = 0.0

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        if self.day != clock.today():
            self.render_today()
        page = self.page(environ) or self.asked_first(environ)
        if page is None:
            return self.behind(environ, start_response)  # type: ignore[no-any-return]
        environ[meters.KEPT] = page.endpoint
        encoding = best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        headers, body = page.bodies[encoding] if encoding else page.plain
        if page.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
            start_response("304 NOT MODIFIED", [header for header in headers if header[0] != "Content-Length"])
            return []
        start_response("200 OK", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def page(self, environ: Environ) -> PrerenderedPage | None:
        """The page that is asked for, if it is one of these and has been rendered."""
        address = _address(environ)
        return self.pages.get(address) or self.kept.get(address)

    def asked_first(self, environ: Environ) -> PrerenderedPage | None:
        """A page nobody has asked for today. Two who ask at once get the same one, rendered twice."""
        address = _address(environ)
        if self.render_one is None or address not in self.when_asked:
            return None
        # What is rendered around midnight stays with its own day: the next begins with nothing kept.
        kept = self.kept
        page = self.render_one(address)
        with self.keeping:
            kept[address] = page
            if len(kept) > MOST_KEPT:
                del kept[next(iter(kept))]
        return page

    def at_hand(self, environ: Environ) -> bool:
        """Whether the answer only has to be handed out: no thread is needed for that."""
        return self.day == clock.today() and self.page(environ) is not None

    def render_today(self) -> None:
        """All pages anew for a new day; whoever comes meanwhile is answered by those of yesterday."""
        if self.rendering.acquire(blocking=False):
            # What was begun before midnight is of the day before, whenever it is done.
            day = clock.today()
            try:
                self.pages, self.kept, self.day = self.render(), {}, day
                self.rendered_at = clock.now().timestamp()
                meters.RENDERED.labels(meters.GUIDANCE).set(self.rendered_at)
            finally:
                self.rendering.release()


def _address(environ: Environ) -> str:
    """The path with its query, of somebody who asks for a page; else nothing."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or trust.BAD_HOST in environ:
        return ""
    query = environ.get("QUERY_STRING", "")
    return str(environ.get("PATH_INFO", "")) + (f"?{query}" if query else "")


@lru_cache(maxsize=256)
def best_encoding(accepted: str) -> str:
    """The smallest encoding the browser takes."""
    wishes = parse_accept_header(accepted)
    return next((encoding for encoding in ("br", "gzip") if wishes.quality(encoding) > 0), "")


def serve_prerendered(app: Flask, paths: Iterable[str], when_asked: Collection[str] = ()) -> None:
    """Put the pages in front of the app, rendered for today: what they say changes by the day."""
    known = tuple(paths)
    pages = PrerenderedPages(
        app.wsgi_app, lambda: {path: one(path) for path in known}, when_asked, lambda path: one(path)
    )
    behind = Client(pages.behind, use_cookies=False)
    routes = app.url_map.bind("")

    def one(path: str) -> PrerenderedPage:
        return replace(rendered(behind, path), endpoint=routes.match(path.partition("?")[0])[0])

    pages.render_today()
    app.extensions["prerendered"] = pages
    app.wsgi_app = pages  # type: ignore[method-assign]


def rendered(client: Client, path: str) -> PrerenderedPage:
    """A page, asked for once as a reader would. Raises RuntimeError for what is no page."""
    answer = client.get(path, headers={"Accept-Encoding": "identity"})
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answers {answer.status_code} and cannot be prerendered.")
    return _page(answer.data, list(answer.headers.items()))


def _page(html: bytes, headers: Headers) -> PrerenderedPage:
    etag = f'"{hashlib.sha256(html).hexdigest()[:16]}"'
    left_out = {"content-length", "cache-control", "vary", "etag", "set-cookie"}
    kept = [(name, value) for name, value in headers if name.lower() not in left_out]
    kept += [("Cache-Control", PUBLIC), ("Vary", "Accept-Encoding"), ("ETag", etag)]
    encoded = {"gzip": gzip.compress(html, 9, mtime=0), "br": brotli.compress(html, quality=8, lgwin=18)}
    return PrerenderedPage(etag, {name: (_labelled(kept, name, body), body) for name, body in encoded.items()})


def _labelled(headers: Headers, encoding: str, body: bytes) -> Headers:
    own = [("Content-Length", str(len(body)))]
    return [*headers, *own, *([("Content-Encoding", encoding)] if encoding else [])]
