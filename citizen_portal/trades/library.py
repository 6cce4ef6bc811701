"""The trades of this site, read once in a process for as long as no file of them changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import Flask, current_app
from flask_babel import get_locale

from .. import i18n
from ..placement import phrases
from .content import DANISH, PHRASES, RULES, SHELF, Trade, Trades, Words, load
from .entries import Stamp, stamp
from .finding import Finder

# Enough for a few sites side by side, each with its own folder.
KEPT = 8


@dataclass(frozen=True, eq=False)
class TradeLibrary:
    """Everything that can be chosen, and the way to find it."""

    trades: Trades
    finder: Finder


def init_app(app: Flask, folders: Iterable[Path]) -> None:
    """Raises TradesError."""
    folders = tuple(folders)
    app.extensions["trades"] = _library(folders, stamp(folders, f"*/{SHELF}/*.toml", f"*/{RULES}", f"*/{PHRASES}"))
    app.jinja_env.filters["in_words"] = in_words


def prepare(app: Flask) -> None:
    """Build the index now: what is there before the workers are forked, they share."""
    found: TradeLibrary = app.extensions["trades"]
    found.finder.prepare()


def library() -> TradeLibrary:
    found: TradeLibrary = current_app.extensions["trades"]
    return found


def trades() -> Trades:
    return library().trades


@lru_cache(KEPT)
def _library(folders: tuple[Path, ...], _stamp: Stamp) -> TradeLibrary:
    found = load(folders, i18n.LANGUAGES)
    return TradeLibrary(found, Finder(found))


def kept(value: str) -> str:
    """What was ticked, as it is kept; "" for an id that nobody knows and that has no words of its own."""
    if not (ticked := phrases.phrase_id(value) or value.strip()):
        return ""
    if words := trades().everywhere(ticked):
        return phrases.kept(ticked, words)
    return value if phrases.words_it_had(value) else ""


def kept_trade(value: str) -> str:
    """A trade as it is kept, like a phrase: its id, and the name it had."""
    if not (named := phrases.phrase_id(value) or value.strip()):
        return ""
    if trade := trades().by_id.get(named):
        return phrases.kept(trade.id, {lang: trade.title(lang) for lang in trade.files})
    return value if phrases.words_it_had(value) else ""


def chosen(value: str) -> Trade | None:
    """The trade that is kept, as long as there is one."""
    return trades().by_id.get(phrases.phrase_id(value))


def said(value: str, lang: str = "") -> Words:
    """A kept phrase in a language, the one that is spoken now where none is named.

    What the list does not have any more is said in the words it had.
    """
    lang = lang or spoken()
    if found := trades().words(phrases.phrase_id(value), lang):
        return found
    if trade := chosen(value):
        return trade.words("title", lang)
    had = phrases.words_it_had(value)
    own = next((one for one in (lang, DANISH, *had) if one in had), DANISH)
    return Words(had.get(own, ""), own)


class SaidPhrase(str):
    """The words of a phrase or a trade, with its id, and the language they are in."""

    phrase: str
    lang: str


def in_words(value: str) -> str:
    """What is kept as its reader gets it: a phrase as SaidPhrase, everything else as it is. A filter of templates."""
    if not (phrase := phrases.phrase_id(value)):
        return value
    words = said(value)
    shown = SaidPhrase(words.text)
    shown.phrase, shown.lang = phrase, words.lang
    return shown


def spoken() -> str:
    """The language in which labels are said now: Danish inside `in_danish`, whoever reads."""
    locale = str(get_locale() or i18n.DANISH.locale)
    return next((code for code, own in i18n.LOCALES.items() if own == locale), DANISH)
