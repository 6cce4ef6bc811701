"""How far a registration is: which step comes before which, and which can be gone to."""

from __future__ import annotations

from flask import url_for
from flask_babel import gettext

from ..placement.fields import STEPS
from .draft import RegistrationDraft


def missing_before(draft: RegistrationDraft, step: str) -> str | None:
    """The first step before this one that is not done. Nobody is let past it."""
    order = list(STEPS)
    return next((earlier for earlier in order[: order.index(step)] if not draft.done(earlier)), None)


def address_before(step: str) -> str:
    order = [*STEPS, "tjek"]
    place = order.index(step)
    return url_for("registration.step", step=order[place - 1]) if place else url_for("registration.start")


def progress(draft: RegistrationDraft) -> list[tuple[str | None, str]]:
    """Every step with its address, where it can be gone to."""
    shown: list[tuple[str | None, str]] = []
    open_so_far = True
    for step in STEPS:
        address = url_for("registration.step", step=step) if open_so_far else None
        shown.append((address, gettext(f"placement.step.{step}")))
        open_so_far = open_so_far and draft.done(step)
    last = url_for("registration.check_answers") if open_so_far else None
    return [*shown, (last, gettext("placement.step.tjek"))]
