"""Words to ask a workplace with, filled with what this registration says so far. Nothing of it is kept."""

from __future__ import annotations

from flask import render_template, url_for

from .. import i18n
from ..records import repository
from ..trades.borrowing import borrowed
from ..trades.known_words import Known
from .blueprint import blueprint
from .draft import RegistrationDraft


@blueprint.get("/tekster")
def texts() -> str:
    """Of the draft on this device, or of the placement it has become."""
    draft = RegistrationDraft.of_reader()
    sent = repository.by_draft(draft.id) if draft.sent_as else None
    fields = sent.state.fields if sent else draft.fields
    known = Known.from_fields(fields, i18n.current() is i18n.DANISH)
    groups = borrowed(known, fields.get("purpose"), fields.get("kind", ""))
    shown = {"back": url_for(".receipt"), "opened": "found-a-place"} if sent else {"back": url_for(".start")}
    return render_template("borrowed.html", groups=groups, filled=known != Known(), room="registration", **shown)
