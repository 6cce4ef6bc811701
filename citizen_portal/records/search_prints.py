"""The prints a placement is found by: of its words, with our key, so that they tell nobody the words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam, delete, insert

from .. import links
from ..placement.search_words import asked_words, kept_words
from ..storage.database import db
from ..storage.tables import SearchPrintRow
from .repository import PlacementRecord

# Signs. Two words in many millions have the same.
LENGTH = 16
# Made once: putting a statement together takes longer than running it.
TABLE: Any = SearchPrintRow.__table__
KEEP = insert(TABLE)
FORGET = delete(TABLE).where(TABLE.c.placement_id == bindparam("of"))
FORGET_SOME = FORGET.where(TABLE.c.print.in_(bindparam("prints", expanding=True)))


def of_text(text: str) -> tuple[str, ...]:
    """The prints of what somebody typed to find a placement by; all of them must be there."""
    return tuple(map(of_word, asked_words(text, links.CODE_ALPHABET)))


def of_word(word: str) -> str:
    return links.fingerprint("search", word)[:LENGTH]


def words(record: PlacementRecord) -> frozenset[str]:
    state = record.state
    return kept_words(record.reference, state.current, state.employer, alphabet=links.CODE_ALPHABET)


def rows(record: PlacementRecord, of: Iterable[str]) -> list[dict[str, Any]]:
    sent = int(record.state.sent_at.timestamp())
    return [{"print": of_word(word), "sent": sent, "placement_id": record.id} for word in sorted(of)]


def keep(record: PlacementRecord) -> None:
    """Those of a new placement, in the transaction under way."""
    db.connection.execute(KEEP, rows(record, words(record)))


def follow(before: PlacementRecord, now: PlacementRecord) -> None:
    """What has changed of them, in the transaction under way. Mostly nothing has."""
    had, has = words(before), words(now)
    if gone := had - has:
        db.connection.execute(FORGET_SOME, {"of": now.id, "prints": [of_word(word) for word in sorted(gone)]})
    if new := has - had:
        db.connection.execute(KEEP, rows(now, new))


def renew(record: PlacementRecord) -> None:
    """All of them anew, in the transaction under way."""
    forget(record)
    keep(record)


def forget(record: PlacementRecord) -> None:
    db.connection.execute(FORGET, {"of": record.id})
