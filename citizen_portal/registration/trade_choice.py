"""Choosing the trade of a place: what somebody looks for, what is guessed, what was chosen. Nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request, session, url_for
from flask_babel import gettext
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict

from .. import htmx
from ..forms.posted import as_typed
from ..forms.validators import seems_to_hold_cpr
from ..matching.folding import tidy
from ..placement.fields import BY_NAME
from ..placement.phrases import phrase_id
from ..trades.content import DANISH, Trade
from ..trades.library import chosen, in_words, kept_trade, library, trades
from ..trades.offers import Offer, nearest
from ..typed.text import has_ink
from .hints import foreign
from .saved_draft import SEARCHED

TRADE, QUERY = "trade", SEARCHED
# The buttons: to look, to take the choice back; and what says that the trades on the page are buttons.
FIND, CHANGE, OFFERED = "trade_find", "trade_change", "trade_offered"
# The steps that offer a list of the trade, by the list.
LISTS = {"plads": "task", "laering": "goal"}
FOUND, GUESSED = 5, 3
# In the session: the trade whose page somebody came from.
PROPOSED = "fag"
KEPT = (TRADE, QUERY)
BESIDE = {"plads": ("tasks",), "formaal": ("purpose_text",), "laering": ("afterwards",)}


@dataclass(frozen=True)
class TradeChoice:
    """What stands on the page: the trade that was chosen, as it is kept, or what to choose from.

    `gone` is said of a trade that was chosen and is not offered any more. `asked` is set when somebody has looked.
    """

    kept: str = ""
    trade: Trade | None = None
    query: str = ""
    found: tuple[Trade, ...] = ()

    @property
    def name(self) -> str:
        return in_words(self.kept)

    @property
    def gone(self) -> bool:
        return bool(self.kept) and self.trade is None

    @property
    def danish(self) -> str:
        return self.trade.title(DANISH) if self.trade else ""


def read(step: str, held: Mapping[str, str]) -> dict[str, str]:
    """The trade and what was typed to find one, as just posted; nothing for a step that does not ask."""
    if step not in LISTS:
        return {}
    if CHANGE in request.form:
        trade = ""
    elif TRADE in request.form:
        trade = _named(request.form[TRADE], held.get(TRADE, ""))
    else:
        trade = held.get(TRADE, "") if step != "plads" or chosen(held.get(TRADE, "")) is None else ""
    query = tidy(as_typed(QUERY, request.form.get(QUERY, "")))
    return {TRADE: trade, QUERY: "" if trade and chosen(trade) else query}


def _named(value: str, held: str) -> str:
    """A trade that was taken off the list since the page was read keeps the name it had."""
    same = value.strip() and value.strip() == phrase_id(held)
    return kept_trade(value) or (held if same else "")


def shown_again(step: str, typed: MultiDict[str, str], held: Mapping[str, str]) -> str:
    """Where the step is shown again, because a trade was looked for, taken or given back; "" when it is sent on."""
    if step not in LISTS or htmx.switch() or any(map(seems_to_hold_cpr, typed.values())):
        return ""
    if OFFERED in request.form and typed[TRADE] != held.get(TRADE, ""):
        return _address(step, LISTS[step])
    looked = FIND in request.form or (typed[QUERY] and typed[QUERY] != held.get(QUERY, ""))
    if CHANGE in request.form or (looked and "later" not in request.form):
        return _address(step, TRADE)
    return ""


def _address(step: str, anchor: str) -> str:
    """The step, with no word of what is missing on it yet: nobody has sent it on."""
    return url_for("registration.step", step=step, fag=1, _anchor=anchor)


def just_asked() -> bool:
    return request.args.get("fag") == "1"


def on_page(step: str, fields: Mapping[str, str]) -> TradeChoice | None:
    """What the page of a step shows, with what was just posted; None for a step without a list of the trade."""
    if step not in LISTS:
        return None
    now = {**fields, **(read(step, fields) if request.method == "POST" else {})}
    kept, query = now.get(TRADE, ""), now.get(QUERY, "")
    if trade := chosen(kept):
        return TradeChoice(kept, trade)
    if has_ink(query):
        return TradeChoice(kept, None, query, tuple(library().finder.find(query, FOUND)))
    return TradeChoice(kept, found=guessed(now))


def remember_proposal() -> None:
    """Whoever comes from the page of a trade is offered it, once they are asked for the work."""
    if (named := request.args.get("fag", "")) in trades().by_id:
        session[PROPOSED] = named


def guessed(fields: Mapping[str, str]) -> tuple[Trade, ...]:
    """The trade whose page somebody came from, and what the work that was typed and the name of the place speak of."""
    finder = library().finder
    proposed = trades().by_id.get(session.get(PROPOSED, ""))
    found = [proposed] if proposed else []
    found += [trade for name in ("tasks", "company_name") for trade in finder.likely(fields.get(name, ""), GUESSED)]
    return tuple({trade.id: trade for trade in found}.values())[:GUESSED]


def near(step: str, fields: Mapping[str, str]) -> list[Offer]:
    """Where nobody has chosen a trade and the workplace may not read what was typed: what the lists say of it."""
    name = {"plads": "tasks", "laering": "learning"}.get(step, "")
    if name not in foreign(fields) or chosen(fields.get(TRADE, "")):
        return []
    return nearest(" ".join(fields.get(box, "") for box in BY_NAME[name].typed_boxes), LISTS[step])


def name_what_is_left(form: FlaskForm, step: str, choice: TradeChoice | None) -> None:
    """A box beside a list that stands on the page is for what the list does not have."""
    for name in BESIDE.get(step, ()):
        field = BY_NAME[name]
        if choice is None or choice.trade or name == "afterwards" or form[field.phrases].data:
            form[name].label.text, form[name].description = gettext("phrases.else"), ""
