"""What can be written differently, by subject: each with what is agreed now, and whether its boxes stand open."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from flask_babel import gettext

from ..placement.field import Field
from ..placement.state import PlacementState
from .sheet import SheetLine, sheet


@dataclass(frozen=True)
class ChangeCard:
    """`subject` is the step the citizen filled in, or "talks" for what was asked later."""

    subject: str
    title: str
    lines: tuple[SheetLine, ...]
    fields: tuple[Field, ...]
    opened: bool


def change_cards(state: PlacementState, fields: Iterable[Field], touched: Collection[str]) -> list[ChangeCard]:
    """In the order of the fields. `touched` are the boxes and fields in which something was typed, right or wrong."""
    agreed = {line.name: line for line in sheet(state)}
    return [_card(subject, tuple(of_it), agreed, touched) for subject, of_it in groupby(fields, key=_subject)]


def _subject(field: Field) -> str:
    return field.step or "talks"


def _card(
    subject: str, fields: tuple[Field, ...], agreed: dict[str, SheetLine], touched: Collection[str]
) -> ChangeCard:  # fmt: skip
    lines = tuple(agreed[field.name] for field in fields if field.name in agreed and agreed[field.name].values)
    opened = any(name in touched for field in fields for name in (field.name, field.first_box, *field.boxes))
    title = gettext("change.talks" if subject == "talks" else f"placement.step.{subject}")
    return ChangeCard(subject, title, lines, fields, opened)
