"""One thing a rule says about a proposal. Pure.

A *stop* cannot be approved, an *ask* only in special cases, a *note* is something to remember.
The words of a finding lie in `translations/` under `finding.<rule>.<kind>.…`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ..rules import Rule

Kind = Literal["stop", "ask", "note"]
KINDS: tuple[Kind, ...] = ("stop", "ask", "note")


@dataclass(frozen=True)
class Finding:
    """One thing a rule says. `step` is where it can be mended; `values` fill the sentence."""

    rule: Rule
    kind: Kind
    step: str
    values: Mapping[str, Any] = field(default_factory=dict)
    case: str = ""

    @property
    def words(self) -> str:
        """The id under which its sentences lie."""
        return ".".join(filter(None, ("finding", self.rule.id, self.kind, self.case)))

    @property
    def stops(self) -> bool:
        """Whether it keeps a proposal from being sent, or agreed to."""
        return self.kind == "stop"
