"""What was said by telephone and written down by the jobcenter: with whom, when, why there, and by whom. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

# What the details of a call are kept under, beside what was said.
KEY = "call"
# Why it was not done on the page: no mail or telephone that opens links; it cannot be read or used; it must be today.
WHY = ("no-link", "cannot-use", "today")


@dataclass(frozen=True)
class Call:
    """`spoke_with` is who of the side spoke, `at` when (ISO 8601), `why` one of WHY, `by` who wrote it down, by name.

    `staff` is that person's id. Whoever is written down has heard the terms: there is no call without.
    """

    spoke_with: str
    at: str
    why: str
    by: str
    staff: str = ""

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)

    @property
    def kept(self) -> dict[str, Any]:
        """As it lies beside what was said."""
        return {KEY: asdict(self)}


def call_of(content: Mapping[str, Any]) -> Call | None:
    """None where nobody rang: the side did it on its own page."""
    told = content.get(KEY)
    return Call(**{name: told[name] for name in Call.__dataclass_fields__ if name in told}) if told else None
