"""What is done once a day, by every process that looks into the outbox; what it writes has a key, so that a repeat
writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from flask import Flask, current_app

from .. import clock

Task = Callable[[date], None]


@dataclass
class _Days:
    done: date = date.min
    tasks: list[Task] = field(default_factory=list)


def register(app: Flask, task: Task) -> None:
    """Do this once a day. It commits what it writes, and may be done twice."""
    app.extensions.setdefault("daily", _Days()).tasks.append(task)


def run() -> None:
    """Do what has not been done today, in this process. What fails is tried at the next look."""
    days: _Days = current_app.extensions.setdefault("daily", _Days())
    if (today := clock.today()) > days.done:
        for task in days.tasks:
            task(today)
        days.done = today
