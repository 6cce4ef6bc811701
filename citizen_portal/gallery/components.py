"""The page of parts: every macro in every state, in either direction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Blueprint, current_app, render_template, request, url_for
from flask_babel import format_date, gettext
from flask_wtf import FlaskForm
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from .. import assets, clock, flow, htmx, i18n
from ..documents.findings import explained
from ..documents.timeline import timeline
from ..forms import error_summary
from ..forms.answer import AnswerForm
from ..forms.inputs import form_of
from ..guidance import law, trade_views, views
from ..guidance.topics import TOPICS
from ..guidance.trade_texts import TradePage
from ..placement.agreement import typed_date
from ..placement.checks import check
from ..placement.fields import BY_NAME, STEPS
from ..placement.finding import KINDS, Finding
from ..placement.phrases import BETWEEN
from ..placement.proposal import Proposal
from ..placement.status import Side, Status
from ..placement.tone import Tone
from ..registration.forms import Confirm
from ..stamps import StampedForm
from ..support.asking import question_context
from ..support.form import figures, form_for
from ..support.progress import Progress
from ..trades.library import in_words, trades
from ..trades.offers import listed
from .drawing import REFERENCE
from .stories import FIELDS, SENT_ON, STORIES, state_of

blueprint = Blueprint("components", __name__, url_prefix="/<lang:lang>/om/komponenter")

PICTURES = Path(assets.__file__).parent / "pictures"
# One field of each kind.
SHOWN = tuple(BY_NAME[name] for name in ("name", "birth_date", "postcode", "tasks", "job_chance", "learning", "sms"))
EveryKind = form_of("EveryKind", SHOWN, Side.CITIZEN, base=Confirm)
TYPED = {**FIELDS, "job_chance": "maybe", "sms": "yes", "confirm": "y"}
WRONG = {**dict.fromkeys(TYPED, ""), "birth_date-day": "31", "birth_date-month": "2",
         "birth_date-year": "1984", "postcode": "22"}  # fmt: skip
# From the day it was sent to its first and last day: too long, long, and as it should be.
DAYS = ((21, 400), (21, 70), (21, 48))
# As it is kept.
TRADE = "bakery" + BETWEEN
# A state in the colours of each tone.
DESK = {
    Tone.TURN: Status.WITH_JOBCENTER, Tone.WAIT: Status.APPLIED, Tone.YES: Status.APPROVED,
    Tone.STOP: Status.NOT_APPROVED, Tone.PLAIN: Status.WITHDRAWN,
}  # fmt: skip
# What a plan may end in: to call somebody, to read on, to write the place in.
PLANS = {
    "call": {"contact": "jobcenter"},
    "read": {"contact": "caseworker", "read_on": "find-en-plads"},
    "register": {"contact": "municipality", "registers": True},
}


@blueprint.get("")
def page() -> Response:
    """`?dir=rtl` and `?dir=ltr` turn the page, whatever the language."""
    language = i18n.current()
    turned = request.args.get("dir", language.dir)
    text = views.find("guidance", "transport-og-udgifter")
    beside = law.library().pages["da", text.shelf, text.slug].quoted
    return htmx.page(
        "gallery/components.html", page_lang=replace(language, dir="rtl" if turned == "rtl" else "ltr"), room="",
        forms=dict(forms()), chips=_posted("chips-", TYPED), beside=beside,
        chosen_trade=TRADE, phrase=in_words(listed("task", TRADE)[0] + BETWEEN), shown=SHOWN,
        steps=steps(), findings=explained(findings()), reference=REFERENCE,
        timeline=timeline(state_of(STORIES["agreed"]), Status.AGREED), notices=notices(language.code),
        asked=asked(), desk=desk(), plans=PLANS, icons=symbols("icons"), spots=symbols("spots"), topics=TOPICS,
        page=text, old=replace(text, fresh=False), related=[text], dots=views.shown_statistics()["dots"],
        plain=replace(text, slug="sig-fra", blocks=text.blocks[:1], headings=(), rules=text.rules[:2]),
        state=state_of(STORIES["agreed"]), answer=AnswerForm(formdata=None), fields=BY_NAME,
        **a_trade(language.code), **{**views.reading(text), "may_compare": True},
    )  # fmt: skip


def a_trade(lang: str) -> dict[str, Any]:
    """One trade with its rules, and a few."""
    welding = trades().by_id["welding"]
    few = list(trades().by_id.values())[:3]
    return {"trade": TradePage(welding, trades(), lang), "trade_rules_of": trade_views.rules_of(welding), "few": few}


def asked() -> dict[str, Any]:
    """The question with the most answers, and one of them chosen."""
    form = form_for(flow.BY_ID["goal"], "cv", figures())
    return {"form": form, **question_context("goal", Progress(10, 11))}


def desk() -> dict[str, Any]:
    """A row in the colours of each tone, and two choices of what to see."""
    row = {"reference": REFERENCE, "url": "#main", "company": FIELDS["company_name"]}
    said = {"turn": gettext("station.municipality"), "day": format_date(SENT_ON, "long")}
    states = [{**row, **said, "tone": tone, "state": gettext(f"status.{status}")} for tone, status in DESK.items()]
    heads = [gettext(f"vitas.about.{one}") for one in ("company", "placement")]
    heads += [gettext("status.next"), gettext("sheet.starts_on")]
    shown = [(one["state"], "#main", one["tone"] is Tone.WAIT) for one in states]
    return {"rows": states, "heads": heads, "choices": [(heads[1], shown), (heads[2], [(said["turn"], "#main", True)])]}


def symbols(sprite: str) -> list[str]:
    """The names of the pictures of a sprite."""
    return re.findall(r'<symbol id="([\w-]+)"', (PICTURES / f"{sprite}.svg").read_text(encoding="utf-8"))


def forms() -> Iterator[tuple[str, FlaskForm]]:
    """The same form as nobody has touched it, as it is filled in, and as it comes back."""
    yield "empty", EveryKind(formdata=None, prefix="empty-")
    yield "filled", _posted("filled-", TYPED)
    failed = _posted("failed-", WRONG)
    failed.validate()
    failed.csrf_token.errors = []
    failed.summary = error_summary.errors(failed)
    yield "failed", failed


def _posted(prefix: str, typed: Mapping[str, str]) -> FlaskForm:
    return EveryKind(formdata=MultiDict({prefix + name: value for name, value in typed.items()}), prefix=prefix)


def steps() -> list[tuple[str | None, str]]:
    return [
        (url_for("registration.step", step=step) if place < 4 else None, gettext(f"placement.step.{step}"))
        for place, step in enumerate(STEPS)
    ]


def findings() -> tuple[Finding, ...]:
    """One of each kind."""
    found: dict[str, Finding] = {}
    for first, last in DAYS:
        dates = {"starts_on": first, "ends_on": last}
        typed = [typed_date(name, SENT_ON + timedelta(days=day)) for name, day in dates.items()]
        proposal = Proposal.from_fields({**FIELDS, **typed[0], **typed[1]})
        for finding in check(proposal, law.rules(), clock.today()):
            found.setdefault(finding.kind, finding)
    return tuple(found[kind] for kind in KINDS if kind in found)


def notices(lang: str) -> Markup:
    """What is said of a form that was not taken, as if one had just been sent."""
    app: Any = current_app
    typed = {name: FIELDS[name] for name in ("name", "email", "tasks")}
    with app.app_context(), app.test_request_context(f"/{lang}/plads/dig", method="POST", data=typed):
        form = StampedForm()
        form.csrf_token.errors = ["old"]
        return Markup(render_template("gallery/notices.html", form=form))
