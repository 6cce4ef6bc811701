"""A draft as it is kept: the fields as typed, the code to come back with, how long. Knows today's names of fields."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from .. import clock
from ..placement.fields import REGISTERED
from ..placement.length import LENGTH
from ..placement.proposal import TypedFields, read_date

# What was typed to find a trade, as long as none was chosen.
SEARCHED = "trade_query"
# Fields that have got another name, old to new: a draft from before the change keeps their answers.
RENAMED: Mapping[str, str] = {}


@dataclass(frozen=True)
class SavedDraft:
    """A draft, kept to the end of `last_day`.

    `code` is empty until one is asked for. `born` is the birth date (YYYY-MM-DD) that whoever comes back has
    to know; empty as long as none could be read. `call` is the one in which the jobcenter writes it down for the
    citizen, with the `language` she is written to in; empty for whoever fills it in herself.
    """

    id: str
    last_day: date
    fields: dict[str, str] = field(default_factory=dict)
    code: str = ""
    language: str = "da"
    born: str = ""
    call: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def opened(cls, draft_id: str, last_day: date, contents: Mapping[str, Any]) -> SavedDraft:
        """From what was sealed. A draft from before there were codes is nothing but its fields."""
        if not isinstance(contents.get("fields"), dict):
            contents = {"fields": contents}
        fields = carried_over(contents["fields"])
        rest = {name: contents[name] for name in ("code", "language", "call") if name in contents}
        return cls(draft_id, last_day, fields, born=contents.get("born") or birth_date(fields), **rest)

    @property
    def contents(self) -> dict[str, Any]:
        """What is sealed."""
        call = {"call": dict(self.call)} if self.call else {}
        return {"fields": self.fields, "code": self.code, "language": self.language, "born": self.born, **call}

    def mark(self, boxes: Iterable[str]) -> str:
        """Tells whether anything in these boxes is another than when somebody read it."""
        held = json.dumps([self.fields.get(box, "") for box in boxes])
        return hashlib.sha256(held.encode()).hexdigest()[:16]

    def holds(self, typed: TypedFields) -> bool:
        """Whether this is what it holds already."""
        return all(self.fields.get(box, "") == value for box, value in typed.items())

    @property
    def about(self) -> str:
        """What its entries in the outbox are about."""
        return f"drafts:{self.id}"

    @property
    def email(self) -> str:
        return self.fields.get("email", "").strip()

    @property
    def expires_at(self) -> datetime:
        return clock.end_of(self.last_day)


def last_day(expires_at: datetime) -> date:
    """The last day a draft is kept, by the moment it goes."""
    return clock.day_of(expires_at - timedelta(seconds=1))


def carried_over(fields: TypedFields) -> dict[str, str]:
    """Every answer that still has a meaning, under the name its field has today."""
    moved = {RENAMED[name]: value for name, value in fields.items() if name in RENAMED}
    return {name: value for name, value in {**moved, **fields}.items() if name in (*REGISTERED, LENGTH, SEARCHED)}


def birth_date(fields: TypedFields) -> str:
    """The birth date that was typed, as YYYY-MM-DD; empty when it cannot be read."""
    try:
        return read_date(fields, "birth_date").isoformat()
    except ValueError:
        return ""
