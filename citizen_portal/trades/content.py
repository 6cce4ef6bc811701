"""The trades and the phrases as they stand in `content/`, read once. Pure.

A trade is a file in every language; `placement-phrases.toml` holds what is said of any placement. A later folder lays
its own over the earlier ones: a trade of its own, another one's text, or a trade `hidden`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from .entries import TextFile, UnreadableText, read

DANISH = "da"
SHELF, RULES, PHRASES = "trades", "trade-rules.toml", "placement-phrases.toml"
# What somebody likes, as the trades are sorted by it.
LIKES = (
    "with-people", "with-hands", "care", "outdoors", "quiet", "with-words", "with-numbers", "with-technology",
    "early-hours",
)  # fmt: skip
# Every trade rests on these: who is in praktik is nobody's staff, and is shown how to do a thing safely.
OF_ALL = ("R1", "R2")
# As those of the law's rules; what is only to be asked about is worded as a question and stands in no trade.
CONFIDENCES = ("certain", "likely")


class TradesError(ValueError):
    """The trades cannot be used. The message lists every fault, not the first only."""


@dataclass(frozen=True)
class Words:
    """A text in the language that was asked for; in Danish where it is not there, and `lang` says so."""

    text: str
    lang: str


@dataclass(frozen=True)
class TradeRule:
    """A rule shared by trades. `confidence` and `source` are the ones of the law's own rules."""

    id: str
    source: str
    confidence: str
    verified_on: str
    review_by: str


@dataclass(frozen=True)
class Trade:
    """One trade. `tasks` and `goals` are ids of phrases, from simple to demanding; `leads` those of the goals that lead
    to paid work. Its texts lie in `files`, by language."""

    id: str
    slug: str
    likes: tuple[str, ...]
    tasks: tuple[str, ...]
    goals: tuple[str, ...]
    leads: frozenset[str]
    rules: tuple[str, ...]
    files: Mapping[str, TextFile] = field(compare=False, repr=False)

    def words(self, name: str, lang: str) -> Words:
        """A text of it by its dotted name. Raises KeyError."""
        return _words(self.files, name, lang)

    def title(self, lang: str) -> str:
        return self.words("title", lang).text

    def listed(self, table: str, lang: str) -> list[tuple[str, Words]]:
        """The texts below a name, by what follows it: the words one hears there, what one leaves to the staff."""
        names = [name for name in self.files[DANISH].entries if name.startswith(f"{table}.")]
        return [(name.removeprefix(f"{table}."), self.words(name, lang)) for name in names]

    def search(self, lang: str) -> tuple[str, ...]:
        """What people type who look for it."""
        own = self.files.get(lang)
        return tuple(own.tables.get("search", ())) if own else ()


@dataclass(frozen=True, eq=False)
class Trades:
    """Everything that can be chosen. It equals itself alone."""

    by_id: Mapping[str, Trade]
    phrase_files: Mapping[str, TextFile]
    rule_files: Mapping[str, TextFile]
    languages: tuple[str, ...]

    @cached_property
    def by_slug(self) -> dict[str, Trade]:
        return {trade.slug: trade for trade in self.by_id.values()}

    @cached_property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """The phrases of any placement, by what they are for, as `group.key`."""
        danish = self.phrase_files[DANISH].tables
        return {group: tuple(f"{group}.{key}" for key in table) for group, table in danish.items() if group != "source"}

    def words(self, phrase: str, lang: str) -> Words | None:
        """What a phrase says; None for an id that is not there (any more)."""
        owner, _, key = phrase.partition(".")
        trade = self.by_id.get(owner)
        files = trade.files if trade else self.phrase_files
        for name in (f"tasks.{key}", f"goals.{key}") if trade else (phrase,):
            if name in files[DANISH].entries:
                return _words(files, name, lang)
        return None

    def everywhere(self, phrase: str) -> dict[str, str]:
        """What a phrase says in every language it is written in."""
        found = {lang: said for lang in self.languages if (said := self.words(phrase, lang))}
        return {lang: said.text for lang, said in found.items() if said.lang == lang}

    def rule(self, rule_id: str, lang: str) -> Words:
        return _words(self.rule_files, f"text.{rule_id}", lang)

    def rules_of(self, trade: Trade) -> list[TradeRule]:
        return [self._rule(rule_id) for rule_id in (*OF_ALL, *trade.rules)]

    def _rule(self, rule_id: str) -> TradeRule:
        facts = self.rule_files[DANISH].tables
        days = (str(facts["verified_on"]), str(facts["review_by"]))
        return TradeRule(rule_id, facts["from"][rule_id], facts["confidence"][rule_id], *days)


