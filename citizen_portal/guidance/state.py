"""What this room holds from the start on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import Flask, current_app

from ..rules import Law
from .pages import Library
from .search import Index
from .statistics import Statistics


@dataclass(frozen=True)
class GuidanceState:
    """The texts as they are from each day on, what is then searched in each language, the law and the figures."""

    libraries: Mapping[date, Library]
    indexes: Mapping[date, Mapping[str, Index]]
    law: Law
    statistics: Statistics


def hold(app: Flask, held: GuidanceState) -> None:
    app.extensions["guidance"] = held


def state() -> GuidanceState:
    found: GuidanceState = current_app.extensions["guidance"]
    return found
