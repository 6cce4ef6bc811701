"""What a form offers to tick beside a box: the phrases of its list as its reader reads them, ticked ones too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from flask import Flask

from .. import i18n
from ..matching.folding import asked_words, folded, spellings
from ..matching.likeness import answers
from ..placement.fields import BY_NAME
from ..placement.phrases import BETWEEN, meant, phrase_id
from ..placement.reasons import LISTS
from . import academic
from .content import DANISH, Words
from .library import chosen, library, said, trades

# The list of each box that is not a trade's: `placement-phrases.toml` has them under these names.
GROUPS = {"next": "afterwards", "help": "support", "decision": "decided", "subject": "end-talk"} | {
    # Lists that belong to an event are called what they hold.
    called: called
    for called in LISTS
}
OF_A_TRADE, OF_A_PURPOSE = ("task", "goal"), "aim"
NEAREST = 3
EXAMPLES = ("cafe", "warehouse", "office")
# Which of a list are read first, by their place on it, where there is more than one after them. A trade's goes from the
# simple to the demanding, and what may lead to wages stands last; other lists have the most usual first.
FIRST = {True: (0, 2, 4), False: (0, 1, 2)}


@dataclass(frozen=True)
class Offer:
    """One phrase to tick. `value` is what its box sends; `danish` is empty for a reader of Danish."""

    value: str
    id: str
    words: Words
    danish: str
    ticked: bool
    leads: bool = False
    # Where it is ticked and on another list: "other", or "gone" where it is on none any more.
    away: str = ""
    # Of its list: "first", "more" for what is folded, "away" for what is on another.
    part: str = "first"


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(
        offers=offers, listed=listed, offers_by_purpose=offers_by_purpose, trade_examples=examples
    )


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
        *_of_a_list(own, ticked, prefix in OF_A_TRADE),
        *(_of_another(value) for value in held if phrase_id(value) not in own),
    ]


def offers_by_purpose(held: Iterable[str], trade: str = "") -> dict[str, list[Offer]]:
    """The list of each purpose, and under "" what is on none of them any more. `trade` as it is kept."""
    held = tuple(held)
    ticked = {meant(value) for value in held}
    found_trade = chosen(trade)
    left_out = set(academic.PHRASES) - ticked if found_trade and found_trade.id not in academic.TRADES else set()
    found = {
        purpose: _of_a_list(
            [phrase for phrase in listed(OF_A_PURPOSE, purpose=purpose) if phrase not in left_out], ticked
        )
        for purpose in BY_NAME["purpose"].choices
    }
    known = {offer.id for group in found.values() for offer in group}
    return {**found, "": [_of_another(value) for value in held if phrase_id(value) not in known]}


def nearest(text: str, prefix: str, most: int = NEAREST) -> list[Offer]:
    """The phrases of the likeliest trade, those first that say most nearly what was typed; none where it tells none."""
    found: list[tuple[float, str]] = []
    for trade in library().finder.likely(text, 1):
        for phrase in trade.tasks if prefix == "task" else trade.goals:
            words = {word for said in trades().everywhere(phrase).values() for word in folded(said)}
            near = sum(max(answers(spellings(word), words).values(), default=0.0) for word in asked_words(text))
            found.append((-near, phrase))
    return [_offer(phrase, phrase, False) for _, phrase in sorted(found)[:most]]


@dataclass(frozen=True)
class Example:
    """What a list says, for somebody who has not chosen a trade."""

    title: str
    texts: tuple[str, ...]
    lang: str


def examples(prefix: str, most: int = 2) -> list[Example]:
    """The first phrases of some trades that are unlike each other, as long as the municipality offers them."""
    lang, found = i18n.current().code, [trades().by_id[name] for name in EXAMPLES if name in trades().by_id]
    lists = {trade.title(lang): (trade.tasks if prefix == "task" else trade.goals)[:most] for trade in found}
    said = {title: [words for phrase in ids if (words := trades().words(phrase, lang))] for title, ids in lists.items()}
    return [Example(title, tuple(one.text for one in words), words[0].lang) for title, words in said.items() if words]


def _of_a_list(phrases: Sequence[str], ticked: Collection[str], of_a_trade: bool = False) -> list[Offer]:
    first = FIRST[of_a_trade]
    short = len(phrases) <= len(first) + 1
    return [
        _offer(phrase, phrase, phrase in ticked, part="first" if short or place in first else "more")
        for place, phrase in enumerate(phrases)
    ]


def _offer(phrase: str, value: str, ticked: bool, away: str = "", part: str = "first") -> Offer:
    """One that is on no list any more goes along whole, so that its words are not lost."""
    kept = value if phrase_id(value) else value + BETWEEN
    leads = any(phrase in trade.leads for trade in [trades().by_id.get(phrase.partition(".")[0])] if trade)
    language = i18n.current()
    danish = "" if language is i18n.DANISH else said(kept, DANISH).text
    return Offer(value, phrase, said(kept, language.code), danish, ticked, leads, away, part)


def _of_another(value: str) -> Offer:
    phrase = phrase_id(value)
    known = trades().words(phrase, DANISH) is not None
    return _offer(phrase, phrase if known else value, True, "other" if known else "gone", "away")
