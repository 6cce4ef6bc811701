"""The rules of the site that fall due soon, for whoever leads: the site says of a rule too old that it is."""

from __future__ import annotations

from typing import Any

from flask_babel import format_date, gettext

from .. import clock
from ..guidance import due
from ..guidance.state import state
from ..rules import Rule
from .words import desk


def rules_due() -> list[dict[str, Any]]:
    """By day: what happens to which rules, in words."""
    law = state().law
    return [
        {
            "what": desk(f"rules.{one.what}", day=format_date(one.day, "long")),
            "rules": [_name(rule) for rule in one.rules],
        }
        for one in due.due((*law.now, *law.coming), clock.today())
    ]


def _name(rule: Rule) -> str:
    """As a page names it; a rule no page names, by its id. What is not adopted says so."""
    label = f"rule.{rule.id}"
    name: str = gettext(label)
    said = rule.id if name == label else name
    return desk("rules.expected", name=said) if rule.expected else said
