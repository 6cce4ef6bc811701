"""What lets somebody come back to a draft: a code, a link by mail, a month more, and the check at the door."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from flask import current_app

from .. import clock, limits, links
from ..storage import outbox
from ..storage.sealed import sealer
from . import draft_letters, draft_repository
from .draft_repository import DRAFT_LIFE
from .saved_draft import SavedDraft

# However often somebody asks for a month more.
LONGEST_LIFE = 2 * DRAFT_LIFE
WRONG_TRIES, ATTEMPTS = "5 per hour", "10 per 15 minutes"
NOBODY = "0000-00-00"

Found = TypeVar("Found")


def give_code(draft_id: str) -> SavedDraft:
    """Give a draft its code, once, and write the letters about it. Raises GoneMeanwhile."""
    saved = draft_repository.change(
        draft_id, lambda found: replace(found, code=found.code or links.new_code()), draft_letters.announce
    )
    outbox.wake(current_app)
    return saved


def can_stay_longer(saved: SavedDraft) -> bool:
    """Whether asking for a month more would make a difference."""
    return saved.last_day < clock.today() + LONGEST_LIFE


def stay_longer(draft_id: str) -> None:
    """Keep a draft for DRAFT_LIFE more, but not for more than LONGEST_LIFE from now. Raises GoneMeanwhile."""

    def longer(found: SavedDraft) -> SavedDraft:
        wanted = min(found.last_day + DRAFT_LIFE, clock.today() + LONGEST_LIFE)
        return replace(found, last_day=max(found.last_day, wanted))

    draft_repository.change(draft_id, longer)


def authenticate(code: str, token: str, born: date) -> SavedDraft | None:
    """The draft a code or a link leads to, for whoever knows the birth date; answers 429 after too many tries.

    What could be no code costs nothing. Whatever else is wrong is not told apart, and takes as long: one
    look-up, one content, one comparison.
    """
    if not token and not links.could_be_code(code):
        return None
    limits.consume_attempt("draft-address", limits.address(), ATTEMPTS)
    found, key = _sought(code, token)
    limits.consume_attempt("draft", key, WRONG_TRIES)
    right = proven(found, lambda draft: draft.born, born)
    if right:
        limits.reset_attempts("draft", key, WRONG_TRIES)
    return right


def proven(found: Found | None, birth_date: Callable[[Found], str], born: date) -> Found | None:
    """What was found, if it is of somebody born that day; it takes as long when nothing was."""
    if found is None:
        # In place of opening what is not there.
        sealer().seal({}, "nothing:")
    expected = (birth_date(found) if found else "") or NOBODY
    return found if hmac.compare_digest(expected, born.isoformat()) else None


def _sought(code: str, token: str) -> tuple[SavedDraft | None, str]:
    """The draft, if there is one, and what its tries are counted by."""
    if not token:
        found = draft_repository.by_code(code)
        return found, found.id if found else links.hash_code(code, "draft")
    named = links.read("draft", token)
    found = draft_repository.by_id(named if isinstance(named, str) else "nobody")
    return found, found.id if found else hashlib.sha256(token.encode()).hexdigest()
