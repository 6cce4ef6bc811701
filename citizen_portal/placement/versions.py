"""The versions of a placement's terms, and a change of them that waits. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from .change_kinds import ChangeKind
from .reasons import Why


@dataclass(frozen=True)
class Version:
    """The terms as one side wrote them, and `why`. `kind` is what was changed after the application, None before."""

    number: int
    by: str
    at: datetime
    terms: Mapping[str, str]
    kind: ChangeKind | None = None
    why: Why = Why()


@dataclass(frozen=True)
class Change:
    """What one side wants differently after the application, and `why`. `terms` are the boxes it has written."""

    number: int
    by: str
    at: datetime
    kind: ChangeKind
    terms: Mapping[str, str]
    agreed: frozenset[str]
    why: Why = Why()
