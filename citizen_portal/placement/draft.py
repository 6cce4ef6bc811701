"""The registration this reader is filling in: what was typed, which steps are done, what comes next."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from typing import Any

from flask import request, session
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict

from . import store
from .form import FORMS, Company
from .record import STEPS
from .validators import seems_to_hold_cpr

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
DRAFT, SENT = "draft", "placement"  # keys of the session


class Draft:
    """What was typed, as it was typed, with the questions the steps ask of it."""

    def __init__(self) -> None:
        self.id: str | None = session.get(DRAFT)
        self.fields: dict[str, str] = store.draft_fields(self.id) or {}
        self._done: dict[str, bool] = {}

    def form(self, step: str) -> FlaskForm:
        """The form of a step: as just posted, else as typed before."""
        if request.method == "POST":
            return self._form(step, posted())
        return self._form(step, MultiDict(self.fields) if self.started(step) else None)

    def _form(self, step: str, typed: MultiDict[str, str] | None, **settings: Any) -> FlaskForm:
        form = FORMS[step](typed, **settings)
        if isinstance(form, Company):
            form.citizens_email = self.fields.get("email", "")
        return form

    def started(self, step: str) -> bool:
        return any(name in self.fields for name in STEPS[step])

    def done(self, step: str) -> bool:
        """Whether a step's fields are there and right, asked again each time: rules and dates move on."""
        if step not in self._done:
            self._done[step] = bool(self._form(step, MultiDict(self.fields), meta={"csrf": False}).validate())
        return self._done[step]

    def first_missing(self) -> str | None:
        return next((step for step in STEPS if not self.done(step)), None)

    def keep(self, step: str, typed: Mapping[str, Any]) -> None:
        """Keep what was typed in a step, right or wrong, so that nothing is lost; but never a CPR number."""
        for name in STEPS[step]:
            value = typed.get(name, "")
            self.fields[name] = "" if seems_to_hold_cpr(value) else value
        self._done.clear()
        self.id = self.id or secrets.token_hex(16)
        session[DRAFT] = self.id
        store.save_draft(self.id, self.fields)

    def suggest(self, values: Mapping[str, str]) -> None:
        """Answers given elsewhere that this form need not ask for again."""
        for name, value in values.items():
            self.fields.setdefault(name, value)


def posted() -> MultiDict[str, str]:
    """What was just posted, without the control characters that no keyboard types and no page may show."""
    return MultiDict((name, CONTROLS.sub("", value)) for name, value in request.form.items(multi=True))


def forget() -> None:
    """Leave nothing behind on this device, and nothing of the draft here."""
    store.forget_draft(session.get(DRAFT))
    session.clear()
