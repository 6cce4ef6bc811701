"""What `content check` says besides faults: how heavy the pages are, and what somebody should look at soon. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from ...guidance import due
from ...rules import Rule
from ...trades.content import RULES
from ...trades.entries import TextFile
from . import gates, lix, short_texts, spelling
from .manuscript import Manuscript, headed
from .spelling import Misspelled

WIDTH = 40


def table(manuscript: Manuscript) -> Iterator[str]:
    """LIX and longest sentence of every page, for Danish and easy Danish side by side."""
    languages = measured(manuscript)
    budgets = [f"{lang:>6} LIX {lix.BUDGETS[lang].most:>2}, words {lix.BUDGETS[lang].words:>2}" for lang in languages]
    yield _row("page, and the most it may have", budgets)
    for _, shelf, slug in (key for key in manuscript.texts if key[0] == "da"):
        texts = [manuscript.texts.get((lang, shelf, slug)) for lang in languages]
        terms = [manuscript.terms[lang] for lang in languages]
        weights = [lix.measure(text, own) if text else None for text, own in zip(texts, terms, strict=True)]
        yield _row(f"{shelf}/{slug}", [_weight(each) for each in weights])
    yield from _trades(manuscript, languages)


def _trades(manuscript: Manuscript, languages: Sequence[str]) -> Iterator[str]:
    """The same of every trade."""
    weights: dict[str, dict[str, lix.Measure]] = {}
    for lang in languages:
        for file in manuscript.short.get(lang, ()):
            if short_texts.is_trade(file):
                weighed = short_texts.measure(file, manuscript.terms[lang])
                weights.setdefault(f"trades/{file.file.stem}", {})[lang] = weighed
    for name, own in weights.items():
        yield _row(name, [_weight(own.get(lang)) for lang in languages])


def spelled(manuscript: Manuscript, misspelled: Sequence[Misspelled] | None) -> str:
    """One line about the spelling. None stands for a machine without a dictionary."""
    if misspelled is None:
        return "The spelling is not checked: please install hunspell-da, and spylls of the test extra."
    different = {word for sentence in gates.danish(manuscript) for word in spelling.words(sentence)}
    return f"Spelling: {len(different)} different Danish words, {len({word for _, word in misspelled})} unknown."


def warnings(manuscript: Manuscript, rules: Iterable[Rule], today: date) -> list[str]:
    """Pages close to their budget, and rules past the day of their review, the trades' own too."""
    found = [lix.warnings(manuscript.of(lang), manuscript.terms[lang]) for lang in measured(manuscript)]
    of_trades = [file for file in manuscript.short.get("da", ()) if file.where.endswith(RULES)]
    listed = tuple(rules)
    found += [overdue(listed, manuscript.folders, today), soon(listed, today)]
    found += [*(overdue_trades(file, today) for file in of_trades)]
    return [f"warning: {line}" for lines in found for line in lines]


def overdue(rules: Iterable[Rule], folders: Iterable[Path], today: date) -> Iterator[str]:
    lines = {rule: line for folder in folders for rule, line in headed(folder / "rules.toml")}
    for rule in rules:
        if rule.overdue(today):
            at = f"content/rules.toml:{lines[_key(rule)]}"
            yield f"{at}: {_key(rule)} should have been looked at again by {rule.review_by}"


SAID = {due.REVIEW: "must be looked at again", due.BEGIN: "begin", due.END: "end"}


def soon(rules: Iterable[Rule], today: date) -> Iterator[str]:
    """What falls due within two months, by day: the rules that must be looked at again, begin or end."""
    for one in due.due(rules, today):
        keys = ", ".join(f"{_key(rule)} (expected)" if rule.expected else _key(rule) for rule in one.rules)
        yield f"content/rules.toml: on {one.day} {SAID[one.what]}: {keys}"


def _key(rule: Rule) -> str:
    return f"{rule.id}@{rule.valid_from}" if rule.valid_from else rule.id


def overdue_trades(rules: TextFile, today: date) -> Iterator[str]:
    """The rules of the trades, which are looked at again all at once."""
    if rules.tables["review_by"] < today:
        yield rules.named("review_by", f"has passed: should have been looked at again by {rules.tables['review_by']}")


def measured(manuscript: Manuscript) -> list[str]:
    return [lang for lang in manuscript.languages if lang in lix.BUDGETS]


def _row(name: str, cells: Iterable[str]) -> str:
    return "".join((name.ljust(WIDTH), *(cell.rjust(WIDTH - 10) for cell in cells)))


def _weight(weight: lix.Measure | None) -> str:
    return f"{weight.lix:.1f}        {lix.length(weight.longest):2}" if weight else "not there"
