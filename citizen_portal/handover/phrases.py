"""What was chosen from a list, for other systems: ids in the place of what is kept, and their words beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..matching.language_told import language_told
from ..placement.field import Field, Kind
from ..placement.fields import TABLE
from ..placement.phrases import phrase_id, words_it_had
from ..trades.content import DANISH
from ..trades.library import chosen, said, trades

# Where phrases stand beside words of somebody's own.
CHOSEN_FROM = tuple(field for field in TABLE if field.phrases or field.kind is Kind.TRADE)


def with_ids(kept: Any) -> Any:
    """The same, each phrase as its id. A goal of the end is told in Danish, and its id stands beside it."""
    if isinstance(kept, str):
        return phrase_id(kept) or kept
    if isinstance(kept, list):
        return [with_ids(one) for one in kept]
    if not isinstance(kept, Mapping):
        return kept
    inside = {name: with_ids(value) for name, value in kept.items()}
    goal = kept.get("goal")
    if isinstance(goal, str) and phrase_id(goal):
        inside |= {"goal": said(goal, DANISH).text, "goal_id": phrase_id(goal)}
    return inside


def words_of(kept: Any) -> dict[str, dict[str, str]]:
    """Every phrase that stands somewhere, by its id: its words by language, those it had where no list has it now."""
    found = {phrase_id(value): value for value in _texts(kept) if phrase_id(value)}
    return {phrase: _words(phrase, value) for phrase, value in sorted(found.items())}


def _words(phrase: str, value: str) -> dict[str, str]:
    had = words_it_had(value)
    if trade := chosen(value):
        return {**had, **{lang: trade.title(lang) for lang in trade.files}}
    return {**had, **trades().everywhere(phrase)}


def _texts(kept: Any) -> Iterator[str]:
    if isinstance(kept, str):
        yield kept
    for one in kept.values() if isinstance(kept, Mapping) else kept if isinstance(kept, list) else ():
        yield from _texts(one)


def in_danish(held: Mapping[str, str]) -> dict[str, list[str]]:
    """By field, what was chosen in Danish and then what was typed, as it was typed. Only what is filled in."""
    found = {field.name: [_danish(value) for value in _filled(field, held)] for field in CHOSEN_FROM}
    return {name: lines for name, lines in found.items() if lines}


def _danish(value: str) -> str:
    return said(value, DANISH).text if phrase_id(value) else value


def _filled(field: Field, held: Mapping[str, str]) -> list[str]:
    return [held[box].strip() for box in (*field.phrase_boxes, *field.typed_boxes) if held.get(box, "").strip()]


def written_in(held: Mapping[str, str]) -> dict[str, str]:
    """By box, the language of what was typed, where that can be told and is not Danish."""
    boxes = [box for field in CHOSEN_FROM if field.phrases for box in field.typed_boxes]
    told = {box: language_told(held.get(box, "")) for box in boxes}
    return {box: lang for box, lang in told.items() if lang not in ("", DANISH)}
