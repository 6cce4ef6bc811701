"""Does the flow hold, and has everything in it words? Asked at the start and by `flask flow check`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .. import flow, i18n
from ..guidance.pages import Library
from ..rules import Law
from . import soundness
from .form import FIGURES
from .settled import settled


def check_flow(library: Library, law: Law) -> list[str]:
    """Everything wrong with the flow, its labels, its figures and the texts of its outcomes, all at once."""
    return [*soundness.check_soundness(), *_labels_missing(), *_texts_missing(library), *_figures_missing(law)]


def _figures_missing(law: Law) -> Iterator[str]:
    """On every day a question that names a figure of the law must know it, or not be asked."""
    for day in (date.min, *law.changes):
        rules = law.on(day)
        unasked = {"akasse"} if "since" in settled(rules, flow.NOTHING) else set()
        for name in FIGURES.keys() - unasked:
            rule = FIGURES[name][0]
            if rule not in rules or not rules[rule].quotable:
                yield f"rules.toml: the flow names {rule}, which is no fact from {day} on"


def _labels_missing() -> Iterator[str]:
    """The other languages have all labels the Danish has: see i18n."""
    known = i18n.label_ids()
    for question in flow.QUESTIONS:
        for part in ("question", "why", *question.choices):
            if f"flow.{question.id}.{part}" not in known:
                yield f"flow.{question.id}.{part}: no words in translations/da"


def _texts_missing(library: Library) -> Iterator[str]:
    for lang in i18n.LANGUAGES:
        for outcome in flow.OUTCOMES:
            if (lang, "outcomes", outcome) not in library.pages:
                yield f"content/{lang}/outcomes/{outcome}.md: is missing"
