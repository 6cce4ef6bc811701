"""Groups so small that somebody could be known in them are hidden, with so much more that none is reckoned back. Pure.

A table has groups (its rows) with counts (its columns), and whoever reads it may know the sum of every column. A group
is shown whole or hidden whole. Tables of several times, whose sums are known as well, hide the same groups.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

# From so many on a group is shown. Nobody at all is no group: 0 tells of nobody.
LEAST = 5
# What is hidden together is at least twice that: with less, there may be one way alone that fits this rule.
ENOUGH = 2 * LEAST

Counts = tuple[int, ...]
Table = Mapping[str, Counts]


def small(count: int) -> bool:
    return 0 < count < LEAST


def hidden(times: Sequence[Table], already: Collection[str] = ()) -> frozenset[str]:
    """The groups that are shown at none of these times: the small ones, and the next smallest until those that are
    hidden are together no small group, at any time, in any column. `already` are hidden for another reason."""
    groups = dict.fromkeys(group for table in times for group in table)
    found = {group for group in groups if group in already or any(_is_small(table.get(group, ())) for table in times)}
    left = sorted((group for group in groups if group not in found), key=lambda group: _order(times, group))
    while found and left and not all(_enough(table, found) for table in times):
        found.add(left.pop(0))
    return frozenset(found)


def summed(tables: Sequence[Table]) -> Table:
    """Several times as one."""
    groups = dict.fromkeys(group for table in tables for group in table)
    return {group: _added(table[group] for table in tables if group in table) for group in groups}


def _added(counts: Iterable[Counts]) -> Counts:
    return tuple(map(sum, zip(*counts, strict=True)))


def column_sums(table: Table) -> Counts:
    return _sum(table, table)


def _is_small(counts: Counts) -> bool:
    return any(small(count) for count in counts)


def _order(times: Sequence[Table], group: str) -> tuple[bool, int]:
    """The smallest first; one nobody is in hides nothing, and comes last."""
    size = sum(sum(table.get(group, ())) for table in times)
    return size == 0, size


def _enough(table: Table, found: Collection[str]) -> bool:
    """Whether what is hidden of a table could be shared out among its groups in another way, in every column."""
    sums = zip(_sum(table, found), column_sums(table), strict=True)
    return len(found) > 1 and all(part >= ENOUGH for part, whole in sums if whole)


def _sum(table: Table, groups: Collection[str]) -> Counts:
    columns = zip(*table.values(), strict=True) if table else ()
    of = [group in groups for group in table]
    return tuple(sum(count for count, there in zip(column, of, strict=True) if there) for column in columns)


# Percent. A share that is hidden is still told as between two of these steps, as long as the smallest group that could
# be in it lies well inside: so many have to be behind it.
BANDS = ((10, 10 * LEAST), (25, 4 * LEAST), (50, 2 * LEAST))


@dataclass(frozen=True)
class Share:
    """How many of how many. `part` is None where it is hidden: then `band` says between which percents it lies, unless
    they are too few for that, too. `whole` is None where it is small itself."""

    part: int | None
    whole: int | None
    band: tuple[int, int] | None = None

    @property
    def percent(self) -> float | None:
        return 100 * self.part / self.whole if self.part is not None and self.whole else None


def share(part: int, whole: int, *, withheld: bool = False) -> Share:
    """As it may be shown. `withheld`: it is hidden for the sake of another one."""
    if whole < LEAST:
        return Share(None, None if whole else 0)
    if withheld or small(part) or small(whole - part):
        return Share(None, whole, band(part, whole))
    return Share(part, whole)


def band(part: int, whole: int) -> tuple[int, int] | None:
    """Between which percents a share lies; None where that would tell too much."""
    step = next((step for step, least in BANDS if whole >= least), 0)
    if not step:
        return None
    low = min(100 * part // whole // step * step, 100 - step)
    return low, low + step


def rounded(count: int) -> int:
    """To fives, so that nobody is found between two tables that do not count quite the same."""
    return LEAST * round(count / LEAST)
