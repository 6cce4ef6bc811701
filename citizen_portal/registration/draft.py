"""The registration this reader is filling in: what was typed, which steps are done, what comes next."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from flask import request, url_for
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict

from .. import clock, i18n
from ..forms.posted import posted
from ..placement.fields import REGISTERED, STEPS, TABLE
from ..placement.length import LENGTH
from ..records import repository
from ..records.refusals import GoneMeanwhile
from ..typed import personal_number
from ..typed.contacts import read_phone
from ..typed.misread import Misread
from ..typed.text import has_ink
from . import device, draft_repository, person, resume_access, trade_choice
from .forms import FORMS, Workplace
from .length import Agreed, waiting, with_last_day
from .postcodes import city_of
from .saved_draft import SavedDraft
from .ticks_kept import with_words_it_had
from .years import with_years

# Boxes on the page of a step that are none of its fields.
BESIDE = {"plads": (LENGTH, trade_choice.QUERY), "laering": trade_choice.KEPT}
PHONES = tuple(field.name for field in TABLE if field.type == "tel")


class RegistrationDraft:
    """What was typed, as it was typed, with the questions the steps ask of it.

    `known` is what the reader has said elsewhere: shown in the form, kept only once they send it on.
    """

    # The mark of nothing that ever stands in boxes.
    UNSEEN = "unseen"

    def __init__(self, draft_id: str | None, saved: SavedDraft) -> None:
        self.id = draft_id
        self.saved = saved
        self.known: Mapping[str, str] = {}
        self._done: dict[str, bool] = {}
        self._came_with = request.form.get("seen", "")

    @classmethod
    def of_reader(cls) -> RegistrationDraft:
        """The draft of whoever asks; an empty one when there is none (any more)."""
        found = device.draft_id()
        return cls(found, draft_repository.by_id(found) or SavedDraft(found or "", clock.today()))

    @property
    def fields(self) -> dict[str, str]:
        return self.saved.fields

    @property
    def sent_as(self) -> str | None:
        """The reference of the placement it became. Sending takes the draft away: what is kept was not sent."""
        return None if self.fields else repository.reference_of_draft(self.id)

    def seen(self, boxes: Iterable[str] = REGISTERED) -> str:
        """The mark of what these boxes held when their reader decided on what was just sent, or is to decide now."""
        return self._came_with or self.saved.mark(boxes)

    def read_again(self) -> None:
        """As it stands now, for whoever decided on what stood there before. Raises GoneMeanwhile."""
        found = draft_repository.by_id(self.id)
        if found is None:
            raise GoneMeanwhile
        self._stands(found)

    def _stands(self, saved: SavedDraft) -> None:
        self.saved, self._came_with = saved, ""
        self._done.clear()

    def begin(self) -> None:
        """From here on the draft has an id on this device."""
        self.id = self.id or secrets.token_hex(16)
        device.hold(self.id)

    def form(self, step: str, mine: MultiDict[str, str] | None) -> FlaskForm:
        """The form of a step: with `mine` as just posted, else as typed before."""
        if mine is not None:
            return self._form(step, mine)
        boxes = asked_in(step)
        held = {name: value for name, value in {**self.known, **self.fields}.items() if name in boxes}
        return self._form(step, MultiDict(held) if held else None)

    def form_as_kept(self, step: str) -> FlaskForm:
        """The form of a step with what is kept, whatever was just posted."""
        return self._form(step, MultiDict({name: self.fields.get(name, "") for name in STEPS[step]}))

    def _form(self, step: str, filled: MultiDict[str, str] | None, **settings: Any) -> FlaskForm:
        form = FORMS[step](filled, **settings)
        if isinstance(form, Workplace):
            form.citizen = self.fields
        if isinstance(form, Agreed):
            form.offer(self.fields.get("benefit", ""), filled or {})
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
        return url_for("registration.step", step=missing) if missing else url_for("registration.check_answers")

    def keep(self, step: str, filled: Mapping[str, Any]) -> None:
        """Keep what was typed in a step, right or wrong, so that nothing is lost; but never a CPR number.

        Raises ChangedMeanwhile or GoneMeanwhile.
        """
        changes = {name: kept(name, filled.get(name, "")) for name in asked_in(step)}
        self._save({**changes, **(waiting(filled) if step == "plads" else {})}, self.seen(asked_in(step)))
        if self.saved.code and step == "dig" and self.done(step):
            # The address may be another one now: the letters follow it.
            resume_access.give_code(self.saved.id)

    def take_over(self, prepared: Mapping[str, str], seen: str = UNSEEN) -> None:
        """Go on with what was written of a place elsewhere, in the boxes it holds something for.

        `seen` is the mark of what is known to have stood there, where the button was not on a page that showed it.
        Raises ChangedMeanwhile when there stands something that whoever pressed it has not seen.
        """
        self._save(prepared, self._came_with or seen)

    def _save(self, changes: Mapping[str, str], seen: str) -> None:
        assert self.id is not None  # it was begun before its page was shown
        if not self.fields:
            # Whoever begins a new one takes along those whose time has passed.
            draft_repository.delete_expired()
        self._stands(draft_repository.save(
            self.id, changes, i18n.current().code, device.token(), bool(self.fields), seen,
            person.key(),
        ))  # fmt: skip


def kept(name: str, value: str) -> str:
    """A value as it is kept: without a CPR number, but with all the words around it."""
    if name in PHONES and is_phone(value):
        return value
    return personal_number.without(value, clock.today())


def is_phone(value: str) -> bool:
    try:
        read_phone(value)
    except Misread:
        return False
    return True


def asked_in(step: str) -> tuple[str, ...]:
    """The boxes on the page of a step."""
    return (*STEPS[step], *BESIDE.get(step, ()))


def typed(step: str, held: Mapping[str, str]) -> MultiDict[str, str]:
    """What was just posted for a step. A city left out is the one of the postcode, a last day that of the length."""
    found = posted(asked_in(step))
    if step == "virksomhed" and not has_ink(found.get("city", "")):
        found["city"] = city_of(found.get("postcode", "")) or ""
    if step == "plads":
        with_years(found)
        with_last_day(found, held)
    with_words_it_had(step, found, held)
    for name, value in trade_choice.read(step, held).items():
        found[name] = value
    return found
