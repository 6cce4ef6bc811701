"""The registration this reader is filling in: what was typed, which steps are done, what comes next."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from typing import Any

from flask import request, session, url_for
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict

from .. import clock, i18n
from . import returning, store
from .form import FORMS, Company
from .kept import Kept
from .postcodes import city_of
from .proposal import STEPS
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
        self.kept = store.draft(self.id) or Kept(self.id or "", clock.today())
        self.told: Mapping[str, str] = {}
        self._done: dict[str, bool] = {}

    @property
    def fields(self) -> dict[str, str]:
        return self.kept.fields

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

    def next_address(self) -> str:
        """On to the first step that is missing; a change made from the summary leads straight back to it."""
        missing = self.first_missing()
        return url_for("placement.step", step=missing) if missing else url_for("placement.check_answers")

    def keep(self, step: str, typed: Mapping[str, Any]) -> None:
        """Keep what was typed in a step, right or wrong, so that nothing is lost; but never a CPR number."""
        assert self.id is not None  # its form was made first
        values = {name: typed.get(name, "") for name in STEPS[step]}
        changes = {name: "" if seems_to_hold_cpr(value) else value for name, value in values.items()}
        self.kept = store.keep(self.id, changes, i18n.current().code)
        self._done.clear()
        if self.kept.code and step == "dig" and self.done(step):
            # The address may be another one now: the letters follow it.
            returning.give_code(self.id)


def posted(step: str) -> MultiDict[str, str]:
    """What was just posted for a step, and nothing else. A city left out is the one of the postcode."""
    found = typed(*STEPS[step])
    if step == "virksomhed" and not found.get("city", "").strip():
        found["city"] = city_of(found.get("postcode", "")) or ""
    return found


def typed(*names: str) -> MultiDict[str, str]:
    """What was just posted in these fields, without the control characters that no keyboard types and no page shows."""
    wanted = (name for name in (*names, "csrf_token") if name in request.form)
    return MultiDict((name, CONTROLS.sub("", request.form[name])) for name in wanted)


def forget() -> None:
    """Leave nothing behind on this device, and nothing of the draft here."""
    store.forget_draft(draft_id())
    session.clear()
