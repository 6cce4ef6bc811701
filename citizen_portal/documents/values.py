"""The value of a field as it is shown, in the reader's language and in Danish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from flask_babel import force_locale, format_date, gettext

from .. import i18n
from ..placement.field import Field, Kind
from ..placement.phrases import own_words
from ..placement.proposal import read_date
from ..trades.library import in_words


def in_danish(make: Callable[[], Any]) -> Any:
    """The same, as a Danish reader gets it."""
    if i18n.current() is i18n.DANISH:
        return make()
    with force_locale(i18n.DANISH.locale):
        return make()


def shown(field: Field, held: Mapping[str, str], choice_words: str, date_format: str) -> tuple[str, ...]:
    """What stands in a field, by lines; nothing for one that was left empty or cannot be read.

    What was chosen from a list comes first; what was typed of the same is not said again. A choice that nobody knows
    (any more) is shown as it is kept.
    """
    if field.kind is Kind.DATE:
        return _date(field, held, date_format)
    ticked = [held[box] for box in field.phrase_boxes if held.get(box, "").strip()]
    typed = [own_words(held.get(box, ""), ticked) for box in field.typed_boxes]
    filled = tuple(value.strip() for value in (*ticked, *typed) if value.strip())
    if field.chosen and filled and filled[0] in field.choices:
        return (gettext(f"{choice_words}.{field.name}.{filled[0]}"),)
    return tuple(in_words(value) for value in filled)


def beside(values: Sequence[str], danish: Iterable[str]) -> tuple[str, ...]:
    """The Danish that is to stand beside the values: what somebody wrote in words of their own stands there already."""
    return tuple(said for said in danish if said not in values)


def _date(field: Field, held: Mapping[str, str], date_format: str) -> tuple[str, ...]:
    try:
        return (str(format_date(read_date(held, field.name), date_format)),)
    except ValueError:
        return ()


def direction(field: Field) -> str:
    """The direction a value is written in: numbers and addresses from left to right, words by themselves."""
    return "ltr" if field.left_to_right else "auto"
