"""The only place that makes PDF files: HTML becomes a tagged document (PDF/UA), in a process of its own.

Laying out takes the interpreter for itself, so that in this process no page would be answered meanwhile.
See docs/decisions/0016-papers.md.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from flask import Flask, Response, current_app
from werkzeug.exceptions import ServiceUnavailable

from .kept import KeptPapers
from .maker.signs import without_letters as without_letters
from .process import PaperFailed, PaperProcess
from .turns import Busy, Turns

log = logging.getLogger(__name__)

# How many may wait for their turn, and how long (seconds). With the one in hand they hold three of a server's threads.
WAITING, LONGEST_WAIT = 2, 5.0
# Seconds after which somebody who could not wait should come again.
COME_AGAIN = 5


class NoPaperNow(ServiceUnavailable):
    """Others are being served, or something went wrong: the reader should ask again."""

    def __init__(self) -> None:
        super().__init__(retry_after=COME_AGAIN)


@dataclass
class Papers:
    """What a site needs to make papers. Nothing of it is running before the first one is wanted."""

    process: PaperProcess = field(default_factory=PaperProcess)
    turns: Turns = field(default_factory=lambda: Turns(WAITING, LONGEST_WAIT))
    kept: KeptPapers = field(default_factory=KeptPapers)

    def paper(self, html: str, owner: str) -> bytes:
        """The paper this HTML describes, from what is kept or made anew. Raises Busy or PaperFailed."""
        key = self.kept.key(owner, html)
        if (found := self.kept.get(key)) is not None:
            return found
        with self.turns.turn():
            # Whoever had the turn before may have wanted the same.
            if (found := self.kept.get(key)) is None:
                found = self.process.make(html)
                self.kept.put(key, found)
        return found


def init_app(app: Flask) -> None:
    app.extensions["papers"] = Papers()


def pdf(html: str, name: str, owner: str = "") -> Response:
    """A PDF answer that asks to be kept under this name. The HTML brings its own title and language.

    `owner` is the placement it is about: nobody gets a kept paper of another one. Raises NoPaperNow.
    """
    papers: Papers = current_app.extensions["papers"]
    try:
        return download(papers.paper(html, owner), "application/pdf", name)
    except Busy:
        raise NoPaperNow from None
    except PaperFailed as error:
        log.error("A paper could not be made: %s", error)
        raise NoPaperNow from None


def forget(owner: str) -> None:
    """Keep no paper of this placement any more."""
    papers: Papers = current_app.extensions["papers"]
    papers.kept.forget(owner)


def download(body: bytes, kind: str, name: str) -> Response:
    """A file to keep. It may hold answers, so nobody on the way keeps it."""
    response = Response(body, mimetype=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
