"""What was ticked on a page that is older than the list: words that are still known are kept, the rest is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask import request
from werkzeug.datastructures import MultiDict

from ..forms.posted import PHRASE_BOX
from ..placement.fields import PHRASES, STEPS
from ..placement.phrases import phrase_id
from ..trades.library import kept


def with_words_it_had(step: str, typed: MultiDict[str, str], held: Mapping[str, str]) -> None:
    """A phrase that was ticked again and has left its list since keeps the words the draft has of it."""
    words = {phrase_id(value): value for value in held.values() if phrase_id(value)}
    for prefix in _lists(step):
        ticked = [typed[box] for box in PHRASES[prefix].phrase_boxes if typed.get(box)]
        again = [words[one] for name, one in _unknown(prefix) if one in words and words[one] not in ticked]
        for place, value in enumerate((*ticked, *again)):
            typed[f"{prefix}-{place}"] = value


def lost(step: str, held: Mapping[str, str]) -> list[str]:
    """The lists of a step of which something was ticked that nobody has words for (any more)."""
    words = {phrase_id(value) for value in held.values()}
    return [prefix for prefix in _lists(step) if any(one not in words for _name, one in _unknown(prefix))]


def _lists(step: str) -> list[str]:
    return [prefix for prefix, field in PHRASES.items() if any(box in STEPS[step] for box in field.phrase_boxes)]


def _unknown(prefix: str) -> Iterable[tuple[str, str]]:
    """What was ticked of a list and is not known, by its box."""
    for name, value in request.form.items():
        found = PHRASE_BOX.fullmatch(name)
        if found and found[1] == prefix and value.strip() and not kept(value):
            yield name, phrase_id(value) or value.strip()
