"""What lets somebody come back to a draft: a code, a link by mail, a month more, and the check at the door."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace
from datetime import date

from flask import current_app

from .. import limits, links
from ..storage import outbox
from ..storage.sealed import sealer
from . import store
from .kept import Kept, today

# However often somebody asks for a month more.
LONGEST_LIFE = 2 * store.DRAFT_LIFE
WRONG_TRIES = "5 per hour"
NOBODY = "0000-00-00"


def give_code(draft_id: str) -> Kept | None:
    """Give a draft its code, once, and write the letters about it; None when the draft is gone."""
    kept = store.change(draft_id, lambda found: replace(found, code=found.code or links.new_code()), _announce)
    outbox.wake(current_app)
    return kept


def _announce(kept: Kept) -> None:
    """One letter with the link for each address, and one before the end.

    They follow the address: what has not left for another one is taken back.
    """
    outbox.drop(f"drafts:{kept.id}")
    if kept.email:
        # Signed, so that whoever reads the database finds no address by trying.
        address = links.sign("address", kept.email.casefold())[-16:]
        _write(kept, "draft.saved", f"saved:{address}")
        _write(kept, "draft.expiring", "expiring")


def _write(kept: Kept, letter: str, key: str) -> None:
    due = kept.expires_at - store.REMIND_BEFORE if letter == "draft.expiring" else None
    path = links.path("placement.resume", kept.language, token=links.sign("draft", kept.id))
    content = {"letter": letter, "to": kept.email, "language": kept.language, "path": path, "draft": kept.id}
    outbox.put(f"draft:{kept.id}:{key}", "letter", f"drafts:{kept.id}", content, due)


def can_stay_longer(kept: Kept) -> bool:
    """Whether asking for a month more would make a difference."""
    return kept.last_day < today() + LONGEST_LIFE


def stay_longer(draft_id: str) -> None:
    """Keep a draft for DRAFT_LIFE more, but not for more than LONGEST_LIFE from now."""

    def longer(found: Kept) -> Kept:
        wanted = min(found.last_day + store.DRAFT_LIFE, today() + LONGEST_LIFE)
        return replace(found, last_day=max(found.last_day, wanted))

    store.change(draft_id, longer)


def let_in(code: str, token: str, born: date) -> Kept | None:
    """The draft a code or a link leads to, for whoever knows the birth date; answers 429 after WRONG_TRIES.

    Whatever is wrong is not told apart, and takes as long: one look-up, one content, one comparison.
    """
    found, key = _sought(code, token)
    limits.spend("draft", key, WRONG_TRIES)
    if found is None:
        # In place of opening what is not there.
        sealer().seal({}, "drafts:")
    expected = (found.born if found else "") or NOBODY
    if not hmac.compare_digest(expected, born.isoformat()):
        return None
    limits.give_back("draft", key, WRONG_TRIES)
    return found


def _sought(code: str, token: str) -> tuple[Kept | None, str]:
    """The draft, if there is one, and what its tries are counted by."""
    if not token:
        found = store.coded(code)
        return found, found.id if found else links.print_of(code, "draft")
    told = links.read("draft", token)
    found = store.draft(told if isinstance(told, str) else "nobody")
    return found, found.id if found else hashlib.sha256(token.encode()).hexdigest()
