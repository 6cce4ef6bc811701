"""Save and continue later: the page with the code, and the page for whoever comes back."""

from __future__ import annotations

from collections.abc import Iterable

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from .. import htmx, i18n, links
from ..errors import elsewhere
from ..forms import error_summary
from ..forms.checks import any_day
from ..forms.inputs import DateField, line
from ..forms.posted import PortalForm, posted
from ..forms.validators import seems_to_hold_cpr
from ..records.refusals import GoneMeanwhile
from ..stamps import StampedForm
from . import device, draft_sms, resume_access
from .blueprint import blueprint
from .draft import RegistrationDraft
from .saved_draft import SavedDraft

BOXES = ("code", "birth_date-day", "birth_date-month", "birth_date-year")


class ByCode(PortalForm):
    code = line("code", hint=True, room="resume")
    # Only the draft knows which day is right.
    birth_date = DateField("birth_date", any_day, room="resume")


class ByLink(PortalForm):
    birth_date = DateField("birth_date", any_day, room="resume")


def put_aside(draft: RegistrationDraft, values: Iterable[str]) -> str | None:
    """Give a draft its code; returns the address of the page that shows it, or None while there can be none.

    There is none before the birth date is known, because it is the check, and none as long as a CPR
    number would be lost without a word.
    """
    if draft.id is None or any(map(seems_to_hold_cpr, values)):
        return None
    if draft.done("dig"):
        resume_access.give_code(draft.id)
    elif not draft.saved.code:
        return None
    return url_for("registration.saved")


@blueprint.route("/gem", methods=["GET", "POST"])
def saved() -> Response:
    """The code, until when the draft is kept, and what can be done with it."""
    draft, wish = RegistrationDraft.of_reader(), request.form.get("do", "")
    if wish == "finish":
        return finish()
    if not draft.fields:
        return elsewhere(url_for(".start"), "before")
    form = StampedForm()
    if form.validate_on_submit():
        return redirect(granted(draft, wish), 303)
    if not draft.saved.code:
        return elsewhere(draft.next_address(), "expired")
    return htmx.form_page(
        "registration/gem.html", form=form, saved=draft.saved, onward=draft.next_address(),
        mailed=bool(draft.saved.email) and draft.done("dig"), number=draft_sms.number_of(draft.saved),
        texted="sms" in request.args, longer=resume_access.can_stay_longer(draft.saved),
        resume_page=links.address("registration.resume", i18n.current().code),
    )  # fmt: skip


def finish() -> Response:
    """Leave nothing on this device, also when the form's token is too old. The draft stays where it is."""
    device.leave()
    return redirect(url_for(".start", slut=""), 303)


def granted(draft: RegistrationDraft, wish: str) -> str:
    """Do what somebody asks for their draft; returns where it leads."""
    if wish == "later":
        return put_aside(draft, ()) or draft.next_address()
    if wish == "longer" and draft.id:
        resume_access.stay_longer(draft.id)
    if wish == "sms" and draft_sms.number_of(draft.saved):
        draft_sms.ask(draft.saved)
        return url_for(".saved", sms="")
    return url_for(".saved")


@blueprint.route("/fortsaet", methods=["GET", "POST"])
@blueprint.route("/fortsaet/<token>", methods=["GET", "POST"])
def resume(token: str = "") -> Response:
    """Let in whoever has the code or the link, and knows the birth date. Opening the page changes nothing."""
    form = (ByLink if token else ByCode)(posted(BOXES) if request.method == "POST" else None)
    born = form.birth_date.date if form.validate_on_submit() else None
    found = resume_access.authenticate(posted(BOXES).get("code", ""), token, born) if born else None
    if found and let_in(found):
        return redirect(RegistrationDraft.of_reader().next_address(), 303)
    return htmx.form_page(
        "registration/fortsaet.html", form=form, token=token, unknown=born is not None,
        errors=error_summary.errors(form), other=bool(RegistrationDraft.of_reader().fields),
    )  # fmt: skip


def let_in(found: SavedDraft) -> bool:
    """Let this device in. Whoever comes back has nothing to do with whoever was here before."""
    try:
        device.come_in(found.id)
    except GoneMeanwhile:
        return False
    return True
