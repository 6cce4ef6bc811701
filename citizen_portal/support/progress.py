"""How far the reader is: which question this is, and about how many there are. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from .. import flow


@dataclass(frozen=True)
class Progress:
    """The question is the `number`th of `about` so many: how many really come is decided by the answers."""

    number: int
    about: int


def progress(question: str, answers: flow.Answers) -> Progress:
    """Reckoned from the answers before this question alone, so that whoever goes back sees the same again."""
    path = flow.walk(answers).path
    before = path[: path.index(question)] if question in path else path
    known = {step: answers[step] for step in before}
    return Progress(len(before) + 1, len(before) + ahead(question, known))


def ahead(question: str, known: flow.Answers) -> int:
    """How many questions there are from this one on, where each is left the way most of its answers lead."""
    asked = flow.BY_ID[question]
    leads = {choice: flow.taken(asked, {**known, question: choice}).to for choice in asked.choices}
    (most, _), *_others = Counter(leads.values()).most_common()
    if most in flow.OUTCOMES:
        return 1
    choice = next(choice for choice, to in leads.items() if to == most)
    return 1 + ahead(most, {**known, question: choice})
