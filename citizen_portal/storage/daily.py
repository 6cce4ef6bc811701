"""What is done once a day, by every process that looks into the outbox; what it writes has a key, so that a repeat
writes nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from flask import Flask, current_app

from .. import clock

Task = Callable[[date], None]


log = logging.getLogger(__name__)


@dataclass
class _Days:
    """Each task with the day it was done last, and those whose failure of today is told already."""

    done: dict[Task, date] = field(default_factory=dict)
    told: dict[Task, date] = field(default_factory=dict)


def register(app: Flask, task: Task) -> None:
    """Do this once a day. It commits what it writes, and may be done twice."""
    app.extensions.setdefault("daily", _Days()).done[task] = date.min


def run() -> None:
    """Do what has not been done today, in this process. What fails keeps nothing else waiting, and is tried again."""
    days: _Days = current_app.extensions.setdefault("daily", _Days())
    today = clock.today()
    for task in [task for task, day in days.done.items() if day < today]:
        try:
            task(today)
        except Exception:
            _tell(days, task, today)
        else:
            days.done[task] = today


def _tell(days: _Days, task: Task, today: date) -> None:
    """Once a day is enough; the next look is in some seconds."""
    if days.told.get(task) != today:
        log.exception("What is to be done once a day cannot be done: %s", task.__module__)
    days.told[task] = today
