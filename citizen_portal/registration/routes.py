"""The pages of a registration: start, the five steps, check your answers, receipt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import redirect, request, url_for
from flask_babel import gettext
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from .. import clock, htmx, i18n, limits
from ..documents.answer_cards import cards
from ..documents.answers import compared
from ..documents.findings import explained
from ..errors import elsewhere
from ..forms import error_summary
from ..guidance import law
from ..notifications.reach import reached_at
from ..notifications.sms_delivery import texted
from ..placement.call import KEY, call_of
from ..placement.checks import check, stopped
from ..placement.fields import REGISTERED, STEPS, of_step
from ..placement.finding import Finding
from ..placement.next_step import answer_by
from ..placement.proposal import Proposal
from ..placement.status import PARTIES, Side
from ..records import events, repository, same_days
from ..records.arrival import arrival
from ..records.refusals import ChangedMeanwhile, GoneMeanwhile
from ..stamps import StampedForm
from . import company_lookup, device, draft_repository, goals_shown, prefill, resume_routes, ticks_kept, trade_choice
from .blueprint import blueprint
from .company_lookup import FromRegister
from .draft import RegistrationDraft, asked_in, typed
from .forms import Confirm
from .hints import hints
from .my_places import keep_place, places_of_reader
from .progress import address_before, missing_before, progress
from .spoken_languages import spoken_languages

# What it takes to read and to type it all, as said before one begins. A test counts the words and the keys.
MINUTES = 8


@blueprint.get("/")
def start() -> Response:
    draft = RegistrationDraft.of_reader()
    return htmx.page(
        "registration/start.html", form=StampedForm(), draft=draft, has_draft=bool(draft.fields),
        going_on=draft.first_missing(), sent=draft.sent_as, first=next(iter(STEPS)),
        minutes=MINUTES, finished="slut" in request.args and not draft.fields, mine=places_of_reader(),
    )  # fmt: skip


@blueprint.post("/")
def leave() -> Response:
    """Clear everything, or start another one: both leave nothing of this one on the device.

    Also when the form's token is too old. Whoever is not sent the cookie has nothing to clear.
    """
    if "another" in request.form and repository.reference_of_draft(device.draft_id()):
        device.begin_another()
    else:
        device.forget()
    return redirect(url_for(".start"), 303)


@blueprint.route("/<any(dig, virksomhed, plads, formaal, laering):step>", methods=["GET", "POST"])
def step(step: str) -> Response:
    draft = RegistrationDraft.of_reader()
    trade_choice.remember_proposal()
    if draft.sent_as:
        return elsewhere(url_for(".receipt"), "sent")
    if early := missing_before(draft, step):
        return elsewhere(url_for(".step", step=early), "before")
    draft.known = prefill.known()
    draft.begin()
    mine = typed(step, draft.fields) if request.method == "POST" else None
    form = draft.form(step, mine)
    if mine is None:
        if not (found := company_lookup.found_before(step)) and not trade_choice.just_asked():
            draft.point_out(step, form)
        return step_page(draft, step, form, register=found)
    try:
        if company_lookup.asked_for(step, mine):
            return looked_up(draft, step, form, mine)
        if again := shown_again(step, mine, draft.fields):
            return kept_and_shown(draft, step, form, mine, again)
        onward = taken(draft, step, form, mine)
    except ChangedMeanwhile:
        draft.read_again()
        return step_page(draft, step, form, compared(step, mine, draft.fields))
    return redirect(onward, 303) if onward else step_page(draft, step, form)


def looked_up(draft: RegistrationDraft, step: str, form: FlaskForm, mine: Mapping[str, str]) -> Response:
    """Keep what was just typed with what the register knows, and show the step again. Raises ChangedMeanwhile."""
    if not form.csrf_token.validate(form):
        return step_page(draft, step, form)
    found = company_lookup.look_up(form, mine)
    draft.keep(step, {**mine, **found.taken})
    if found.settled:
        return redirect(found.address, 303)
    shown = draft.form_as_kept(step)
    shown.cvr.errors = [found.fault] if found.fault else []
    return step_page(draft, step, shown, register=found)


def shown_again(step: str, mine: MultiDict[str, str], held: Mapping[str, str]) -> str:
    """Where the step is shown again with one box more, or other trades to choose from; "" when it is sent on."""
    if goals_shown.asked_for(step, mine):
        return goals_shown.with_one_more(mine)
    return trade_choice.shown_again(step, mine, held)


def kept_and_shown(
    draft: RegistrationDraft, step: str, form: FlaskForm, mine: Mapping[str, str], address: str
) -> Response:  # fmt: skip
    """Keep what was just typed, and show the step again. Raises ChangedMeanwhile."""
    if not form.csrf_token.validate(form):
        return step_page(draft, step, form)
    draft.keep(step, mine)
    return redirect(address, 303)


def step_page(
    draft: RegistrationDraft, step: str, form: FlaskForm, clash: Sequence[Mapping[str, Any]] = (),
    register: FromRegister | None = None,
) -> Response:  # fmt: skip
    """The form of a step. When another device was faster, both versions stand there and nothing is overwritten."""
    choice = trade_choice.on_page(step, draft.fields)
    trade_choice.name_what_is_left(form, step, choice)
    return htmx.page(
        f"registration/{step}.html", 409 if clash else htmx.form_status(), form=form, step=step,
        fields=of_step(step), draft=draft, seen=draft.seen(asked_in(step)), clash=clash,
        errors=error_summary.errors(form), findings=explained(findings(draft)), steps=progress(draft),
        back=address_before(step), not_later="later" in request.form and not clash, register=register, choice=choice,
        can_look_up=company_lookup.offered(step), **help_with(draft, step),
    )  # fmt: skip


def taken(draft: RegistrationDraft, step: str, form: FlaskForm, mine: Mapping[str, str]) -> str | None:
    """Keep what was just typed, right or wrong; returns where it leads, or None when something is to be mended.

    Raises ChangedMeanwhile.
    """
    right = form.validate()
    if form.csrf_token.errors or htmx.switch():
        return None
    for prefix in ticks_kept.lost(step, draft.fields):
        form[prefix].errors, right = [*form[prefix].errors, gettext("phrases.lost")], False
    draft.keep(step, mine)
    if "later" in request.form:
        return resume_routes.put_aside(draft, mine.values())
    return draft.next_address() if right else None


@blueprint.route("/tjek", methods=["GET", "POST"])
def check_answers() -> Response:
    draft = RegistrationDraft.of_reader()
    if draft.sent_as:
        return redirect(url_for(".receipt"), 303)
    if missing := draft.first_missing():
        return elsewhere(url_for(".step", step=missing), "before")
    form = Confirm()
    if form.validate_on_submit() and not stopped(findings(draft)):
        try:
            return send(draft)
        except ChangedMeanwhile:
            return newest_answers(draft)
    return answers_page(draft, form, htmx.form_status())


def newest_answers(draft: RegistrationDraft) -> Response:
    """For whoever was about to send older ones: nobody sends what they have not read."""
    draft.read_again()
    if missing := draft.first_missing():
        return elsewhere(url_for(".step", step=missing), "before")
    return answers_page(draft, Confirm(formdata=None), 409)


def answers_page(draft: RegistrationDraft, form: Confirm, status: int) -> Response:
    found = findings(draft)
    return htmx.page(
        "registration/tjek.html", status, form=form, step="tjek", errors=error_summary.errors(form),
        findings=explained(found), stopped=stopped(found), sections=cards(draft.fields), draft=draft,
        hints=hints(draft.fields), steps=progress(draft), back=address_before("tjek"), moved=status == 409,
        same_days=same_days.sent_before(draft.fields, draft.id or ""),
    )  # fmt: skip


def send(draft: RegistrationDraft) -> Response:
    assert draft.id is not None  # a draft with every step done has been kept under an id
    limits.consume_letters(*(to for side in PARTIES for to in reached_at(draft.fields, side).values()))
    draft_repository.hold(draft.saved, draft.seen())
    call = draft.saved.call
    language = call.get("language", i18n.current().code)
    fields = {name: draft.fields[name] for name in REGISTERED}
    if not call:
        keep_place(draft.id)
    reference = events.send(draft.id, fields, language, call_of({KEY: call}))
    if not call:
        return redirect(url_for(".receipt"), 303)
    # Whoever wrote it down goes back to the desk, and nothing of the citizen's is left on the device.
    device.leave()
    return redirect(url_for("desk.calls", reference=reference), 303)


@blueprint.errorhandler(GoneMeanwhile)
def gone(_error: GoneMeanwhile) -> Response:
    """Another device has sent it or deleted it since it was read here."""
    if repository.reference_of_draft(device.draft_id()):
        return elsewhere(url_for(".receipt"), "sent")
    return elsewhere(url_for(".start"), "before")


@blueprint.get("/kvittering")
def receipt() -> Response:
    record = repository.by_draft(device.draft_id())
    if record is None:
        return redirect(url_for(".start"), 303)
    fields, letters = record.state.fields, arrival(record)
    return htmx.page(
        "registration/kvittering.html", record=record, fields=fields, sections=cards(fields),
        answer_by=answer_by(record.state),
        mailed=bool(record.email) and Side.CITIZEN not in letters.unmailed,
        texted=texted(record, Side.CITIZEN, letters),
        findings=explained(check(Proposal.from_fields(fields), law.rules(), clock.today())), form=StampedForm(),
    )  # fmt: skip


def help_with(draft: RegistrationDraft, step: str) -> dict[str, Any]:
    """What stands beside the fields: hints on what was typed before, and what was typed for an earlier place."""
    return {
        "hints": hints(draft.fields) if request.method != "POST" else {},
        "before": prefill.earlier() if step == "virksomhed" else {},
        "spoken": spoken_languages() if step == "dig" else (),
        "goals": goals_shown.shown(draft.fields) if step == "laering" else 0,
        "near": trade_choice.near(step, draft.fields) if request.method != "POST" else [],
        "purposes": prefill.purposes(draft.fields) if step == "formaal" else {},
    }


def findings(draft: RegistrationDraft) -> tuple[Finding, ...]:
    """What the rules say so far; nothing before the place and its dates are known."""
    if not all(draft.done(step) for step in ("dig", "virksomhed", "plads")):
        return ()
    return check(Proposal.from_fields(draft.fields), law.rules(), clock.today())
