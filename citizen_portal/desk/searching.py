"""Searching the list. What was typed lies sealed in the address, and opens for whoever typed it alone.

An address is kept by proxies, logs and the browser's history; a name, a number or a company is no business of theirs.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

from flask import g, request

from ..forms.posted import as_typed
from ..placement.search_words import in_one
from ..records import queue, search_prints
from ..records.queue import QueuePage
from ..storage.sealed import CannotOpen, sealer

# Signs. Nobody types more to find a placement.
LONGEST = 100
BOX = "soeg"


@dataclass(frozen=True)
class Search:
    """What was typed, the token of it in the address, and what is wrong with it: the id of a label, or ""."""

    text: str = ""
    token: str = ""
    wrong: str = ""

    @property
    def prints(self) -> tuple[str, ...]:
        return search_prints.of_text(self.text) if self.token else ()


NONE = Search()


def typed() -> Search:
    """What was just posted."""
    text = as_typed(BOX, request.form.get(BOX, "")).strip()
    if len(text) > LONGEST:
        return Search(text, wrong="search.long")
    wrong = "" if not text or search_prints.of_text(text) else "search.nothing"
    return Search(text, token_of(text) if text and not wrong else "", wrong)


def token_of(text: str) -> str:
    return base64.urlsafe_b64encode(sealer().seal(text, _seal())).decode().rstrip("=")


def asked() -> Search:
    """What the address asks for: nothing it holds can be read, or used, once its session is over."""
    token = request.args.get(BOX, "")
    if not token:
        return NONE
    try:
        sealed = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
        return Search(str(sealer().open(sealed, _seal())), token)
    except (CannotOpen, ValueError):
        return Search(wrong="search.over")


def _seal() -> str:
    return f"desk-search:{g.desk_token}"


def results(search: Search, whose: str, limits: dict[str, str], after: str) -> QueuePage:
    """What has all the words; where nothing has, what has them as one word."""
    found = queue.search(search.prints, whose, limits, after)
    if found.rows or after or len(search.prints) == 1:
        return found
    return queue.search((search_prints.of_word(in_one(search.text)),), whose, limits)
