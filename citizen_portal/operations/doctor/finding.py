"""What a look at one part of the site finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from ... import clock
from ...config import Settings


class Grade(StrEnum):
    """As good as it should be; somebody should look at it soon; it does not work."""

    OK = "ok"
    LOOK = "look"
    WRONG = "wrong"


@dataclass(frozen=True)
class Finding:
    """One sentence about one part, and what to do, which is empty where there is nothing to do."""

    about: str
    grade: Grade
    says: str
    do: str = ""


@dataclass(frozen=True)
class Site:
    """What is looked at: the environment it is told, and the settings as far as they make sense."""

    environ: Mapping[str, str]
    settings: Settings
    faults: tuple[str, ...] = ()

    def makes_sense(self, name: str) -> bool:
        """Whether nothing is wrong with the setting of this name, so that what it leads to can be looked at."""
        return not any(fault.startswith(f"{name} ") for fault in self.faults)


Check = Callable[[Site], Iterable[Finding]]


def ok(about: str, says: str) -> Finding:
    return Finding(about, Grade.OK, says)


def look(about: str, says: str, do: str) -> Finding:
    return Finding(about, Grade.LOOK, says, do)


def wrong(about: str, says: str, do: str) -> Finding:
    return Finding(about, Grade.WRONG, says, do)


def lines(one: Finding) -> str:
    """What is so, and below it what to do."""
    said = f"{one.grade:<6} {one.about}: {one.says}"
    return f"{said}\n{'':<6} {one.do}" if one.do else said


# A certificate that ends so soon is renewed now, and a clock this far from another one is set.
SOON = timedelta(days=30)
FAR, TOO_FAR = timedelta(seconds=30), timedelta(minutes=5)


def certificate(about: str, ends: datetime) -> Finding:
    left, day = ends - clock.now(), f"{ends:%Y-%m-%d}"
    if left < timedelta():
        return wrong(about, f"Its certificate ended on {day}.", "Renew it.")
    if left < SOON:
        said = f"Its certificate ends in {left.days} days, on {day}."
        return look(about, said, "Renew it, or see that it renews itself.")
    return ok(about, f"Its certificate holds until {day}.")


def clocks(about: str, theirs: datetime) -> Finding:
    """The clock of this machine beside another one."""
    ahead = clock.now() - theirs.astimezone(UTC)
    way = "ahead" if ahead > timedelta() else "behind"
    said = f"The clock of this machine is {abs(ahead).total_seconds():.0f} seconds {way}."
    if abs(ahead) > TOO_FAR:
        return wrong(about, said, "Let a time service set it: what is signed here is not believed elsewhere.")
    return look(about, said, "Let a time service set it.") if abs(ahead) > FAR else ok(about, "Both clocks agree.")
