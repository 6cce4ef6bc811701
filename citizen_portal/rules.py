"""The law as data: what each rule says, for whom, since when, by which source. Pure.

Loads `content/rules.toml`. Nothing else in the programme holds a number of the law.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

# What is expected is agreed, and not adopted: nobody knows yet whether it becomes law as it stands.
Confidence = Literal["certain", "likely", "check", "expected"]
CONFIDENCES = ("certain", "likely", "check", "expected")
FOUNDED = ("certain", "likely")
UNITS = (
    "weeks", "months", "years", "age", "day", "hours", "km", "percent", "persons",
    "kr_km", "kr_hour", "kr_month", "bool", "choice", "date",
)  # fmt: skip
DAY = re.compile(r"20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
GROUPS = ("dagpenge", "kontanthjaelp", "other", "all")


class RulesError(ValueError):
    """The rules cannot be used. The message lists every fault, not the first only."""


@dataclass(frozen=True)
class Figure:
    """A value with its unit."""

    value: Any
    unit: str


@dataclass(frozen=True)
class Rule:
    """One rule of the law or of practice.

    `value` counts in `unit`. `as_of` marks a rate of an older year, which is never shown as current.
    """

    id: str
    value: Any
    unit: str
    applies_to: tuple[str, ...]
    law_ref: str
    source_name: str
    source_url: str
    source_date: str
    confidence: Confidence
    verified_on: date
    review_by: date
    also: Mapping[str, Figure] = field(default_factory=dict)
    as_of: int | None = None
    valid_from: date | None = None
    valid_until: date | None = None

    @property
    def quotable(self) -> bool:
        """Whether a text may state it as a fact: well founded, and not a rate of an older year."""
        return self.confidence in FOUNDED and self.as_of is None

    @property
    def expected(self) -> bool:
        return self.confidence == "expected"

    def overdue(self, today: date) -> bool:
        """Whether the day it should have been looked at again has passed."""
        return today > self.review_by

    def holds_for(self, group: str) -> bool:
        """Whether it speaks of people on this benefit."""
        return group in self.applies_to or "all" in self.applies_to

    def figure(self, part: str = "") -> Figure:
        """The rule's own figure, or one of its further ones by name. Raises KeyError."""
        return self.also[part] if part else Figure(self.value, self.unit)


@dataclass(frozen=True)
class Rules:
    """All rules of a day, by id. `gone` are those that held before it."""

    by_id: Mapping[str, Rule]
    gone: frozenset[str] = frozenset()

    def __getitem__(self, rule_id: str) -> Rule:
        return self.by_id[rule_id]

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self.by_id

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.by_id.values())

    def number(self, rule_id: str) -> int:
        """A rule's value as a whole number, for reckoning with."""
        return int(self[rule_id].value)

    def below(self, prefix: str, group: str) -> tuple[Rule, ...]:
        """The rules under a prefix that speak of this group, the smallest value first."""
        rules = [rule for rule in self._under.get(prefix, ()) if rule.holds_for(group)]
        return tuple(sorted(rules, key=lambda rule: rule.value))

    @cached_property
    def _under(self) -> Mapping[str, list[Rule]]:
        """The rules by what stands in front of the last dot of their id."""
        under: dict[str, list[Rule]] = {}
        for rule in self:
            under.setdefault(rule.id.rpartition(".")[0], []).append(rule)
        return under


