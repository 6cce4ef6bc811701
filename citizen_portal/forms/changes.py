"""What one side may write differently once it has been applied for, by kind of change."""

from __future__ import annotations

from functools import cache
from typing import Any

from ..placement.change_kinds import ChangeKind, fields_of
from ..placement.field import Field
from ..placement.status import Side
from .agreement import AgreementForm, CorrectionForm
from .inputs import form_of


@cache
def change_fields(kind: ChangeKind, side: Side, begun: bool) -> tuple[Field, ...]:
    """The fields that are asked for. What has begun keeps its first day."""
    return tuple(field for field in fields_of(kind, side) if not (begun and field.name == "starts_on"))


@cache
def change_form(kind: ChangeKind, side: Side, begun: bool) -> Any:
    base = CorrectionForm if side is Side.EMPLOYER else AgreementForm
    return form_of("ChangeForm", change_fields(kind, side, begun), side, base)
