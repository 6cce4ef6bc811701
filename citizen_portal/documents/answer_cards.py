"""What was registered as a few short cards, one a step: what belongs together in one line, what is empty left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from babel.lists import format_list
from flask import url_for
from flask_babel import gettext

from .. import i18n
from ..placement.proposal import TypedFields
from .answers import sections

Row = dict[str, Any]


def cards(fields: TypedFields) -> list[dict[str, Any]]:
    """The answers by step, with the address where each is changed and what of it is left to the employer.

    A `plain` row is understood without its name.
    """
    return [
        {**part, "url": url_for("registration.step", step=part["step"]),
         "rows": [{**row, "plain": row["name"] in PLAIN} for row in _joined(part["rows"])], "left": _left(part["rows"])}
        for part in sections(fields)
    ]  # fmt: skip


def _left(rows: list[Row]) -> str:
    names = [row["label"] for row in rows if row["employer_has_it"] and not row["values"]]
    return format_list(names, locale=i18n.current().locale) if names else ""


def _joined(rows: list[Row]) -> list[Row]:
    """The rows that hold something, those that belong together as one."""
    filled = {row["name"]: row for row in rows if row["values"]}
    shown: dict[str, Row] = {}
    for name, row in filled.items():
        together = next((names for names in TOGETHER if name in names), ())
        if not together:
            shown[name] = row
        elif together[0] not in shown:
            shown[together[0]] = _one([filled[one] for one in together if one in filled], together)
    return list(shown.values())


def _one(rows: list[Row], names: tuple[str, ...]) -> Row:
    label, lines = TOGETHER[names]
    shown = lines({row["name"]: row for row in rows})
    return {
        **rows[0], "label": gettext(label), "names": names,
        "values": [value for value, _ in shown], "dirs": [way for _, way in shown],
    }  # fmt: skip


Lines = Callable[[dict[str, Row]], list[tuple[str, str]]]


def _each(rows: dict[str, Row]) -> list[tuple[str, str]]:
    return [(value, row["dir"]) for row in rows.values() for value in row["values"]]


def _reach(rows: dict[str, Row]) -> list[tuple[str, str]]:
    """A tick has its name for a line."""
    sms = rows.pop("sms", None)
    return _each(rows) + ([(sms["label"], "auto")] if sms else [])


def _address(rows: dict[str, Row]) -> list[tuple[str, str]]:
    said = {name: " ".join(row["values"]) for name, row in rows.items()}
    town = " ".join(said[name] for name in ("postcode", "city") if name in said)
    return [(", ".join(part for part in (said.get("street"), town) if part), "auto")]


def _days(rows: dict[str, Row]) -> list[tuple[str, str]]:
    return [(" – ".join(value for row in rows.values() for value in row["values"]), "auto")]


PLAIN = (
    "name", "birth_date", "email", "phone", "sms", "benefit", "company_name", "street", "postcode", "kind", "starts_on",
    "tasks", "purpose", "purpose_text", "learning",
)  # fmt: skip
TOGETHER: dict[tuple[str, ...], tuple[str, Lines]] = {
    ("email", "phone", "sms"): ("answers.reach", _reach),
    ("street", "postcode", "city"): ("answers.address", _address),
    ("contact_name", "contact_email", "contact_phone"): ("placement.contact_name.short", _each),
    ("starts_on", "ends_on"): ("answers.days", _days),
}
