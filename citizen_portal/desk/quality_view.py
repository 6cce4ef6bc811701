"""The quality of a time, in lines that are the same on the page and in the table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask_babel import format_decimal, gettext

from .. import i18n
from ..placement.evaluation import FURTHER, LATER, OUTCOMES
from ..placement.fields import BY_NAME
from ..records import quality, slowest
from ..records.periods import Period
from ..records.quality import CHECKS, DIMENSIONS, STEPS, WHENS
from ..records.small_groups import LEAST, Counts, Share, Table, hidden, rounded, share, small, summed
from ..trades.library import trades
from .words import desk

# What came of it, in blocks whose sums are known: each hides its small ones by itself.
BLOCKS = {
    "end": (FURTHER, tuple(one for one in OUTCOMES if one not in FURTHER)),
    "later": (FURTHER, tuple(one for one in LATER if one not in FURTHER)),
}


@dataclass(frozen=True)
class Line:
    """One number with its words. `percent` is None where it is hidden or there is none; `said` is how it is said."""

    label: str
    percent: float | None
    said: str
    counted: str = ""


@dataclass(frozen=True)
class Part:
    """A table of them, under its title."""

    id: str
    title: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    note: str = ""


@dataclass(frozen=True)
class Times:
    """The quarters whose numbers hang together, and which of them is looked at; `place` None: all of them."""

    quarters: Sequence[Period]
    place: int | None

    @classmethod
    def of(cls, period: Period, today: date) -> Times:
        quarters = period.quarters(today)
        return cls(quarters, quarters.index(period) if period in quarters else None)

    def share(self, pairs: Sequence[Counts]) -> Share:
        """How many passed, of pairs of those who did and who did not, by quarter."""
        if self.place is None:
            return share(sum(one[0] for one in pairs), sum(map(sum, pairs)))
        withheld = str(self.place) in hidden([{str(at): pair for at, pair in enumerate(pairs)}])
        return share(pairs[self.place][0], sum(pairs[self.place]), withheld=withheld and len(pairs) > 1)

    def table(self, tables: Sequence[Table]) -> tuple[Table, frozenset[str]]:
        """The numbers of the time that is looked at, and which groups are hidden in it."""
        whole = summed(tables)
        out = hidden([whole])
        if self.place is None:
            return whole, out
        return tables[self.place], hidden(tables, out) if len(tables) > 1 else out


def count(times: Times, checked: Sequence[Mapping[str, Any]]) -> int | None:
    """How many placements there were; None where they are too few, or would tell of another quarter."""
    each = [sum(one.count for one in quarter.values()) for quarter in checked]
    found = times.share([(one, 0) for one in each])
    return found.part if found.whole else found.whole


def parts(period: Period, today: date) -> tuple[int | None, list[Part]]:
    """How many placements there were, and all that is said of them; nothing more where they are too few."""
    times = Times.of(period, today)
    if not times.quarters:
        return 0, []
    checked = quality.checks(times.quarters)
    there = count(times, checked)
    if not there:
        return there, []
    found = [_checks(times, checked), _stated(times, checked), _days(period.first, period.counted_until(today))]
    found += [_outcomes(times, when) for when in WHENS]
    return there, found + [part for dimension in DIMENSIONS for part in _further(times, dimension)]


def _checks(times: Times, checked: Sequence[Mapping[str, Any]]) -> Part:
    lines = []
    for name in CHECKS:
        passed = [sum(one.passed[name] for one in quarter.values()) for quarter in checked]
        counts = [sum(one.count for one in quarter.values()) for quarter in checked]
        lines.append(_line(desk(f"quality.check_{name}"), times.share(_with_rest(passed, counts))))
    return Part("checks", desk("quality.checks"), ("question", "share", "count"), (*lines, _goals(times, checked)))


def _goals(times: Times, checked: Sequence[Mapping[str, Any]]) -> Line:
    """Of all goals somebody said something of, those that were reached; hidden where few placements are behind them."""
    told = [[sum(one.goals[at] for one in quarter.values()) for at in range(3)] for quarter in checked]
    few = any(small(placements) for placements, _goals, _reached in told)
    if few:
        return _line(desk("quality.goals"), Share(None, None))
    return _line(desk("quality.goals"), times.share([(reached, goals - reached) for _, goals, reached in told]))


def _stated(times: Times, checked: Sequence[Mapping[str, Any]]) -> Part:
    """Whether the purpose is stated, by which of the three it is."""
    tables = [
        {name: (one.passed["purpose"], one.count - one.passed["purpose"]) for name, one in quarter.items()}
        for quarter in checked
    ]
    table, out = times.table(tables)
    lines = tuple(
        _line(_name("purpose", group), share(counts[0], sum(counts), withheld=group in out))
        for group, counts in table.items()
    )
    return Part("stated", desk("quality.stated"), ("purpose", "share", "count"), lines)


def _days(first: date, last: date) -> Part:
    lines = []
    for step in STEPS:
        found = slowest.days(quality.days(first, last, step))
        median, slow = (desk("quality.days_of", days=day) if day is not None else desk("quality.hidden")
                        for day in (found.median, found.slowest))  # fmt: skip
        lines.append(Line(desk(f"quality.step_{step}"), None, median, slow))
    return Part("days", desk("quality.days"), ("step", "median", "slowest"), tuple(lines), desk("quality.days_note"))


def _outcomes(times: Times, when: str) -> Part:
    """Shares of all who said something. What is hidden is hidden within its block, whose sum can be known; where the
    sum of a block is small, nothing is told."""
    said = quality.outcomes(times.quarters, when)
    sums, out = times.table([_block_sums(when, quarter) for quarter in said])
    whole = sum(counts[0] for counts in sums.values())
    if out or whole < LEAST:
        return Part(when, desk(f"quality.{when}"), ("outcome", "share"), (), desk("quality.too_few_told"))
    lines = tuple(line for block in BLOCKS[when] for line in _block(times, said, when, block, whole))
    note = desk("quality.told_note", whole=rounded(whole))
    return Part(when, desk(f"quality.{when}"), ("outcome", "share"), lines, note)


def _block_sums(when: str, said: Mapping[str, int]) -> Table:
    return {str(at): (sum(said.get(one, 0) for one in block),) for at, block in enumerate(BLOCKS[when])}


def _block(
    times: Times, said: Sequence[Mapping[str, int]], when: str, block: Sequence[str], whole: int
) -> Iterator[Line]:
    table, out = times.table([{one: (quarter.get(one, 0),) for one in block} for quarter in said])
    for one in block:
        found = Share(None, None) if one in out else Share(table[one][0], whole)
        yield replace(_about(_outcome_words(when, one), found), counted="")


def _further(times: Times, dimension: str) -> list[Part]:
    """Who got further, by group, at the end and later."""
    found = quality.further(times.quarters, dimension)
    return [_further_part(times, dimension, when, found[when]) for when in WHENS]


def _further_part(times: Times, dimension: str, when: str, tables: Sequence[Table]) -> Part:
    table, out = times.table(tables)
    lines = tuple(
        _about(_name(dimension, group), share(counts[0], sum(counts), withheld=group in out))
        for group, counts in sorted(table.items(), key=lambda one: (-sum(one[1]), one[0])) if sum(counts)
    )  # fmt: skip
    title = desk(f"quality.further_{when}", of=desk(f"quality.by_{dimension}"))
    return Part(f"{dimension}-{when}", title, (dimension, "share", "about"), lines)


def _with_rest(passed: Sequence[int], counts: Sequence[int]) -> list[Counts]:
    return [(part, whole - part) for part, whole in zip(passed, counts, strict=True)]


def _line(label: str, found: Share) -> Line:
    """A share in words: exact, or only on which side of a bound it lies."""
    if found.percent is not None:
        counted = desk("quality.of", part=found.part, whole=found.whole)
        return Line(label, found.percent, percent(found.percent), counted)
    return Line(label, None, desk("quality.none") if found.whole == 0 else _between(found))


def _between(found: Share) -> str:
    """What is said of a share that is hidden."""
    return desk("quality.between", low=found.band[0], high=found.band[1]) if found.band else desk("quality.hidden")


def _about(label: str, found: Share) -> Line:
    """A share in whole percent, and about how many are behind it."""
    if found.percent is None or found.whole is None:
        return Line(label, None, _between(found))
    of, whole = float(round(found.percent)), rounded(found.whole)
    return Line(label, of, f"{of:.0f} %", desk("quality.about_whole", whole=whole))


def percent(value: float) -> str:
    return f"{format_decimal(round(value, 1))} %"


def _outcome_words(when: str, outcome: str) -> str:
    room = "after.outcome" if when == "end" else "later.three_months_later"
    return str(gettext(f"{room}.{outcome}"))


def _name(dimension: str, group: str) -> str:
    """A group in words; what is not known any more keeps its id."""
    if dimension in ("purpose", "kind") and group in BY_NAME[dimension].choices:
        return desk(f"{dimension}.{group}")
    if dimension == "language" and group in i18n.LANGUAGES:
        return i18n.LANGUAGES[group].name
    if dimension == "trade" and group in trades().by_id:
        return trades().by_id[group].title(i18n.DANISH.code)
    return group or desk("quality.not_given")
