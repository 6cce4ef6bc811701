"""What became of our letters about a placement: whom they do not reach, and when somebody was written to last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from .. import clock
from ..placement.state import Event, PlacementState
from ..placement.status import PARTIES, Side
from ..storage import outbox
from ..storage.outbox import Entry
from ..storage.outcomes import Outcome
from .queue_columns import new_address
from .repository import PlacementRecord

# The key of a reminder somebody asked for.
ASKED = "asked"
# The kinds of what is written, and what stands in front of the key an SMS has beside the letter.
LETTER, SMS = "letter", "sms"
SMS_PREFIX = "sms:"


def key_of_letter(record: PlacementRecord, number: int, side: Side) -> str:
    """The key of the letter a side gets because of the event of this number."""
    return f"letter:{record.id}:{number}:{side}"


def key_of_asked(record: PlacementRecord, at: datetime) -> str:
    """The key of the reminder the citizen asked for at a moment. It is told to the thousandth of a second."""
    return f"{ASKED}:{record.id}:{Side.EMPLOYER}:{int(at.timestamp() * 1000)}"


@dataclass(frozen=True)
class Arrival:
    """`unmailed` are the sides to whom a letter did not arrive, at the address each of them has now.

    `untexted` are those of whom the same is true of an SMS. `unheard` says that the employer has done nothing since
    such a letter or SMS, `written_at` when one arrived there last, `asked_at` when a reminder was asked for last,
    `lost` has the keys of all that did not arrive, wherever it went.
    """

    unmailed: frozenset[Side]
    untexted: frozenset[Side]
    unheard: bool
    written_at: datetime | None
    asked_at: datetime | None
    lost: frozenset[str]

    @property
    def unreached(self) -> frozenset[Side]:
        return self.unmailed | self.untexted


def arrival(record: PlacementRecord) -> Arrival:
    """How it stands with the letters and SMS about a placement now."""
    written = outbox.entries(record.about)
    letters = [one for one in written if one.kind in (LETTER, SMS)]
    to = {side: [one for one in letters if _to(one, side) and _since_address(record.state, side, one)]
          for side in PARTIES}  # fmt: skip
    lost = {side: [one for one in to[side] if one.lost] for side in PARTIES}
    arrived = [one.at for one in to[Side.EMPLOYER] if one.delivered]
    return Arrival(
        unmailed=_sides(lost, LETTER),
        untexted=_sides(lost, SMS),
        unheard=bool(lost[Side.EMPLOYER]) and not _acted_since(record.state, lost[Side.EMPLOYER][-1]),
        written_at=arrived[-1] if arrived else None,
        asked_at=max((_asked(one) for one in letters if _parts(one)[0] == ASKED), default=None),
        lost=frozenset(one.key for one in written if one.lost),
    )


def _sides(lost: Mapping[Side, list[Entry]], kind: str) -> frozenset[Side]:
    return frozenset(side for side, entries in lost.items() if any(one.kind == kind for one in entries))


def _parts(one: Entry) -> list[str]:
    """What a key says, whichever way it went."""
    return one.key.removeprefix(SMS_PREFIX).split(":")


def unreached(record: PlacementRecord) -> frozenset[Side]:
    return arrival(record).unreached


def leaves_unheard(record: PlacementRecord, key: str) -> bool:
    """Whether the letter to the employer with this key, which is just lost, is one they have done nothing since."""
    one = Entry(key, "letter", Outcome.REFUSED, "", clock.now())
    return _since_address(record.state, Side.EMPLOYER, one) and not _acted_since(record.state, one)


def employer_acted_last(state: PlacementState) -> int:
    """The number of the last thing the employer did; 0 for nothing yet."""
    return max((event.number for event in state.history if event.by == Side.EMPLOYER), default=0)


def _to(one: Entry, side: Side) -> bool:
    return side in _parts(one)


def _asked(one: Entry) -> datetime:
    return datetime.fromtimestamp(int(_parts(one)[-1]) / 1000, UTC)


def _since_address(state: PlacementState, side: Side, one: Entry) -> bool:
    """Whether a letter was written to the address a side has now."""
    renewed = [event for event in state.history if side in new_address(event)]
    return not renewed or _after(one, lambda number: number >= renewed[-1].number, lambda at: at > renewed[-1].at)


def _acted_since(state: PlacementState, one: Entry) -> bool:
    """Whether the employer has done something since a letter, or it was written because they had."""
    mine: list[Event] = [event for event in state.history if event.by == Side.EMPLOYER]
    return bool(mine) and not _after(one, lambda number: number > mine[-1].number, lambda at: at > mine[-1].at)


def _after(one: Entry, number: Callable[[int], bool], at: Callable[[datetime], bool]) -> bool:
    """A letter that came of an event is placed by its number, any other one by when it ended."""
    told = _parts(one)[2]
    if told.isdigit():
        return number(int(told))
    return one.at is not None and at(one.at)
