"""Does the flow hold, and has everything in it words? Asked at the start and by `flask flow check`."""

from __future__ import annotations

from collections.abc import Iterator

from .. import flow, i18n
from ..guidance.pages import Library
from . import soundness


def check_flow(library: Library) -> list[str]:
    """Everything wrong with the flow, its labels and the texts of its outcomes, all at once."""
    return [*soundness.check_soundness(), *_labels_missing(), *_texts_missing(library)]


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
