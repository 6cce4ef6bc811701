"""What a form offers to tick beside a box: the phrases of its list as its reader reads them, ticked ones too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Flask

from .. import i18n
from ..placement.phrases import BETWEEN, meant, phrase_id
from ..placement.reasons import LISTS
from .content import DANISH, Words
from .library import chosen, said, trades

# The list of each box that is not a trade's: `placement-phrases.toml` has them under these names.
GROUPS = {"next": "afterwards", "help": "support", "decision": "decided", "subject": "end-talk"} | {
    # Lists that belong to an event are called what they hold.
    called: called
    for called in LISTS
}
OF_A_TRADE, OF_A_PURPOSE = ("task", "goal"), "aim"


@dataclass(frozen=True)
class Offer:
    """One phrase to tick. `value` is what its box sends; `danish` is empty for a reader of Danish."""

    value: str
    id: str
    words: Words
    danish: str
    ticked: bool
    leads: bool = False


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(offers=offers, listed=listed)


def listed(prefix: str, trade: str = "", purpose: str = "") -> tuple[str, ...]:
    """The ids on the list of a box. `trade` as it is kept; none where nobody has chosen one yet."""
    if prefix in OF_A_TRADE:
        found = chosen(trade)
        return () if found is None else found.tasks if prefix == "task" else found.goals
    group = f"purpose-{purpose}" if prefix == OF_A_PURPOSE else GROUPS[prefix]
    return trades().groups.get(group, ())


def offers(prefix: str, held: Iterable[str], trade: str = "", purpose: str = "") -> list[Offer]:
    """The list of a box, and after it what was ticked of another one. `held` are kept phrases."""
    held = tuple(held)
    ticked = {meant(value) for value in held}
    own = listed(prefix, trade, purpose)
    return [
        *(_offer(phrase, phrase, phrase in ticked) for phrase in own),
        *(_of_another(value) for value in held if phrase_id(value) not in own),
    ]


def _offer(phrase: str, value: str, ticked: bool) -> Offer:
    """One that is on no list any more goes along whole, so that its words are not lost."""
    kept = value if phrase_id(value) else value + BETWEEN
    leads = any(phrase in trade.leads for trade in [trades().by_id.get(phrase.partition(".")[0])] if trade)
    language = i18n.current()
    danish = "" if language is i18n.DANISH else said(kept, DANISH).text
    return Offer(value, phrase, said(kept, language.code), danish, ticked, leads)


def _of_another(value: str) -> Offer:
    phrase = phrase_id(value)
    known = trades().words(phrase, DANISH) is not None
    return _offer(phrase, phrase if known else value, True)
