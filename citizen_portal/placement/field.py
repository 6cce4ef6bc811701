"""What a field of a placement is: the facts of one row of the table. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .phrases import MOST
from .status import Side

LONGEST_LINE, LONGEST_TEXT = 200, 4000  # characters
GOALS = 5
PARTS = ("day", "month", "year")


class Kind(StrEnum):
    """What somebody fills in."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    TICK = "tick"  # the box is ticked when its only choice stands in it
    DATE = "date"
    LIST = "list"
    NUMBER = "number"
    TRADE = "trade"


@dataclass(frozen=True)
class Field:
    """One field.

    `step` is where the citizen fills it in, "" when it is asked for later. `may_change` are the sides that may write
    it differently once it was sent; such a field belongs to the agreement unless it is a `workplace_fact`. `sheet`,
    `vitas` are its places in those lists, 0 where it is in none. A `confidential` one is never shown to the employer.
    `own_words` are the sides that are asked for it in words of their own. `phrases` is what the boxes are called in
    which phrases of a list are kept beside what is typed.
    """

    name: str
    step: str = ""
    kind: Kind = Kind.LINE
    choices: tuple[str, ...] = ()
    required: bool = True
    hint: bool = True
    short_label: bool = False
    confidential: bool = False
    may_change: tuple[Side, ...] = ()
    workplace_fact: bool = False
    own_words: tuple[Side, ...] = ()
    phrases: str = ""
    sheet: int = 0
    vitas: int = 0
    has_it: Side = Side.EMPLOYER
    group: str = ""
    # What the box is like.
    type: str = "text"
    inputmode: str = ""
    autocomplete: str = ""
    width: int = 0
    left_to_right: bool = False

    @property
    def boxes(self) -> tuple[str, ...]:
        """The names under which it is posted and kept."""
        return (*self.typed_boxes, *self.phrase_boxes)

    @property
    def phrase_boxes(self) -> tuple[str, ...]:
        """Those of them that hold a phrase of a list."""
        return tuple(f"{self.phrases}-{place}" for place in range(MOST)) if self.phrases else ()

    @property
    def typed_boxes(self) -> tuple[str, ...]:
        """Those of them that somebody types into, or that hold what was chosen."""
        if self.kind is Kind.DATE:
            return tuple(f"{self.name}-{part}" for part in PARTS)
        return tuple(f"{self.name}-{place}" for place in range(GOALS)) if self.kind is Kind.LIST else (self.name,)

    @property
    def first_box(self) -> str:
        """The id of the box somebody is led to who wants to change it."""
        return f"{self.name}-0" if self.kind is Kind.CHOICE else self.typed_boxes[0]

    @property
    def enterkeyhint(self) -> str:
        """What the Enter key of a phone is called: it makes a new line, or leads on."""
        return "enter" if self.kind is Kind.TEXT else "next"

    @property
    def longest(self) -> int:
        """Characters of what is typed."""
        return LONGEST_TEXT if self.kind is Kind.TEXT else LONGEST_LINE

    @property
    def one_line(self) -> bool:
        return self.kind is not Kind.TEXT

    @property
    def agreed(self) -> bool:
        """Whether it is part of what the two agree on."""
        return bool(self.may_change) and not self.workplace_fact

    @property
    def chosen(self) -> bool:
        """Whether what stands in it is one of its `choices`."""
        return self.kind in (Kind.CHOICE, Kind.TICK)

    @property
    def typed_freely(self) -> bool:
        """Whether its words are somebody's own, not ours."""
        return not self.chosen and self.kind not in (Kind.DATE, Kind.TRADE)

    @property
    def proper(self) -> bool:
        """Whether it is a name, an address or a number: what no browser should translate."""
        return self.typed_freely and self.kind not in (Kind.TEXT, Kind.LIST)

    def words_for(self, side: Side) -> str:
        """The part of the catalogue this side's label and hint lie in."""
        return "employer" if side is Side.EMPLOYER and side in self.own_words else "placement"
