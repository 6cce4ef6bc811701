"""A site that follows its folder: built anew when a file of it is saved, and calm about what cannot be shown yet."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.wrappers import Request, Response

from ..headers import PRIVATE, SECURITY
from ..trades.entries import Stamp, stamp

SCRIPT, CHANGES = "/preview/script.js", "/preview/changes"
TAG = f'<script src="{SCRIPT}" defer></script></body>'.encode()
# The page is loaded anew when the number it is told is another than the first.
FOLLOW = """let seen;
new EventSource("/preview/changes").onmessage = (told) => {
  if (seen && seen !== told.data) location.reload();
  seen = told.data;
};
"""
# The page a fault stands on, by the file it names.
PAGE = re.compile(r"(?:content/)?([\w-]+)/(guidance|site)/([\w-]+)\.md:")
# Seconds after which a browser that waits is told that somebody is still there.
PATIENCE = 15


class PreviewSite:
    """A WSGI application. `build` makes the site anew; what it raises of `refused` is shown, line by line."""

    def __init__(
        self, build: Callable[[], Flask], refused: tuple[type[Exception], ...], watched: Iterable[Path]
    ) -> None:
        self.build, self.refused, self.watched = build, refused, tuple(watched)
        self.changed = threading.Condition()
        self.seen: Stamp | None = None
        self.app: Flask | None = None
        self.faults: list[str] = []
        self.version = 0

    def refresh(self) -> None:
        """Build the site anew if a file has been saved; one that cannot be built leaves the last one standing."""
        with self.changed:
            now = stamp(self.watched, "**/*.md", "**/*.toml")
            if now == self.seen:
                return
            self.seen, self.faults = now, []
            try:
                self.app = self.build()
            except self.refused as error:
                self.faults = str(error).splitlines()
            self.version += 1
            self.changed.notify_all()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.refresh()
        return self.answer(Request(environ))(environ, start_response)

    def answer(self, request: Request) -> Response:
        if request.path == SCRIPT:
            return Response(FOLLOW, mimetype="text/javascript")
        if request.path == CHANGES:
            return Response(self.versions(), mimetype="text/event-stream", headers={"Cache-Control": PRIVATE})
        if self.app is None or self.concerns(request.path):
            return not_yet(self.faults)
        return followed(self.app, request.environ)

    def concerns(self, path: str) -> bool:
        """Whether a fault keeps this page from being shown: its own, or one that is of no page in particular."""
        places = [PAGE.match(fault) for fault in self.faults]
        own = {f"/{lang}/viden/{slug}" for lang, _, slug in (place.groups() for place in places if place)}
        own |= {f"/{place[1]}/{place[3]}" for place in places if place and place[2] == "site"}
        return path in own or not all(places)

    def versions(self) -> Iterator[bytes]:
        """The number of the site as it is, and each one that follows."""
        told = 0
        while True:
            with self.changed:
                if self.version == told:
                    self.changed.wait(PATIENCE)
                before, told = told, self.version
            yield f"data: {told}\n\n".encode() if told != before else b": still here\n\n"


def followed(app: Flask, environ: dict[str, Any]) -> Response:
    """What the site answers; a page also follows its folder."""
    plain = {key: value for key, value in environ.items() if key not in ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH")}
    response = Response.from_app(app, plain, buffered=True)
    if response.mimetype == "text/html" and environ["REQUEST_METHOD"] == "GET":
        response.set_data(response.get_data().replace(b"</body>", TAG))
    response.headers["Cache-Control"] = PRIVATE
    return response


def not_yet(faults: Iterable[str]) -> Response:
    """What stands in the place of a page that cannot be shown."""
    lines = "".join(f"<li><code>{escape(fault)}</code></li>" for fault in faults)
    html = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not yet</title></head><body>'
        f"<h1>This page cannot be shown yet</h1><ul>{lines}</ul>"
        "<p>Mend the file and save it: the page comes back by itself.</p></body></html>"
    )
    page = Response(html.encode().replace(b"</body>", TAG), 503, mimetype="text/html", headers=SECURITY)
    page.headers["Cache-Control"] = PRIVATE
    return page
