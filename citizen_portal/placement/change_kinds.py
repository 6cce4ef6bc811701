"""Kinds of change once the application has been made: who must agree to each, and whether VITAS changes. Pure.

Whom one reaches is nobody's to agree to; what is done and learned is agreed by both; hours and days are part of what
the jobcenter decides on, so that it is asked, too, once it has the application. Our own custom, not a rule of the law.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .field import Field
from .fields import TABLE, changeable_by
from .status import PARTIES, Side

# What the decision of the jobcenter is about.
DECIDED_ON = ("starts_on", "ends_on", "weekly_hours")
# Names and numbers of whoever is there.
REACHED_BY = ("workplace_contact", "daily_contact_name", "daily_contact_email", "daily_contact_phone", "signer_name")


class ChangeKind(StrEnum):
    """What is to be different."""

    CONTACT = "contact"
    CONTENT = "content"
    TERMS = "terms"


@dataclass(frozen=True)
class ChangeRule:
    """`may_ask` begin it, `must_agree` stand by it before it holds, `vitas` is who writes it there, too."""

    may_ask: tuple[Side, ...]
    must_agree: tuple[Side, ...]
    vitas: Side | None


RULES: Mapping[ChangeKind, ChangeRule] = {
    ChangeKind.CONTACT: ChangeRule(PARTIES, (), None),
    ChangeKind.CONTENT: ChangeRule(PARTIES, PARTIES, Side.EMPLOYER),
    ChangeKind.TERMS: ChangeRule(PARTIES, (*PARTIES, Side.JOBCENTER), Side.EMPLOYER),
}


def kind_of_field(field: Field) -> ChangeKind | None:
    """The kind of change a field belongs to; None for what is not changed after the application."""
    if field.name in DECIDED_ON:
        return ChangeKind.TERMS
    if field.name in REACHED_BY:
        return ChangeKind.CONTACT
    return ChangeKind.CONTENT if field.agreed else None


def kind_of(boxes: Iterable[str]) -> ChangeKind:
    """The kind of a change in which these boxes are written: the one most have to agree to."""
    written = set(boxes)
    kinds = {kind_of_field(field) for field in TABLE if written & set(field.boxes)}
    return next((kind for kind in (ChangeKind.TERMS, ChangeKind.CONTENT) if kind in kinds), ChangeKind.CONTACT)


def fields_of(kind: ChangeKind, side: Side) -> tuple[Field, ...]:
    """What a side may write in a change of this kind."""
    return tuple(field for field in changeable_by(side) if kind_of_field(field) is kind)
