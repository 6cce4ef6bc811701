"""What citizen and employer agree on: the terms of a placement, as typed, and how two versions differ. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from .proposal import LEARNING, TypedFields, read_date, read_number
from .workdays import is_working_day

PARTS = ("day", "month", "year")

# What is proposed by the citizen at the start, and what the employer adds. Both may change all of it.
PROPOSED = (
    *(f"{name}-{part}" for name in ("starts_on", "ends_on") for part in PARTS),
    "weekly_hours", "tasks", "purpose", "purpose_text", *LEARNING, "afterwards",
)  # fmt: skip
ADDED = (
    "workplace_contact", "support", "job_realistic", "decided_when",
    *(f"{name}-{part}" for name in ("midway_on", "end_talk_on") for part in PARTS), "end_talk_about",
)  # fmt: skip
TERMS = (*PROPOSED, *ADDED)

# As the sheet shows them: a date is one line, and so is the list of learning goals.
LINES = (
    "purpose", "purpose_text", "learning", "tasks", "starts_on", "ends_on", "weekly_hours",
    "workplace_contact", "support", "job_realistic", "decided_when", "midway_on", "end_talk_on", "end_talk_about",
    "afterwards",
)  # fmt: skip
DATES = ("starts_on", "ends_on", "midway_on", "end_talk_on")


def proposed(fields: TypedFields) -> dict[str, str]:
    """The terms a registration proposes, with days for the two talks that can be changed like everything else."""
    terms = {name: fields.get(name, "") for name in PROPOSED}
    starts_on, ends_on = read_date(fields, "starts_on"), read_date(fields, "ends_on")
    return {
        **terms,
        **typed_date("midway_on", middle(starts_on, ends_on)),
        **typed_date("end_talk_on", last_working_day(starts_on, ends_on)),
    }


def middle(starts_on: date, ends_on: date) -> date:
    """The day to look at how it goes: halfway, or the last working day before when that is none."""
    return last_working_day(starts_on, starts_on + (ends_on - starts_on) // 2)


def last_working_day(earliest: date, latest: date) -> date:
    """The last working day of a time; its last day when it has none."""
    day = latest
    while day >= earliest and not is_working_day(day):
        day -= timedelta(days=1)
    return day if day >= earliest else latest


def typed_date(name: str, day: date) -> dict[str, str]:
    """A date as somebody would type it into its three boxes."""
    return dict(zip((f"{name}-{part}" for part in PARTS), (str(day.day), str(day.month), str(day.year)), strict=True))


def names_of(line: str) -> tuple[str, ...]:
    """The fields behind a line of the sheet."""
    if line == "learning":
        return LEARNING
    return tuple(f"{line}-{part}" for part in PARTS) if line in DATES else (line,)


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[str, ...]:
    """The lines of the sheet on which two versions do not say the same."""
    return tuple(line for line in LINES if _meant(line, one) != _meant(line, other))


def _meant(line: str, terms: Mapping[str, str]) -> object:
    """What is meant, whatever the spelling: 07 is 7, 22.5 is 22,5, and white space is nothing."""
    typed = tuple(" ".join(terms.get(name, "").split()) for name in names_of(line))
    try:
        if line in DATES:
            return read_date(terms, line)
        return read_number(typed[0]) if line == "weekly_hours" else typed
    except ValueError:
        return typed
