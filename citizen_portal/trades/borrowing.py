"""The messages of this site as a reader gets them: the Danish that is sent, and the same in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import Flask, current_app

from .. import i18n
from . import academic
from .borrowed import FILE, Agreement, BorrowedMessages, Message, chosen, load
from .content import DANISH, Trade
from .entries import Stamp, stamp
from .known_words import Known, words
from .library import said, trades

KEPT = 8


@dataclass(frozen=True)
class BorrowedMessage:
    """`danish` is what is sent; `own` the same for its reader, None for a reader of Danish."""

    danish: Message
    own: Message | None

    @property
    def read(self) -> Message:
        """What its reader reads of it."""
        return self.own or self.danish


def init_app(app: Flask, folders: Iterable[Path]) -> None:
    """Raises TradesError."""
    folders = tuple(folders)
    app.extensions["borrowed-messages"] = _messages(folders, stamp(folders, f"*/{FILE}"))
    app.jinja_env.globals.update(borrowed=borrowed, agreements=agreements, academic_trades=academic_trades)


@lru_cache(KEPT)
def _messages(folders: tuple[Path, ...], _stamp: Stamp) -> BorrowedMessages:
    return load(folders, i18n.LANGUAGES)


def borrowed(
    known: Known | None = None, purpose: str | None = None, kind: str = ""
) -> dict[str, list[BorrowedMessage]]:
    """By their group, in the order one needs them; without what is not for this purpose or this kind of placement."""
    language, known = i18n.current(), known or Known()
    groups = chosen(purpose, kind)
    danish = _said(known, i18n.DANISH)
    own = None if language is i18n.DANISH else _said(known, language)
    return {group: [_both(name, language, danish, own) for name in names] for group, names in groups.items()}


def _both(
    name: str, language: i18n.Language, danish: Mapping[str, str], own: Mapping[str, str] | None
) -> BorrowedMessage:
    messages = _held()
    sent = messages.message(name, DANISH, danish)
    return BorrowedMessage(sent, None if own is None else messages.message(name, language.code, own))


def _said(known: Known, language: i18n.Language) -> dict[str, str]:
    return words(
        known, language.code, language.locale, language.dir == "rtl", lambda value, lang: said(value, lang).text
    )


def agreements() -> tuple[Agreement, ...]:
    """In the reader's language, and after it in Danish where that is another one."""
    language = i18n.current()
    both = (DANISH,) if language is i18n.DANISH else (language.code, DANISH)
    return tuple(_held().agreement(lang) for lang in both)


def academic_trades() -> list[Trade]:
    """Those there are: a municipality may have taken one away."""
    found = trades().by_id
    return [found[name] for name in academic.TRADES if name in found]


def _held() -> BorrowedMessages:
    found: BorrowedMessages = current_app.extensions["borrowed-messages"]
    return found
