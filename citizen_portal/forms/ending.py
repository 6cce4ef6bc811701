"""What is asked when a placement ended before its agreed last day, never began, or is taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import request

from ..placement.ends import END_REASONS
from ..placement.state import PlacementState
from ..placement.status import EventKind
from .inputs import DateField, choice
from .posted import PortalForm


def inside(form: Any, day: date) -> str | None:
    """The word for what is wrong with a last day that lies outside the agreed time."""
    if day < form.state.starts_on:
        return "last_day.before"
    return "last_day.after" if day > form.state.ends_on else None


class EndForm(PortalForm):
    """`do` is the button that was pressed: the kind of event. What never began has no last day."""

    state: PlacementState
    last_day = DateField("last_day", inside, room="end")
    end_reason = choice("end_reason", *END_REASONS, hint=True, room="end")

    @property
    def kind(self) -> EventKind | None:
        pressed = request.form.get("do")
        return EventKind(pressed) if pressed in (EventKind.ENDED_EARLY, EventKind.DID_NOT_START) else None

    def validate(self, extra_validators: Any = None) -> bool:
        if self.kind is EventKind.DID_NOT_START:
            self.last_day.check_nothing()
        return super().validate(extra_validators) and self.kind is not None

    def content(self) -> dict[str, str]:
        """What is kept with the event. To be asked once it is valid."""
        day = self.last_day.date if self.kind is EventKind.ENDED_EARLY else None
        return {"last_day": day.isoformat() if day else "", "reason": self.end_reason.data}

    @classmethod
    def of(cls, state: PlacementState) -> EndForm:
        form = cls()
        form.state = state
        return form


class WithdrawForm(PortalForm):
    """Why it is taken back may be left open."""

    end_reason = choice("end_reason", *END_REASONS, required=False, room="withdraw")
