"""What the list is limited by, as it stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import g, request

from .. import i18n
from ..placement.fields import BY_NAME
from ..placement.status import Side, Status
from ..trades.library import trades

ALL, YES = "alle", "ja"
TURNS = (Side.JOBCENTER, Side.EMPLOYER, Side.CITIZEN)
# By the name in the address. Nothing is a draft here.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "mine": (YES,), "status": tuple(status for status in Status if status is not Status.DRAFT),
    "formaal": BY_NAME["purpose"].choices, "type": BY_NAME["kind"].choices,
    "sprog": tuple(code for code, language in i18n.LANGUAGES.items() if not language.easy),
    "start": ("7", "14", "30"), "breve": (YES,),
}  # fmt: skip
# Too many to stand side by side.
TRADE = "fag"


def whose(otherwise: str) -> str:
    """Whose turn is asked for, or `alle`."""
    asked = request.args.get("tur", "")
    return asked if asked in (*TURNS, ALL) else otherwise


def limits() -> dict[str, str]:
    """What nobody offers limits nothing: an address written by hand shows more, not less."""
    known: dict[str, Any] = {**CHOICES, TRADE: trades().by_id}
    asked = {name: request.args.get(name, "") for name in known}
    return {name: value for name, value in asked.items() if value in known[name]}


def as_kept(limits: Mapping[str, str]) -> dict[str, str]:
    """The same as the rows say it: whose they are, by who is signed in."""
    return {**limits, **({"mine": g.staff.id} if "mine" in limits else {})}


def trade_names() -> list[tuple[str, str]]:
    """The id and the name of each, as they are looked for in a list."""
    named = ((trade.id, trade.title(i18n.DANISH.code)) for trade in trades().by_id.values())
    return sorted(named, key=lambda one: one[1].casefold())
