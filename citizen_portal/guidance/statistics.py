"""What came of it for others, in figures: reads `content/statistics.csv`. Pure."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from .glossary import ContentError

FILE = "statistics.csv"
COLUMNS = ["place", "group", "percent"]
GROUPS = ("dagpenge", "kontanthjaelp_jobparat", "kontanthjaelp_aktivitetsparat")
# The row that every place is compared with.
COUNTRY = "country"

Lines = list[tuple[int, str]]
Faults = list[tuple[int, str]]


@dataclass(frozen=True)
class Statistics:
    """How many percent were in ordinary work or education `months_after` a placement, by place and group.

    `period` is the first day of the quarter that was counted. The first place is the reader's own.
    """

    period: date
    months_after: int
    source: str
    answered: date
    shares: Mapping[tuple[str, str], Decimal]

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(place for place, _ in self.shares))


def load(folders: Iterable[Path], here: str = "") -> Statistics:
    """Read the last folder's file, whose first place must be `here`. Raises ContentError with all faults at once."""
    file = [folder / FILE for folder in folders if (folder / FILE).exists()][-1]
    faults: Faults = []
    lines = _lines(file, faults)
    notes, shares = _notes(lines, faults), _shares(lines, faults)
    if here and shares and (first := next(iter(shares))[0]) != here:
        faults.append((1, f"the first place is {first}, and must be {here}, as municipality.toml calls it"))
    if faults:
        raise ContentError("\n".join(f"{FILE}: line {line}: {fault}" for line, fault in sorted(faults)))
    return Statistics(**notes, shares=shares)


def _lines(file: Path, faults: Faults) -> Lines:
    """Spreadsheets like to begin a file with a mark of their own, and to forget UTF-8."""
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    found = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    faults += [(number, "is not written in UTF-8") for number, line in found if "\N{REPLACEMENT CHARACTER}" in line]
    return found


def _notes(lines: Lines, faults: Faults) -> dict[str, Any]:
    """What stands above the table as `# key: value`."""
    said = {}
    for number, line in lines:
        key, _, value = (part.strip() for part in line.removeprefix("#").partition(":"))
        if line.startswith("#") and key in NOTES and value:
            said[key] = _read(NOTES[key], key, value, number, faults)
    faults += [(1, f"the file has no {key}") for key in NOTES if key not in said]
    return said


def _shares(lines: Lines, faults: Faults) -> dict[tuple[str, str], Decimal]:
    rows = [(number, next(csv.reader([line]))) for number, line in lines if not line.startswith("#")]
    if not rows or rows[0][1] != COLUMNS:
        faults.append((rows[0][0] if rows else 1, f"the columns must be {', '.join(COLUMNS)}"))
        return {}
    shares: dict[tuple[str, str], Decimal] = {}
    for number, row in rows[1:]:
        faults += [(number, fault) for fault in _row_faults(row, shares)]
        if len(row) == len(COLUMNS):
            shares[row[0], row[1]] = _read(_percent, "percent", row[2], number, faults)
    faults += [(rows[-1][0], f"the table ends without {fault}") for fault in _gaps(shares)]
    return shares


def _row_faults(row: list[str], known: Mapping[tuple[str, str], Decimal]) -> Iterator[str]:
    if len(row) != len(COLUMNS):
        yield f"has {len(row)} columns, not {len(COLUMNS)}"
        return
    if row[1] not in GROUPS:
        yield f"{row[1]} is no group"
    if (row[0], row[1]) in known:
        yield f"{row[0]}, {row[1]} stands twice"


def _gaps(shares: Mapping[tuple[str, str], Decimal]) -> Iterator[str]:
    places = dict.fromkeys([*(place for place, _ in shares), COUNTRY])
    return (f"{place}, {group}" for place in places for group in GROUPS if (place, group) not in shares)


def _read(reader: Callable[[str], Any], what: str, text: str, number: int, faults: Faults) -> Any:
    try:
        return reader(text)
    except (ValueError, InvalidOperation):
        faults.append((number, f"{what} cannot be {text!r}"))


def _percent(text: str) -> Decimal:
    share = Decimal(text)
    if not 0 <= share <= 100:
        raise ValueError(text)
    return share


def _quarter(text: str) -> date:
    year, quarter = text.split("Q")
    return date(int(year), 3 * int(quarter) - 2, 1)


NOTES: Mapping[str, Callable[[str], Any]] = {
    "period": _quarter,
    "months_after": int,
    "source": str,
    "answered": date.fromisoformat,
}
