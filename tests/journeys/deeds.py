"""Everything that can be done to a placement: by whom, under which address or command, and what is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from citizen_portal import clock
from citizen_portal.notifications import plan
from citizen_portal.operations.placement_commands import DECISIONS
from citizen_portal.placement import changes, history
from citizen_portal.placement.oneself import decided
from citizen_portal.placement.start_guard import as_it_lapsed
from citizen_portal.placement.state import Event, PlacementState
from citizen_portal.placement.status import MOVES, PROPOSABLE, EventKind, Side

from ..desk_stories import STORIES
from ..placements import EARLY, content_of, replayed

COMMENT = {"comment": "Vi lærte meget af hinanden", "goal-0-note": "Hver morgen i to uger"}
OUTCOME = {"outcome": "clarity", "purpose_reached": "partly", "again": "maybe", "goal-0-result": "alone"}
ANSWER = {"decided_when": "Ved samtalen til sidst", "workplace_contact": "Pia Holm", "weekly_hours": "22"}
LAST_DAY = {"last_day-day": str(EARLY.day), "last_day-month": str(EARLY.month), "last_day-year": str(EARLY.year)}


@dataclass(frozen=True, eq=False)
class Deed:
    """A button or a command. `chosen` is sent beside what is typed; `box` tells its form from others on `page`.

    `below` is the address, where the route has more in it than the token. `kind` is what it lets happen; what lets
    nothing happen can be done wherever a placement stands, or as `when` says.
    """

    side: Side
    name: str
    route: str
    kind: EventKind | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    chosen: Mapping[str, str] = field(default_factory=dict)
    box: str = ""
    page: str | None = None
    below: str = ""
    adds: bool = False
    when: Callable[[PlacementState, date], bool] | None = None

    def __str__(self) -> str:
        return f"{self.side} {self.name}"

    @property
    def command(self) -> str:
        return self.route.partition("flask placement ")[2]

    def words(self, others: bool) -> dict[str, str]:
        """What is typed; whoever comes between types something else where it is more than one word."""
        return {name: f"{words} igen" if others and " " in words else words for name, words in self.typed.items()}

    @property
    def ending(self) -> str:
        """Where it is sent, below the page of the placement."""
        return self.below or self.route.partition("<token>")[2]

    def may_happen(self, state: PlacementState, story: str) -> bool:
        day = STORIES[story].day(state) or clock.today()
        state = as_it_lapsed(state, day)
        if self.when is not None and not self.when(state, day):
            return False
        if self.kind is None:
            return True
        content: Mapping[str, Any] = self.chosen if self.kind is EventKind.MOVED else content_of(self.side, self.kind)
        if self.adds:
            content = {**content, "added": True}
        event = Event(state.number + 1, clock.now(), self.side, self.kind, content)
        return history.may_happen(state, event, day)


def of_citizen(name: str, ending: str, kind: EventKind | None = None, **more: Any) -> Deed:
    return Deed(Side.CITIZEN, name, f"/<reading:lang>/status/<token>{ending}", kind, **more)


def of_employer(name: str, ending: str, kind: EventKind | None = None, **more: Any) -> Deed:
    return Deed(Side.EMPLOYER, name, f"/<lang:lang>/arbejdsgiver/<token>{ending}", kind, **more)


def of_jobcenter(name: str, command: str, kind: EventKind | None = None, **more: Any) -> Deed:
    return Deed(Side.JOBCENTER, name, f"flask placement {command}", kind, **more)


def of_both(ending: str, form: str) -> Iterator[Deed]:
    """What each side can do about a change, once it has been applied for."""
    for side, of_side in ((Side.CITIZEN, of_citizen), (Side.EMPLOYER, of_employer)):

        def asked(state: PlacementState, _day: date, side: Side = side) -> bool:
            return changes.may_be_agreed(state, side)

        yield of_side(
            "want a change",
            form,
            EventKind.CHANGED,
            typed={"tasks": "Dække borde og rydde af"},
            box="tasks",
            below="/aendring/indhold",
            when=lambda state, _day: state.status in PROPOSABLE,
        )
        yield of_side("agree to a change", ending, EventKind.AGREED, chosen={"do": "agree"}, when=asked)
        yield of_side("drop a change", ending, EventKind.CHANGE_DROPPED, chosen={"do": "drop"})


DEEDS = [
    of_citizen("delete", "/stop", chosen={"do": "delete"}, when=lambda state, _day: not decided(state)),
    of_citizen("ask for deletion", "/stop", EventKind.DELETION_ASKED, chosen={"do": "ask-deletion"}),
    of_citizen("correct", "/oplysninger/ret", EventKind.CORRECTED, typed={"name": "Mette Holm"}, box="name"),
    of_citizen("withdraw", "/stop", EventKind.WITHDRAWN, chosen={"do": "withdraw"}),
    of_citizen("change", "/ret", EventKind.CHANGED, typed={"tasks": "Bage boller og brød"}, box="tasks",
               when=lambda state, _day: state.changeable),
    of_citizen("agree", "/aftale", EventKind.AGREED, when=lambda state, _day: state.awaits(Side.CITIZEN)),
    *of_both("/aendring", "/aendring/<what>"),
    of_citizen("relink", "/link", EventKind.LINK_RENEWED, typed={"contact_email": "ny@example.com"},
               box="contact_email"),
    of_citizen("evaluate", "/bagefter", EventKind.EVALUATED, typed=COMMENT, chosen=OUTCOME, box="comment"),
    *(of_citizen(kind, "/slut", kind, chosen={"do": kind, "end_reason": "job"} | LAST_DAY)
      for kind in (EventKind.ENDED_EARLY, EventKind.DID_NOT_START)),
    of_citizen("address", "/adresse", EventKind.CONTACT_CHANGED, typed={"email": "ny@example.org"}, box="email"),
    of_citizen("remind", "/mind", page="", when=lambda state, day: bool(plan.asked_for(state, day))),
    of_citizen("follow up", "/nu", EventKind.FOLLOWED_UP, chosen={"three_months_later": "education"}),
    of_citizen("reply", "/svar", EventKind.REPLIED, typed={"reply": "Mandag til torsdag"}, box="reply",
               when=lambda state, _day: state.asked_of(Side.CITIZEN) is not None),
    of_citizen("quiet", "/paamindelser"),
    of_citizen("old links", "/gamle-links"),
    of_employer("yes", "", EventKind.ANSWERED, typed=ANSWER,
                chosen={"answer": "yes", "job_realistic": "hours"}, box="tasks", page="/ret"),
    of_employer("no", "", EventKind.DECLINED, typed={"reason": "Vi flytter til august"}, chosen={"answer": "no"},
                box="reason", page="/nej"),
    of_employer("add", "/mere/<step>", EventKind.ANSWERED, typed={"support": "Pia følger op"}, box="support",
                below="/mere/hjaelp", adds=True),
    of_employer("agree", "/enig", EventKind.AGREED, page="", when=lambda state, _day: state.awaits(Side.EMPLOYER)),
    of_employer("contact", "/kontakt", EventKind.CONTACT_CHANGED, typed={"daily_contact_name": "Ida Falk"},
                box="daily_contact_name"),
    of_employer("applied", "/soegt", EventKind.MOVED, chosen={"status": "applied"}, page="/vitas"),
    of_employer("evaluate", "/bagefter", EventKind.EVALUATED, typed=COMMENT, chosen=OUTCOME, box="comment"),
    *(of_employer(kind, "/slut", kind, chosen={"do": kind, "end_reason": "workplace_stopped"} | LAST_DAY)
      for kind in (EventKind.ENDED_EARLY, EventKind.DID_NOT_START)),
    of_employer("reply", "/svar", EventKind.REPLIED, typed={"reply": "Fra otte til tre"}, box="reply",
                when=lambda state, _day: state.asked_of(Side.EMPLOYER) is not None),
    of_employer("quiet", "/paamindelser"),
    *(of_jobcenter(to, "move", EventKind.MOVED, chosen={"status": to}) for to in MOVES[Side.JOBCENTER]),
    *(of_jobcenter(f"decides {word}", "decide", kind, chosen={"status": word}) for word, kind in DECISIONS.items()),
    of_jobcenter("rebuild", "rebuild"),
]  # fmt: skip
STATES = {name: replayed(*story.happened) for name, story in STORIES.items() if not story.at_last}


def stories(one: Deed, other: Deed) -> list[str]:
    """The first story after which both may be done; for two people, on whom more depends, the last one, too."""
    both = [name for name, state in STATES.items() if one.may_happen(state, name) and other.may_happen(state, name)]
    return both[:1] if one.side is other.side or len(both) < 2 else [both[0], both[-1]]


# By the one who is slow, whoever can come between, and where the placement then stands.
PAIRS = {slow: [(fast, story) for fast in DEEDS for story in stories(slow, fast)] for slow in DEEDS}
