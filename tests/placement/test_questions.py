"""What was asked and answered, as far as each of the two is told."""

from __future__ import annotations

from citizen_portal.placement.questions import exchanged, told_to
from citizen_portal.placement.status import EventKind, Side

from ..desk_stories import QUESTIONS
from ..placements import APPLIED, new, replayed

STATE = replayed(
    *APPLIED, *QUESTIONS, new(Side.CITIZEN, EventKind.REPLIED), new(Side.JOBCENTER, EventKind.HEARD), *QUESTIONS[:1]
)  # fmt: skip


def test_each_side_has_its_own_exchange_the_newest_first() -> None:
    citizen, employer = (exchanged(STATE.history, side) for side in (Side.CITIZEN, Side.EMPLOYER))
    assert [one.answer for one in citizen] == [None, "Mandag til torsdag."]
    assert [one.answer for one in employer] == [None]


def test_neither_is_told_what_the_other_one_is_asked_or_what_the_desk_does() -> None:
    talk = (EventKind.ASKED, EventKind.REPLIED, EventKind.HEARD, EventKind.ASSIGNED)
    told = {side: [event.kind for event in STATE.history if event.kind in talk and told_to(event, side)]
            for side in (Side.CITIZEN, Side.EMPLOYER)}  # fmt: skip
    assert told == {Side.CITIZEN: ["asked", "replied", "asked"], Side.EMPLOYER: ["asked"]}
