"""What this room holds from the start on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from flask import Flask, current_app

from ..rules import Law
from .moved import Move
from .pages import Library
from .search import Index
from .statistics import Statistics


@dataclass(frozen=True)
class GuidanceState:
    """The texts as they are from each day on, what is then searched in each language, the law and the figures.

    `moved` are the pages whose text is elsewhere now.
    """

    libraries: Mapping[date, Library]
    indexes: Mapping[date, Mapping[str, Index]]
    law: Law
    statistics: Statistics
    moved: Mapping[str, Move] = field(default_factory=dict)


def hold(app: Flask, held: GuidanceState) -> None:
    app.extensions["guidance"] = held


def state() -> GuidanceState:
    found: GuidanceState = current_app.extensions["guidance"]
    return found
