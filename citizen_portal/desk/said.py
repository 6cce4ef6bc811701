"""What can be said by telephone, by the word in its address: whose word it is, its boxes, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext

from .. import clock
from ..forms.agreement import CITIZEN_MAY_CHANGE, ChangeForm
from ..forms.answer import FACTS, LEFT_OPEN, MAY_WRITE, AnswerForm, DeclineForm
from ..forms.posted import posted, posted_values
from ..placement import agreement, history, reasons
from ..placement.decline import DECLINE_REASONS
from ..placement.field import Field
from ..placement.fields import changeable_by, names
from ..placement.state import Event, PlacementState
from ..placement.status import PROPOSABLE, EventKind, Side, Status
from .call_form import CallForm, choice

# Asked together with whoever is there every day.
ANSWERED = tuple(field for field in MAY_WRITE if field.name != "daily_contact_name")
REASONS = {reason: lazy_gettext(f"employer.no.{reason}") for reason in DECLINE_REASONS}


class YesForm(CallForm, AnswerForm):  # type: ignore[misc]  # made from the table of fields
    """The employer's yes, with what it corrects and tells."""


class NoForm(CallForm, DeclineForm):
    reason_id = choice("telephone.why_no", "telephone.why_no_error", REASONS)


class WishForm(CallForm, ChangeForm):  # type: ignore[misc]  # likewise
    """What the citizen wants differently."""


@dataclass(frozen=True)
class Word:
    """`fields` are asked for as things stand, `content` is what is kept of what was posted; None: nothing was said."""

    side: Side
    kind: EventKind
    form: Any = CallForm
    fields: Callable[[PlacementState], tuple[Field, ...]] = lambda _state: ()
    content: Callable[[PlacementState], dict[str, Any] | None] = lambda _state: {}
    beside: tuple[str, ...] = ()


def _asked_of_employer(state: PlacementState) -> tuple[Field, ...]:
    """What the citizen has not known is asked, too."""
    return (*ANSWERED, *(field for field in LEFT_OPEN if not state.fields.get(field.name, "").strip()))


def _yes(state: PlacementState) -> dict[str, Any]:
    told = posted_values(names(_asked_of_employer(state)))
    facts = {name: told.pop(name) for name in FACTS if name in told}
    known = {name: value for name, value in facts.items() if value.strip() or state.employer.get(name)}
    because = reasons.said(reasons.CORRECTION, posted(reasons.boxes(reasons.CORRECTION)))
    return {"terms": agreement.with_talks(told, state.terms), "employer": known, **because}


def _no(_state: PlacementState) -> dict[str, Any]:
    said = posted(("reason_id", *reasons.boxes(reasons.NO)))
    return {"reason_id": said.get("reason_id", ""), "reason": "", **reasons.said(reasons.NO, said)}


def _asked_of_citizen(state: PlacementState) -> tuple[Field, ...]:
    """What has begun keeps its first day."""
    begun = history.status_on(state, clock.today()) in (Status.STARTED, Status.MIDWAY)
    return tuple(field for field in changeable_by(Side.CITIZEN) if not (begun and field.name == "starts_on"))


def _wish(state: PlacementState) -> dict[str, Any] | None:
    """Once it has been applied for, only what is different is a change, and says whom it needs."""
    fields = _asked_of_citizen(state)
    written = agreement.with_talks(posted_values(names(fields)), state.terms)
    changed = agreement.differing({**state.terms, **written}, state.proposed_terms)
    if not changed:
        return None
    boxes = names(field for field in fields if field.name in changed)
    wanted = {name: value for name, value in written.items() if name in boxes or name not in CITIZEN_MAY_CHANGE}
    return {"terms": wanted if state.status in PROPOSABLE else written}


WORDS: Mapping[str, Word] = {
    "ja": Word(Side.EMPLOYER, EventKind.ANSWERED, YesForm, _asked_of_employer, _yes,
               reasons.boxes(reasons.CORRECTION)),
    "nej": Word(Side.EMPLOYER, EventKind.DECLINED, NoForm, content=_no,
                beside=("reason_id", *reasons.boxes(reasons.NO))),
    "arbejdsplads-enig": Word(Side.EMPLOYER, EventKind.AGREED),
    "aendring": Word(Side.CITIZEN, EventKind.CHANGED, WishForm, _asked_of_citizen, _wish),
    "enig": Word(Side.CITIZEN, EventKind.AGREED),
}  # fmt: skip


def may_be_said(state: PlacementState) -> list[str]:
    """What can be said today, as it stands."""
    day, now = clock.today(), clock.now()
    return [
        name for name, word in WORDS.items()
        if history.may_happen(state, Event(state.number + 1, now, word.side, word.kind), day)
    ]  # fmt: skip


def name_of(event: Event) -> str:
    """The word for something that was said."""
    of = {(str(word.side), str(word.kind)): name for name, word in WORDS.items()}
    return of.get((event.by, event.kind), EventKind.SENT)
