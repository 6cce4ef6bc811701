"""Why somebody said no, or wrote something differently, as its reader gets it."""

from __future__ import annotations

from dataclasses import dataclass

from babel import Locale

from .. import i18n
from ..matching.language_told import language_told
from ..placement.reasons import Why
from ..placement.state import PlacementState
from ..trades.library import in_words


@dataclass(frozen=True)
class ToldWhy:
    """`phrases` are in the reader's language, `words` as they were typed. False where nothing was said.

    `lang` is the code of another language than the reader's they are in, `language` its name; "" where it is none.
    """

    phrases: tuple[str, ...]
    words: str
    lang: str = ""
    language: str = ""

    def __bool__(self) -> bool:
        return bool(self.phrases or self.words)


def told_why(why: Why) -> ToldWhy:
    told, reader = language_told(why.words), i18n.current()
    other = "" if told == reader.base else told
    name = Locale.parse(reader.locale).languages.get(other, other) if other else ""
    return ToldWhy(tuple(in_words(phrase) for phrase in why.phrases), why.words.strip(), other, name)


def why_no(state: PlacementState) -> ToldWhy:
    """What was said beside the reason of a no."""
    return told_why(Why(state.declined_phrases, state.declined or ""))


def why_changed(state: PlacementState) -> ToldWhy:
    """Why the latest terms are other ones; nothing where whoever wrote them did not say."""
    return told_why(state.latest.why)
