"""Where a letter or an SMS about a placement leads: a page of the side it is for, by the side's own link."""

from __future__ import annotations

from .. import links
from ..placement.status import Side
from ..records import calls
from ..records.repository import PlacementRecord


def page_of(record: PlacementRecord, side: Side, by: str, language: str = "", page: str = "page") -> str:
    """The path, in the side's language unless another is named. `by` says how the employer's link travels."""
    room, token = "status", record.status_token
    if side is Side.EMPLOYER:
        room, token = "employer", record.employer_token(by)
    return links.path(f"{room}.{page}", language or record.language_of(side), token=token)


def not_right(record: PlacementRecord, number: int) -> str:
    """The page on which the side whose word was written down says that it is not right."""
    token, side = calls.token_of(record, number), calls.side_of(record, number)
    return links.path("not_right.page", record.language_of(side), token=token)
