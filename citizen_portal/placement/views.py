"""Room 3: start, the five steps, check your answers, receipt."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, redirect, request, session, url_for
from flask_babel import gettext
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from .. import clock, flow, htmx, i18n
from ..guidance import law
from . import happening, later, places, store, summary
from .checks import check, stopped
from .draft import Draft, draft_id, forget, posted
from .explained import explained
from .finding import Finding
from .form import Confirm
from .nudges import nudges
from .proposal import STEPS, Proposal, TypedFields

# Key of the session: the draft of the place that was sent before this one.
BEFORE = "before"
PURPOSES = ("job", "udvikling", "kompetence")

blueprint = Blueprint("placement", __name__, url_prefix="/<lang:lang>/plads")


later.join(blueprint)


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)


@blueprint.get("/")
def start() -> Response:
    draft = Draft()
    return htmx.page(
        "placement/start.html", form=FlaskForm(), draft=draft, has_draft=bool(draft.fields),
        going_on=draft.first_missing(), sent=store.sent(draft.id), first=next(iter(STEPS)),
        finished="slut" in request.args and not draft.fields,
    )  # fmt: skip


@blueprint.post("/")
def leave() -> Response:
    """Clear everything, or start another one: both leave nothing of this one on the device.

    Also when the form's token is too old. Whoever is not sent the cookie has nothing to clear.
    """
    sent = draft_id() if "another" in request.form and store.sent(draft_id()) else None
    forget()
    if sent:
        session[BEFORE] = sent
    return redirect(url_for(".start"), 303)


@blueprint.route("/<any(dig, virksomhed, plads, formaal, laering):step>", methods=["GET", "POST"])
def step(step: str) -> Response:
    draft = Draft()
    if store.sent(draft.id):
        return redirect(url_for(".receipt"), 303)
    if early := missing_before(draft, step):
        return redirect(url_for(".step", step=early), 303)
    draft.told = {**about_you(), **from_the_flow()}
    form = draft.form(step)
    if request.method != "POST":
        draft.point_out(step, form)
    elif onward := taken(draft, step, form):
        return redirect(onward, 303)
    status = 422 if request.method == "POST" else 200
    return htmx.page(
        f"placement/{step}.html", status, form=form, step=step, draft=draft, errors=summary.errors(form),
        findings=explained(findings(draft)), steps=progress(draft), back=address_before(step),
        not_later="later" in request.form, **help_with(draft, step),
    )  # fmt: skip


def taken(draft: Draft, step: str, form: FlaskForm) -> str | None:
    """Keep what was just typed, right or wrong; returns where it leads, or None when something is to be mended."""
    right = form.validate()
    if form.csrf_token.errors:
        return None
    draft.keep(step, posted(step))
    if "later" in request.form:
        return later.put_aside(draft, posted(step).values())
    return draft.next_address() if right else None


@blueprint.route("/tjek", methods=["GET", "POST"])
def check_answers() -> Response:
    draft = Draft()
    if store.sent(draft.id):
        return redirect(url_for(".receipt"), 303)
    if missing := draft.first_missing():
        return redirect(url_for(".step", step=missing), 303)
    form, found = Confirm(), findings(draft)
    if request.method == "POST" and form.validate() and not stopped(found):
        return send(draft)
    status = 422 if request.method == "POST" else 200
    return htmx.page(
        "placement/tjek.html", status, form=form, step="tjek", errors=summary.errors(form),
        findings=explained(found), stopped=stopped(found), sections=summary.sections(draft.fields), draft=draft,
        nudges=nudges(draft.fields),
        steps=progress(draft), back=address_before("tjek"),
    )  # fmt: skip


@blueprint.get("/kvittering")
def receipt() -> Response:
    placement = store.sent(draft_id())
    if placement is None:
        return redirect(url_for(".start"), 303)
    place = places.of_row(placement)
    fields = place.story.fields
    return htmx.page(
        "placement/kvittering.html", placement=placement, fields=fields, sections=summary.sections(fields),
        token=place.status_token, mailed=bool(fields.get("email", "").strip()),
        findings=explained(check(Proposal.from_fields(fields), law.rules(), clock.today())),
        form=FlaskForm(),
    )  # fmt: skip


def send(draft: Draft) -> Response:
    assert draft.id is not None  # a draft with every step done has been kept under an id
    happening.send(draft.id, draft.fields, i18n.current().code)
    return redirect(url_for(".receipt"), 303)


def help_with(draft: Draft, step: str) -> dict[str, Any]:
    """What stands beside the fields: hints on what was typed before, and what was typed for an earlier place."""
    return {
        "nudges": nudges(draft.fields) if request.method != "POST" else {},
        "before": earlier() if step == "virksomhed" else {},
        "purposes": purposes(draft.fields) if step == "formaal" else {},
    }


def purposes(fields: TypedFields) -> dict[str, str]:
    """The three purposes, said for this reader's place."""
    kind = "loentilskud" if fields.get("kind") == "loentilskud" else "here"
    place = fields.get("company_name", "")
    said = {name: gettext(f"placement.purpose.{kind}.{name}", place=place) for name in PURPOSES}
    if fields.get("paid_hours") in ("alongside", "after"):
        said["job"] += " " + gettext("placement.purpose.fits")
    return said


def missing_before(draft: Draft, step: str) -> str | None:
    """The first step before this one that is not done. Nobody is let past it."""
    order = list(STEPS)
    return next((earlier for earlier in order[: order.index(step)] if not draft.done(earlier)), None)


def address_before(step: str) -> str:
    order = [*STEPS, "tjek"]
    place = order.index(step)
    return url_for(".step", step=order[place - 1]) if place else url_for(".start")


def progress(draft: Draft) -> list[tuple[str | None, str]]:
    """Every step with its address, where it can be gone to."""
    shown: list[tuple[str | None, str]] = []
    open_so_far = True
    for step in STEPS:
        shown.append((url_for(".step", step=step) if open_so_far else None, gettext(f"placement.step.{step}")))
        open_so_far = open_so_far and draft.done(step)
    shown.append((url_for(".check_answers") if open_so_far else None, gettext("placement.step.tjek")))
    return shown


def earlier() -> TypedFields:
    """What this reader typed for the place they sent before, as long as they have not finished here."""
    placement = store.sent(session.get(BEFORE)) if isinstance(session.get(BEFORE), str) else None
    return places.of_row(placement).story.fields if placement else {}


def about_you() -> dict[str, str]:
    """Whoever registers another place need not say again who they are."""
    known = earlier()
    return {name: known[name] for name in STEPS["dig"] if known.get(name)}


def from_the_flow() -> dict[str, str]:
    """What the reader has already told the guide, in the words of this form. Nothing is asked twice."""
    kept = session.get("answers")
    answers = kept if isinstance(kept, dict) else {}
    given = {step: answers[step] for step in flow.walk(answers).path}
    known = {
        "benefit": given.get("benefit") if given.get("benefit") in ("dagpenge", "kontanthjaelp") else None,
        "kind": {"tryout": "virksomhedspraktik", "subsidy": "loentilskud"}.get(given.get("kind", "")),
        "purpose": flow.purpose(given),
    }
    return {name: value for name, value in known.items() if value}


def findings(draft: Draft) -> tuple[Finding, ...]:
    """What the rules say so far; nothing before the place and its dates are known."""
    if not all(draft.done(step) for step in ("dig", "virksomhed", "plads")):
        return ()
    return check(Proposal.from_fields(draft.fields), law.rules(), clock.today())
