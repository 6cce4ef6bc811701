"""How long what is kept: one table. The figures that people are told stand in `rules.toml`, under `opbevaring`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .. import clock
from ..guidance import law
from .prepared import PREPARED_LIFE
from .staff import WHOLE

DAYS = {"weeks": 7, "months": 30, "years": 365}


@dataclass(frozen=True)
class Rule:
    """`figure` is the rule of `rules.toml` that says how long, or `life` says so itself. Without both it goes with
    what it belongs to: `with_its`. `told` are the ones a citizen is told about."""

    name: str
    figure: str = ""
    life: timedelta | None = None
    with_its: str = ""
    told: bool = False

    @property
    def lasts(self) -> timedelta | None:
        """How long; None for what has no time of its own."""
        if not self.figure:
            return self.life
        figure = law.rules_of(clock.today())[self.figure].figure()
        return timedelta(days=int(figure.value) * DAYS[figure.unit])

    @property
    def ends_before(self) -> datetime:
        """What is older than this moment goes. Only for what has a time of its own."""
        return clock.now() - (self.lasts or timedelta())


RULES = (
    Rule("drafts", life=timedelta(days=30)),
    Rule("prepared", life=PREPARED_LIFE),
    Rule("placements", "opbevaring.plads", told=True),
    Rule("devices", with_its="placements"),
    Rule("short_links", with_its="placements"),
    Rule("search_prints", with_its="placements"),
    Rule("notes", with_its="placements"),
    Rule("signed_in", with_its="placements"),
    # A print and a number: without it a link that was switched off would open again.
    Rule("employer_rooms", with_its="the municipality"),
    # What the public register says of a company.
    Rule("company_industries", with_its="the register"),
    Rule("staff_wishes", with_its="staff"),
    Rule("letters", "opbevaring.breve", told=True),
    Rule("sent_files", "opbevaring.breve"),
    # In memory for ten minutes: see pdf/kept.py.
    Rule("papers", with_its="placements"),
    Rule("audit", "opbevaring.log", told=True),
    Rule("sessions", life=WHOLE),
    Rule("staff", "opbevaring.log"),
    # Nothing in them leads to anybody.
    Rule("facts", with_its="the municipality"),
    # Prints of ids alone; without them a backup would bring people back.
    Rule("tombstones", with_its="the backups"),
)
BY_NAME = {rule.name: rule for rule in RULES}


def placement_goes_on(last_day: date, changed_at: datetime) -> date:
    """The day from which a placement may be deleted: so long after its last day, or after what last happened to it."""
    return max(last_day, clock.day_of(changed_at)) + (BY_NAME["placements"].lasts or timedelta())
