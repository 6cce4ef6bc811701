"""The rules a page rests on, and its few figures, as its reader is shown them."""

from __future__ import annotations

from typing import Any

from flask_babel import format_date, gettext

from .. import i18n
from ..rules import Rule
from .figures import figure_text
from .in_short import FIGURES
from .law import day, rules


def facts(rule_ids: tuple[str, ...]) -> list[dict[str, Any]]:
    """What a page shows of the rules it rests on. What is only half known is asked about, not stated."""
    return [_fact(rules()[rule_id]) for rule_id in rule_ids if rule_id in rules()]


def short_figures(slug: str) -> list[dict[str, Any]]:
    """What a page comes to in a few figures. What the law no longer says, or nobody knows for sure, is left out."""
    known = [(rule_id, label) for rule_id, label in FIGURES.get(slug, ()) if rule_id in rules()]
    wanted = [(rules()[rule_id], gettext(label)) for rule_id, label in known]
    return [{"rule": rule, "value": _number(rule), "words": words} for rule, words in wanted if _stands(rule)]


def _stands(rule: Rule) -> bool:
    return rule.quotable and rule.value is not False


def _number(rule: Rule) -> str:
    """Nothing for a rule that is no number: its words say it."""
    return "" if rule.unit in ("bool", "choice") else _value(rule)


def _value(rule: Rule) -> str:
    return figure_text(rule.figure(), i18n.current().locale, gettext) if rule.quotable else gettext("rule.ask")


def _fact(rule: Rule) -> dict[str, Any]:
    return {
        "rule": rule,
        "says": _sentence(rule),
        "who": ", ".join(gettext(f"rule.who.{group}") for group in rule.applies_to),
        "checked": format_date(rule.verified_on, "medium"),
        "overdue": rule.overdue(day()),
        "from": None if rule.expected else rule.valid_from,
    }


def _answer(rule: Rule) -> str:
    """Which sentence says a rule that is no figure: if the law chooses otherwise, it is another one."""
    if rule.unit == "bool":
        return ".yes" if rule.value else ".no"
    return f".{rule.value}" if rule.unit == "choice" and not isinstance(rule.value, list) else ""


def _sentence(rule: Rule) -> str:
    """The rule in a whole sentence; a rule that has none is named, with its value.

    What is agreed and not adopted is said to be just that, whatever its value is going to be.
    """
    if rule.expected:
        return str(gettext("rule.expected", name=gettext(f"rule.{rule.id}")))
    label = f"rule.says.{rule.id}{_answer(rule)}"
    said: str = gettext(label) if rule.quotable else label
    if said == label:
        said = gettext("rule.named")
        return said % {"name": gettext(f"rule.{rule.id}"), "value": _value(rule)}
    return said % {"value": _value(rule)}
