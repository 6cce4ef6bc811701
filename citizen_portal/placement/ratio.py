"""How many people a workplace may have in praktik and løntilskud at once, by how many it employs. Pure.

Source: the rules `ratio.*` of `rules.toml`. People count by their hours: half time is half a person.
"""

from __future__ import annotations

from math import floor

from ..rules import Rule, Rules
from .finding import Finding, Kind


def allowed(ordinary: float, rules: Rules) -> int:
    """How many people, for this many ordinary employees (full-time, an average)."""
    limit = rules.number("ratio.small.limit")
    small = floor(min(ordinary, limit) / rules.number("ratio.small.per"))
    large = floor(max(0, ordinary - limit) / rules.number("ratio.large.per"))
    return max(rules.number("ratio.small.min"), small + large)


def rule_for(ordinary: float, rules: Rules) -> Rule:
    return rules["ratio.small.per" if ordinary <= rules.number("ratio.small.limit") else "ratio.large.per"]


def check_ratio(ordinary: float, placed: float, weekly_hours: float, full_time: float, rules: Rules) -> Finding:
    """Whether there is room for one more, who is there this many hours a week."""
    most = allowed(ordinary, rules)
    kind: Kind = "note"
    if placed > 0 and placed + weekly_hours / full_time > most:
        kind = "stop"
    elif placed > 0 and placed + 1 > most:
        kind = "ask"
    values = {"allowed": str(most), "placed": f"{placed:g}", "ordinary": f"{ordinary:g}"}
    return Finding(rule_for(ordinary, rules), kind, "", values)
