"""What the rules say of a placement as it stands now, the employer's numbers included."""

from __future__ import annotations

from .. import clock
from ..placement import changes, checks
from ..placement.change_kinds import ChangeKind
from ..placement.finding import Finding
from ..placement.proposal import Proposal, read_number
from ..placement.ratio import check_ratio
from ..placement.state import PlacementState
from ..rules import Rules


def of(state: PlacementState, rules: Rules) -> tuple[Finding, ...]:
    """All of it. Some speak of the benefit: see documents/findings.py for what the employer is told."""
    return (*ratio(state, rules), *of_terms(state, rules))


def stops(state: PlacementState, rules: Rules) -> tuple[Finding, ...]:
    """What keeps the two from agreeing: of the terms, and of the numbers of the workplace."""
    full = tuple(finding for finding in ratio(state, rules) if finding.stops)
    return (*full, *stops_of_terms(state, rules))


def stops_of_terms(state: PlacementState, rules: Rules) -> tuple[Finding, ...]:
    return checks.stops(_proposal(state), rules, clock.today())


def of_terms(state: PlacementState, rules: Rules) -> tuple[Finding, ...]:
    """What they say of the person and the terms, worst first."""
    return checks.check(_proposal(state), rules, clock.today())


def of_change(state: PlacementState, rules: Rules) -> tuple[Finding, ...]:
    """What they say of the change that is open and do not say already of what is agreed, worst first.

    What is done and learned is nothing a rule says anything of.
    """
    change = state.open_change
    if change is None or change.kind is not ChangeKind.TERMS:
        return ()
    before = of(state, rules)
    return tuple(finding for finding in of(changes.as_asked_for(state), rules) if finding not in before)


def ratio(state: PlacementState, rules: Rules) -> tuple[Finding, ...]:
    """Whether there is room for one more person, once the employer has said how many there are."""
    try:
        ordinary = read_number(state.employer["ordinary_employees"], below=100_000)
        placed = read_number(state.employer["placed_now"] or "0")
    except (KeyError, ValueError):
        return ()
    full_time = rules.number("praktik.max_hours_week")
    return (check_ratio(ordinary, placed, read_number(state.terms["weekly_hours"]), full_time, rules),)


def _proposal(state: PlacementState) -> Proposal:
    return Proposal.from_fields({**state.fields, **state.terms})
