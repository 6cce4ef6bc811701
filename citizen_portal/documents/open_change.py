"""The change that waits for somebody, as its page and the page of the placement show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..guidance import law
from ..placement.change_kinds import RULES, ChangeKind
from ..placement.finding import Finding
from ..placement.state import PlacementState
from ..placement.status import CLOSED, PARTIES, EventKind, Side, Status
from ..records import findings
from .findings import explained, explained_to_employer
from .reasons import ToldWhy, told_why
from .sheet import SheetLine, compared

# What the employer reads of a change speaks of its days and hours, never of what somebody lives on.
ABOUT_THE_DAYS = ("praktik.max_weeks", "loentilskud.max_months", "praktik.max_hours_week", "ratio.")
APPROVAL = ".approval_before_start"
# What the last word about a change was, as long as nothing has happened since.
LAST_WORDS = (EventKind.CHANGE_DROPPED, EventKind.CHANGE_APPROVED, EventKind.CHANGE_REFUSED)


@dataclass(frozen=True)
class OpenChange:
    """`lines` have what is wanted, and what is agreed now, `why` the reasons; `asked`: this side is to answer it."""

    kind: ChangeKind
    lines: list[SheetLine]
    findings: list[dict[str, Any]]
    waits_for: Side | None
    asked: bool
    why: ToldWhy


def open_change(state: PlacementState, side: Side) -> OpenChange | None:
    """None when nothing waits."""
    change = state.open_change
    if change is None:
        return None
    return OpenChange(
        kind=change.kind, lines=compared(state.proposed_terms, state.terms), findings=of_change(state, side),
        waits_for=state.change_waits_for, asked=side in PARTIES and side not in change.agreed,
        why=told_why(change.why),
    )  # fmt: skip


def of_change(state: PlacementState, side: Side) -> list[dict[str, Any]]:
    """What the rules say of the change, in the words of the reader."""
    return told(findings.of_change(state, law.rules()), side)


def shown_to(side: Side, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What this side is told of it."""
    if side is not Side.EMPLOYER:
        return found
    return tuple(one for one in found if one.stops or one.rule.id.startswith(ABOUT_THE_DAYS) or is_approval(one))


def told(found: tuple[Finding, ...], side: Side) -> list[dict[str, Any]]:
    """In the words of this side; where it is mended is no step of a registration any more."""
    explain = explained_to_employer if side is Side.EMPLOYER else explained
    return [{**one, "step": ""} for one in explain(shown_to(side, found))]


def is_approval(finding: Finding) -> bool:
    return finding.rule.id.endswith(APPROVAL)


def last_word(state: PlacementState) -> str:
    """The word for what became of the last change; "" when something else has happened since."""
    last = state.history[-1] if state.history else None
    if last is None:
        return ""
    if last.kind in LAST_WORDS:
        return str(last.kind)
    latest = state.latest
    return "agreed" if latest.number == last.number and latest.kind in (ChangeKind.CONTENT, ChangeKind.TERMS) else ""


def vitas_is_older(state: PlacementState, standing: Status) -> bool:
    """Whether the application was made with terms that have been changed since."""
    applied = state.reached(Status.APPLIED)
    if applied is None or standing in CLOSED:
        return False
    since = {version.kind for version in state.versions if version.at > applied}
    return any(kind is not None and RULES[kind].vitas is not None for kind in since)
