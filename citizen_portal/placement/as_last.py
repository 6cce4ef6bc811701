"""What a workplace has told before, as it can be told again of another placement there. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..typed.digits import only_digits
from .field import Field
from .fields import BY_NAME, TABLE
from .folded import folded
from .state import PlacementState

# All it says of itself, and how it takes care of somebody. The days and the chance of a job are each placement's own.
SAID_AGAIN = (
    *(field for field in TABLE if field.workplace_fact),
    *(BY_NAME[name] for name in ("cvr", "street", "support", "decided_when", "end_talk_about")),
)


def same_workplace(one: PlacementState, other: PlacementState) -> bool:
    """By the company's number, or its name where one lacks it, and the postcode: a chain has many workplaces."""
    mine, theirs = told(one), told(other)
    numbers = [only_digits(boxes.get("cvr", "")) for boxes in (mine, theirs)]
    same = numbers[0] == numbers[1] if all(numbers) else folded(mine["company_name"]) == folded(theirs["company_name"])
    return same and folded(mine["postcode"]) == folded(theirs["postcode"])


def told(state: PlacementState) -> dict[str, str]:
    """Everything that is known of a placement, by box; what the workplace left out does not hide what is known."""
    said = {name: value for name, value in state.employer.items() if value.strip()}
    return {**state.fields, **state.terms, **said}


def filled_in(state: PlacementState, before: PlacementState, asked: Iterable[Field]) -> dict[str, str]:
    """The boxes of the fields that are asked and not told yet, as they were told before."""
    now, then = told(state), told(before)
    open_ones = [field for field in asked if field in SAID_AGAIN and not _any(field, now)]
    return {box: then[box] for field in open_ones for box in field.boxes if then.get(box, "").strip()}


def _any(field: Field, boxes: Mapping[str, str]) -> bool:
    return any(boxes.get(box, "").strip() for box in field.boxes)