def load(folders: Iterable[Path], languages: Iterable[str]) -> Trades:
    """Raises TradesError with all faults at once."""
    folders, languages = tuple(folders), tuple(languages)
    try:
        rules, phrases = laid_over(folders, languages, RULES), laid_over(folders, languages, PHRASES)
        shelves = trade_files(folders, languages)
    except UnreadableText as error:
        raise TradesError(str(error)) from error
    if DANISH not in rules or DANISH not in phrases:
        raise TradesError(f"content/{DANISH}: {RULES} or {PHRASES} is missing")
    danish = [files[DANISH] for files in shelves.values()]
    faults = [fault for file in danish for fault in _faults(file, rules[DANISH])]
    if faults := [*_rule_faults(rules[DANISH]), *faults, *_same_slugs(danish)]:
        raise TradesError("\n".join(faults))
    return Trades({name: _trade(name, files) for name, files in shelves.items()}, phrases, rules, languages)


def _names(folders: Iterable[Path]) -> list[str]:
    return sorted({file.stem for folder in folders for file in (folder / DANISH / SHELF).glob("*.toml")})


def trade_files(folders: Iterable[Path], languages: Iterable[str]) -> dict[str, dict[str, TextFile]]:
    """The files of every trade that is not hidden, by its id. Raises UnreadableText."""
    folders, languages = tuple(folders), tuple(languages)
    shelves = {name: laid_over(folders, languages, f"{SHELF}/{name}.toml") for name in _names(folders)}
    return {name: files for name, files in shelves.items() if not files[DANISH].tables.get("hidden")}


def laid_over(folders: Iterable[Path], languages: Iterable[str], name: str) -> dict[str, TextFile]:
    """A file in every language it is there in. A folder that has it in Danish brings all of it: an earlier folder's
    translations would render another text."""
    found: dict[str, TextFile] = {}
    for folder in folders:
        if (folder / DANISH / name).exists():
            found = {}
        for lang in languages:
            if (file := folder / lang / name).exists():
                found[lang] = read(file, f"content/{lang}/{name}")
    return found


def _trade(name: str, files: Mapping[str, TextFile]) -> Trade:
    danish: Mapping[str, Any] = files[DANISH].tables
    return Trade(
        name,
        danish["slug"],
        tuple(danish["likes"]),
        tuple(f"{name}.{key}" for key in danish["tasks"]),
        tuple(f"{name}.{key}" for key in danish["goals"]),
        frozenset(f"{name}.{key}" for key in danish.get("leads", {}).get("goals", ())),
        tuple(danish.get("rules", {}).get("ids", ())),
        files,
    )


def _faults(danish: TextFile, rules: TextFile) -> Iterator[str]:
    """What keeps a trade from being shown."""
    tables = danish.tables
    for key in ("slug", "likes", "title", "summary", "tasks", "goals", "not", "ask", "words"):
        if not tables.get(key):
            yield danish.named(key, "is missing")
    for like in set(tables.get("likes", ())) - set(LIKES):
        yield danish.named("likes", f"names {like}, which nobody is asked for")
    for rule in tables.get("rules", {}).get("ids", ()):
        if rule not in rules.tables.get("text", {}):
            yield danish.named("rules.ids", f"names {rule}, which is no rule")
    for goal in set(tables.get("leads", {}).get("goals", ())) - set(tables.get("goals", {})):
        yield danish.named("leads.goals", f"names {goal}, which is no goal")
    for key in set(tables.get("tasks", {})) & set(tables.get("goals", {})):
        yield danish.named(f"goals.{key}", "has the name of a task")


def _rule_faults(rules: TextFile) -> Iterator[str]:
    """What keeps a rule from being shown with its source."""
    for key in ("verified_on", "review_by"):
        if not isinstance(rules.tables.get(key), date):
            yield rules.named(key, "is no date")
    for rule in rules.tables.get("text", {}):
        if not rules.tables.get("from", {}).get(rule):
            yield rules.named(f"text.{rule}", "has no source: name it under [from]")
        if rules.tables.get("confidence", {}).get(rule) not in CONFIDENCES:
            yield rules.named(f"text.{rule}", f"has no confidence: one of {', '.join(CONFIDENCES)}")


def _same_slugs(trades: Iterable[TextFile]) -> Iterator[str]:
    """Two trades at one address, of which only one could be read."""
    seen: dict[str, TextFile] = {}
    for trade in trades:
        other = seen.setdefault(str(trade.tables.get("slug")), trade)
        if other is not trade:
            yield trade.named("slug", f"is the slug of {other.where}, too")


def _words(files: Mapping[str, TextFile], name: str, lang: str) -> Words:
    """Raises KeyError where even the Danish is not there."""
    own = files.get(lang)
    if own and own.entries.get(name):
        return Words(own.entries[name], lang)
    return Words(files[DANISH].entries[name], DANISH)
