"""Who is led back by code and birth date to what they have sent, or saved to be sent later."""

from __future__ import annotations

from datetime import date

from .. import limits, links
from ..placement.proposal import read_date
from ..records import repository
from ..records.repository import PlacementRecord
from . import resume_access
from .resume_access import proven
from .saved_draft import SavedDraft

# Tries of one sender, wrong ones of one code, and wrong ones of all: many senders together are no cleverer than one.
ATTEMPTS, WRONG_TRIES, WRONG_OF_ALL = "10 per 15 minutes", "5 per hour", "1000 per hour"


def authenticate(code: str, born: date) -> PlacementRecord | SavedDraft | None:
    """What a citizen's code leads to, for whoever knows the birth date; answers 429 after too many tries.

    What was saved and not sent has a code, too. What could be no code costs nothing. Whatever else is wrong is not
    told apart, and takes as long.
    """
    if not links.could_be_code(code):
        return None
    return limits.guess("find-code", ATTEMPTS, WRONG_OF_ALL, lambda: _opened(code, born))


def _opened(code: str, born: date) -> PlacementRecord | SavedDraft | None:
    key = links.hash_code(code, "citizen")
    limits.consume_attempt("find-code", key, WRONG_TRIES)
    sent = proven(repository.by_citizen_code(code), _born, born)
    found = sent or resume_access.authenticate(code, "", born)
    if found:
        limits.reset_attempts("find-code", key, WRONG_TRIES)
    return found


def _born(sent: PlacementRecord) -> str:
    return read_date(sent.state.fields, "birth_date").isoformat()
