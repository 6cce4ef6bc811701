"""What was just posted, and nothing else; everything typed on any form passes here before anybody looks at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict

from .. import htmx
from ..placement.fields import PHRASES, TABLE
from ..placement.phrases import BETWEEN, MOST, meant
from ..placement.reasons import LISTS
from ..stamps import StampedForm
from ..trades.library import kept, kept_trade
from ..typed.contacts import read_email
from ..typed.misread import Misread
from ..typed.text import cleaned

# Stands in the forms beside what somebody types: the token, and the version they decided on.
HIDDEN = ("csrf_token", "seen")
ADDRESSES = frozenset(field.name for field in TABLE if field.type == "email")
# What is asked beside the fields, in some lines. Everything else is one line.
TEXTS = {"reason", "rep_comment", "reply", "question", "refusal_words", "dates_words", "note"}
OF_SEVERAL_LINES = frozenset({field.name for field in TABLE if not field.one_line} | TEXTS)
PHRASE_BOX = re.compile(rf"({'|'.join((*PHRASES, *LISTS))})-([0-9]{{1,3}})")


def as_typed(name: str, value: str) -> str:
    """What somebody meant to type into a box; of an address that was pasted, the address alone.

    What was ticked in a list is an id, or for one that is not there any more all that was kept of it.
    """
    if PHRASE_BOX.fullmatch(name):
        return kept(BETWEEN.join(cleaned(part, one_line=True) for part in value.split(BETWEEN, 1)))
    if name == "trade":
        return kept_trade(value)
    text = cleaned(value, one_line=name not in OF_SEVERAL_LINES)
    if name not in ADDRESSES:
        return text
    try:
        return read_email(text)
    except Misread:
        return text


def all_as_typed(form: Mapping[str, str]) -> MultiDict[str, str]:
    return MultiDict((name, as_typed(name, value)) for name, value in form.items())


def posted(names: Iterable[str]) -> MultiDict[str, str]:
    """These boxes as they were typed."""
    names = tuple(names)
    ticks = {name.rpartition("-")[0] for name in names if PHRASE_BOX.fullmatch(name)}
    wanted = {name: request.form[name] for name in (*names, *HIDDEN) if name in request.form}
    typed = {name: value for name, value in wanted.items() if not PHRASE_BOX.fullmatch(name)}
    return MultiDict([*all_as_typed(typed).items(), *(one for prefix in ticks for one in ticked(prefix))])


def ticked(prefix: str) -> list[tuple[str, str]]:
    """The phrases of a list that were just ticked, each once, in boxes without a gap: more than can be kept, too.

    Where the list was on the page, `<prefix>-shown`, the boxes that are left over are empty: their ticks were taken
    away.
    """
    boxes = [(int(found[2]), request.form[name]) for name in request.form
             if (found := PHRASE_BOX.fullmatch(name)) and found[1] == prefix]  # fmt: skip
    values = [as_typed(f"{prefix}-0", value) for _, value in sorted(boxes)]
    once = list({meant(value): value for value in values if value}.values())
    if f"{prefix}-shown" in request.form:
        once += [""] * (MOST - len(once))
    return [(f"{prefix}-{place}", value) for place, value in enumerate(once)]


def posted_values(names: Iterable[str]) -> dict[str, str]:
    """The same as they are kept: every box, the ones left out empty; of a list that was not on the page none."""
    names = tuple(names)
    found = posted(names)
    return {name: found.get(name, "") for name in names if name in found or not PHRASE_BOX.fullmatch(name)}


def expected_version() -> int:
    """The version somebody decided on; 0 when it cannot be told, which is never the latest."""
    given = request.form.get("seen", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0


class PortalForm(StampedForm):
    """A form of this site: what it reads from the request has passed the door."""

    class Meta(StampedForm.Meta):
        def wrap_formdata(self, form: FlaskForm, formdata: object) -> object:
            found = super().wrap_formdata(form, formdata)
            return all_as_typed(found) if found is request.form else found

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Also false for a form that was only sent along to be shown in another language: nothing is to be done."""
        how = htmx.switch() if self.meta.csrf else ""
        if how == "typed":
            return False
        right: bool = super().validate(extra_validators)
        if how:
            self.csrf_token.errors = []
        return right and not how
