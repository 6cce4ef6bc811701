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


def progress(question: str, answers: flow.Answers, settled: flow.Answers = flow.NOTHING) -> Progress:
    """Reckoned from the answers before this question alone, so that whoever goes back sees the same again."""
    known = before(question, answers, settled)
    return Progress(len(known) + 1, len(known) + ahead(question, known, settled))


def before(question: str, answers: flow.Answers, settled: flow.Answers = flow.NOTHING) -> flow.Answers:
    """The answers on the way to a question."""
    path = flow.walk(answers, settled).path
    passed = path[: path.index(question)] if question in path else path
    return {step: answers[step] for step in passed}


def ahead(question: str, known: flow.Answers, settled: flow.Answers = flow.NOTHING) -> int:
    """How many questions there are from this one on, where each is left the way most of its answers lead."""
    asked = flow.BY_ID[question]
    if question in settled:
        known = {**known, question: settled[question]}
        to = flow.taken(asked, known).to
        return 0 if to in flow.OUTCOMES else ahead(to, known, settled)
    leads = {choice: flow.taken(asked, {**known, question: choice}).to for choice in asked.choices}
    (most, _), *_others = Counter(leads.values()).most_common()
    if most in flow.OUTCOMES:
        return 1
    choice = next(choice for choice, to in leads.items() if to == most)
    return 1 + ahead(most, {**known, question: choice}, settled)
