"""The page of one placement: where it stands and whose turn it is, what can be done, then all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from babel import Locale
from flask import g
from werkzeug.wrappers import Response

from .. import htmx, i18n
from ..documents.findings import explained
from ..documents.open_change import open_change
from ..documents.question import told as told_question
from ..documents.sheet import grouped, sheet, vitas
from ..forms import error_summary
from ..guidance import law
from ..placement.finding import Finding
from ..placement.goals import told_goals
from ..placement.questions import Question
from ..placement.status import CLOSED, OVER, PARTIES, PROPOSABLE, Side, Status
from ..records import doers, findings, notes
from ..records.repository import PlacementRecord
from .actions import ACTIONS, possible
from .afterwards import afterwards
from .beside import answers
from .course import course
from .forms import NoteForm
from .tokens import DeskForm
from .words import desk

# What needs nothing but a press stands in a row; what has something to fill in is folded, each by itself.
PRESSED = (
    "change-approved", "change-refused", "approved", "applied", "with-jobcenter", "more-needed", "dates-dropped",
)  # fmt: skip
FILLED_IN = ("ask-citizen", "ask-employer", "not-approved", "dates", "end", "hand-over")
# Where a status is moved by hand in the ordinary course; elsewhere it is a correction, and folded.
MOVED_BY_HAND = (Status.AGREED, Status.WITH_JOBCENTER, Status.MORE_NEEDED, Status.APPLIED)
# What is offered filled, the first of them that can be done; see `filled_in`.
DECISIONS = ("change-approved", "approved")


@dataclass(frozen=True)
class Posted:
    """The form of an action as it was just sent, with what was typed."""

    action: str
    form: Any


def placement_page(
    record: PlacementRecord, status: int = 200, told: str = "", posted: Posted | None = None,
    stops: tuple[Finding, ...] = (),
) -> Response:  # fmt: skip
    state, may, names, agreement = record.state, possible(record), doers.names(), sheet(record.state)
    turn, since = state.turn
    found = stops or (findings.of(state, law.rules()) if record.status not in CLOSED else ())
    return htmx.page(
        "desk/placement.html", status, record=record, state=state, standing=record.status, told=told,
        turn=turn, since=since, next=next_of(record), may=may, filled=filled_in(record, may),
        **offered(record, may, posted), pressed=PRESSED, opened=posted.action if posted else "",
        form=DeskForm(formdata=None), forms=forms_of(record, may, posted),
        errors=error_summary.errors(posted.form) if posted and status == 422 else [],
        lines={line.name: line for line in agreement}, agreement=agreement, answers=answers(state),
        change=open_change(state, Side.JOBCENTER) if record.status in PROPOSABLE else None,
        findings=explained(found), groups=grouped(vitas(state)), side=Side.JOBCENTER,
        afterwards=afterwards(state), goals=told_goals(state) if state.evaluations else [],
        waiting=[told_question(question) for question in answered(record)],
        happened=course(record, doers.doers(record), names), names=names, notes=notes.of(record), g=g,
        written_in={side: _danish_name(record.language_of(side)) for side in PARTIES},
    )  # fmt: skip


def _danish_name(language: str) -> str:
    """Of the language somebody reads."""
    base = i18n.LANGUAGES[language].base
    return str(Locale.parse(i18n.DANISH.locale).languages[base])


def forms_of(record: PlacementRecord, may: list[str], posted: Posted | None) -> dict[str, Any]:
    """A form for all that has something to fill in, the one that was just sent with what stood in it."""
    made = {name: ACTIONS[name].form(record, False) for name in FILLED_IN if name in may}
    made["note"] = NoteForm(formdata=None)
    return made | ({posted.action: posted.form} if posted else {})


def offered(record: PlacementRecord, may: list[str], posted: Posted | None) -> dict[str, list[str]]:
    """What is done in the ordinary course, and what corrects where it stands; what was just sent is there, too."""
    sent = [posted.action] if posted and posted.action in FILLED_IN else []
    names = [name for name in (*PRESSED, *FILLED_IN) if name in (*may, *sent)]
    corrected = [name for name in names if corrects(name, record.status)]
    return {"usual": [name for name in names if name not in corrected], "corrected": corrected}


def corrects(name: str, standing: Status) -> bool:
    """A status outside the ordinary course, and an end of what is over."""
    return standing in CLOSED if name == "end" else name in tuple(Status) and standing not in MOVED_BY_HAND


def answered(record: PlacementRecord) -> list[Question]:
    """What was answered and nobody at the desk has read yet."""
    return [question for question in record.state.open_questions.values() if question.answer is not None]


def filled_in(record: PlacementRecord, may: list[str]) -> str:
    """The one action whose button is filled: an answer is read first, then what is decided, then somebody takes it.

    "" where what comes first has a page of its own.
    """
    if answered(record):
        return "heard"
    if elsewhere(record) or record.state.turn[0] is not Side.JOBCENTER:
        return ""
    return next((name for name in (*DECISIONS, "claim") if name in may), "")


def elsewhere(record: PlacementRecord) -> str:
    """What comes first and is seen to on another page, by the word for it; "" for nothing."""
    return "deletion" if record.state.deletion_asked else "disputed" if record.state.disputed else ""


def next_of(record: PlacementRecord) -> str:
    """What is done or decided next, in one sentence."""
    state = record.state
    if first := elsewhere(record):
        return desk(f"next.{first}")
    if answered(record):
        return desk("next.answer")
    if state.open_questions:
        return desk("next.question")
    if state.days_by_us is not None:
        return desk("next.dates")
    if record.status in PROPOSABLE and state.change_waits_for:
        return desk(f"next.change-{state.change_waits_for}")
    if state.answerable and state.declined is not None:
        return desk("next.declined")
    if record.status in OVER and set(state.evaluations) == set(PARTIES):
        return desk("next.told")
    return desk(f"next.{record.status}")
