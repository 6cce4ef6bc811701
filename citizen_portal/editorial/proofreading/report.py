"""What `content check` says besides faults: how heavy the pages are, and what somebody should look at soon. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from ...rules import Rule
from . import gates, lix, spelling
from .manuscript import Manuscript, headed
from .spelling import Misspelled

WIDTH = 40


def table(manuscript: Manuscript) -> Iterator[str]:
    """LIX and longest sentence of every page, for Danish and easy Danish side by side."""
    languages = measured(manuscript)
    budgets = [f"{lang:>6} LIX {lix.BUDGETS[lang].most:>2}, words {lix.BUDGETS[lang].words:>2}" for lang in languages]
    yield _row("page, and the most it may have", budgets)
    for _, shelf, slug in (key for key in manuscript.texts if key[0] == "da"):
        yield _row(f"{shelf}/{slug}", [_weight(manuscript, lang, shelf, slug) for lang in languages])


def spelled(manuscript: Manuscript, misspelled: Sequence[Misspelled] | None) -> str:
    """One line about the spelling. None stands for a machine without a dictionary."""
    if misspelled is None:
        return "The spelling is not checked: please install hunspell-da, and spylls of the test extra."
    different = {word for sentence in gates.danish(manuscript) for word in spelling.words(sentence)}
    return f"Spelling: {len(different)} different Danish words, {len({word for _, word in misspelled})} unknown."


def warnings(manuscript: Manuscript, rules: Iterable[Rule], today: date) -> list[str]:
    """Pages close to their budget, and rules past the day of their review."""
    heavy = [lix.warnings(manuscript.of(lang), manuscript.terms[lang]) for lang in measured(manuscript)]
    return [f"warning: {line}" for lines in (*heavy, overdue(rules, manuscript.folders, today)) for line in lines]


def overdue(rules: Iterable[Rule], folders: Iterable[Path], today: date) -> Iterator[str]:
    lines = {rule: line for folder in folders for rule, line in headed(folder / "rules.toml")}
    for rule in rules:
        if rule.overdue(today):
            key = f"{rule.id}@{rule.valid_from}" if rule.valid_from else rule.id
            yield f"content/rules.toml:{lines[key]}: {key} should have been looked at again by {rule.review_by}"


def measured(manuscript: Manuscript) -> list[str]:
    return [lang for lang in manuscript.languages if lang in lix.BUDGETS]


def _row(name: str, cells: Iterable[str]) -> str:
    return "".join((name.ljust(WIDTH), *(cell.rjust(WIDTH - 10) for cell in cells)))


def _weight(manuscript: Manuscript, lang: str, shelf: str, slug: str) -> str:
    text = manuscript.texts.get((lang, shelf, slug))
    if not text:
        return "not there"
    weight = lix.measure(text, manuscript.terms[lang])
    return f"{weight.lix:.1f}        {lix.length(weight.longest):2}"
