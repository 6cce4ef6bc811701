"""The form in which one side writes the terms differently, and what both sides may do with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField

from .. import clock
from ..guidance import law
from . import agreement, checks
from . import validators as must
from .draft import CONTROLS
from .fields import DateField, choice, line, lines, text
from .finding import Finding
from .form import SLIP_HOURS, after_start, not_past
from .history import PlacementState
from .proposal import Proposal, read_number
from .ratio import check_ratio


def most_hours(form: Any) -> tuple[float, str]:
    """The same as at the registration; which kind it is cannot be changed any more."""
    if form.kind == "loentilskud":
        return SLIP_HOURS, "weekly_hours.slip"
    return law.rules().number("praktik.max_hours_week"), "weekly_hours.most"


def within(form: Any, day: date) -> str | None:
    """A talk about the placement lies in it, or in the days around its end."""
    starts_on, ends_on = form.starts_on.date, form.ends_on.date
    if not starts_on or not ends_on:
        return None
    return None if starts_on <= day and (day - ends_on).days <= 14 else "talk.outside"


class Terms(FlaskForm):
    """What both sides may change. `seen` is the version it was written on."""

    kind = ""
    seen = HiddenField()
    starts_on = DateField("starts_on", not_past)
    ends_on = DateField("ends_on", after_start)
    weekly_hours = line("weekly_hours", must.hours(most_hours), hint=True)
    midway_on = DateField("midway_on", within)
    end_talk_on = DateField("end_talk_on", within)
    end_talk_about = line("end_talk_about", hint=True, required=False)


class CitizensTerms(Terms):
    tasks = text("tasks")
    purpose = choice("purpose", "job", "udvikling", "kompetence", hint=True)
    purpose_text = text("purpose_text")
    learning = lines("learning", 5)
    afterwards = text("afterwards", required=False)


CITIZENS = tuple(
    name for name in agreement.TERMS if name not in agreement.ADDED or name.startswith(("midway", "end_talk"))
)


def filled(form: type[Terms], state: PlacementState, names: Iterable[str], held: Mapping[str, str]) -> Terms:
    """The form as just posted, else with what is held now."""
    if request.method == "POST":
        typed = posted(names)
    else:
        typed = MultiDict({name: held.get(name, "") for name in names} | {"seen": str(state.number)})
    made = form(typed)
    made.kind = state.fields.get("kind", "")
    return made


def posted(names: Iterable[str]) -> MultiDict[str, str]:
    """What was just posted for these fields, and nothing else."""
    known = (*names, "seen", "csrf_token")
    return MultiDict((name, CONTROLS.sub("", request.form[name])) for name in known if name in request.form)


def typed(names: Iterable[str]) -> dict[str, str]:
    """The posted fields as they are kept."""
    found = posted(names)
    return {name: found.get(name, "") for name in names}


def seen() -> int:
    """The version somebody decided on; 0 when it cannot be told, which is never the latest."""
    given = request.form.get("seen", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0


def findings(state: PlacementState) -> tuple[Finding, ...]:
    """What the rules say about a placement as it stands now, the employer's numbers included. For the citizen."""
    proposal = Proposal.from_fields({**state.fields, **state.terms})
    return (*ratio(state), *checks.check(proposal, law.rules(), clock.today()))


def ratio(state: PlacementState) -> tuple[Finding, ...]:
    """Whether there is room for one more person, once the employer has said how many there are."""
    try:
        ordinary = read_number(state.employer["ordinary_employees"], below=100_000)
        placed = read_number(state.employer["placed_now"] or "0")
    except (KeyError, ValueError):
        return ()
    rules = law.rules()
    full_time = rules.number("praktik.max_hours_week")
    return (check_ratio(ordinary, placed, read_number(state.terms["weekly_hours"]), full_time, rules),)
