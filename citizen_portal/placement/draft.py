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
DRAFT = "draft"  # key of the session


def draft_id() -> str | None:
    """The id of this reader's draft, or of what it became; None before the first step is opened."""
    found = session.get(DRAFT)
    return found if isinstance(found, str) else None


class Draft:
    """What was typed, as it was typed, with the questions the steps ask of it.

    `told` is what the reader has said elsewhere: shown in the form, kept only once they send it on.
    """

    def __init__(self) -> None:
        self.id = draft_id()
        self.fields: dict[str, str] = store.draft_fields(self.id) or {}
        self.told: Mapping[str, str] = {}
        self._done: dict[str, bool] = {}

    def form(self, step: str) -> FlaskForm:
        """The form of a step: as just posted, else as typed before. From here on the draft has an id."""
        self.id = session[DRAFT] = self.id or secrets.token_hex(16)
        if request.method == "POST":
            return self._form(step, posted(step))
        typed = {name: value for name, value in {**self.told, **self.fields}.items() if name in STEPS[step]}
        return self._form(step, MultiDict(typed) if typed else None)

    def _form(self, step: str, typed: MultiDict[str, str] | None, **settings: Any) -> FlaskForm:
        form = FORMS[step](typed, **settings)
        if isinstance(form, Company):
            form.citizens_email = self.fields.get("email", "")
        return form

    def point_out(self, step: str, form: FlaskForm) -> None:
        """A step that was sent on before and does not hold (any more) says why: a day may have passed since."""
        if all(name in self.fields for name in STEPS[step]) and not self.done(step):
            form.validate()
            form.csrf_token.errors = []

    def done(self, step: str) -> bool:
        """Whether a step's fields are there and right, asked again each time: rules and dates move on."""
        if step not in self._done:
            self._done[step] = bool(self._form(step, MultiDict(self.fields), meta={"csrf": False}).validate())
        return self._done[step]

    def first_missing(self) -> str | None:
        return next((step for step in STEPS if not self.done(step)), None)

    def keep(self, step: str, typed: Mapping[str, Any]) -> None:
        """Keep what was typed in a step, right or wrong, so that nothing is lost; but never a CPR number."""
        assert self.id is not None  # its form was made first
        values = {name: typed.get(name, "") for name in STEPS[step]}
        changes = {name: "" if seems_to_hold_cpr(value) else value for name, value in values.items()}
        self.fields = store.keep(self.id, changes)
        self._done.clear()


def posted(step: str) -> MultiDict[str, str]:
    """What was just posted for a step, and nothing else.

    Without the control characters that no keyboard types and no page may show.
    """
    names = (*STEPS[step], "csrf_token")
    return MultiDict((name, CONTROLS.sub("", request.form[name])) for name in names if name in request.form)


def forget() -> None:
    """Leave nothing behind on this device, and nothing of the draft here."""
    store.forget_draft(draft_id())
    session.clear()