@dataclass(frozen=True)
class Law:
    """The rules as they are and as they are known to become.

    A table keyed `<id>@<day>` in `rules.toml` is what a rule says from that day on. `valid_until` is the day on which a
    rule is gone, if no other table follows it.
    """

    now: Rules
    coming: tuple[Rule, ...] = ()

    @property
    def changes(self) -> tuple[date, ...]:
        """The days on which something changes, the first one first."""
        days = {day for rule in (*self.now, *self.coming) for day in (rule.valid_from, rule.valid_until)}
        return tuple(sorted(filter(None, days)))

    def on(self, day: date) -> Rules:
        """The rules that hold on a day."""
        due = [rule for rule in self.coming if rule.valid_from and rule.valid_from <= day]
        due.sort(key=lambda rule: rule.valid_from or day)
        holds = {**self.now.by_id, **{rule.id: rule for rule in due}}
        gone = frozenset(rule.id for rule in holds.values() if rule.valid_until and rule.valid_until <= day)
        if not due and not gone:
            return self.now
        return Rules({name: rule for name, rule in holds.items() if name not in gone}, gone)


def load(folders: Iterable[Path]) -> Law:
    """Read `rules.toml` of every folder. A later one says only what differs of a rule that is there.

    Raises RulesError.
    """
    tables: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for folder in folders:
        file = folder / "rules.toml"
        if file.exists():
            tables |= {key: {**tables.get(key, {}), **table} for key, table in _read(file).items()}
            lines |= _lines(file)
    faults = [
        f"rules.toml:{lines.get(key, 1)}: {fault}" for key, table in tables.items() for fault in _faults(key, table)
    ]
    if faults:
        raise RulesError("\n".join(faults))
    rules = [_rule(*key.partition("@")[::2], table) for key, table in tables.items()]
    now = {rule.id: rule for rule in rules if rule.valid_from is None}
    return Law(Rules(now), tuple(rule for rule in rules if rule.valid_from))


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"{file.name}: {error}") from error


def _lines(file: Path) -> dict[str, int]:
    """The line of each rule's header."""
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
    return {line.strip('[]" '): number for number, line in lines if line.startswith("[")}


def _faults(rule_id: str, table: dict[str, Any]) -> Iterator[str]:
    yield from _key_faults(rule_id, table)
    yield from _date_faults(rule_id, table)
    if table.get("unit", "bool") not in UNITS:
        yield f"{rule_id} counts in {table['unit']}, which is no unit"
    if table.get("confidence", "check") not in CONFIDENCES:
        yield f"{rule_id} is {table['confidence']}; say certain, likely, check or expected"
    for group in set(table.get("applies_to", ())) - set(GROUPS):
        yield f"{rule_id} applies to {group}, which is no group"


def _key_faults(rule_id: str, table: dict[str, Any]) -> Iterator[str]:
    known = set(Rule.__dataclass_fields__) - {"id"}
    optional = {"also", "as_of", "valid_from", "valid_until"}
    for key in sorted(known - optional - set(table)):
        yield f"{rule_id} has no {key}"
    for key in sorted(set(table) - known):
        yield f"{rule_id} has {key}, which no rule has"


def _date_faults(rule_id: str, table: dict[str, Any]) -> Iterator[str]:
    """Days that are none, and a rule that would end before it begins."""
    begins = rule_id.partition("@")[2]
    if "@" in rule_id and not _is_day(begins):
        yield f"{rule_id} must end in a day such as @2027-01-01"
    for key in ("valid_until", "verified_on", "review_by"):
        if key in table and type(table[key]) is not date:
            yield f"{rule_id}: {key} must be a day such as 2027-01-01, without quotation marks"
    if type(until := table.get("valid_until")) is date and until.isoformat() <= begins:
        yield f"{rule_id} ends on {until}, before it begins"


def _is_day(said: str) -> bool:
    """Also whether there is such a day: not the 31st of February."""
    try:
        return bool(DAY.fullmatch(said) and date.fromisoformat(said))
    except ValueError:
        return False


def _rule(rule_id: str, valid_from: str, table: dict[str, Any]) -> Rule:
    if valid_from:
        table = {**table, "valid_from": date.fromisoformat(valid_from)}
    also = {name: Figure(**figure) for name, figure in table.get("also", {}).items()}
    return Rule(**{**table, "id": rule_id, "also": also, "applies_to": tuple(table["applies_to"])})
