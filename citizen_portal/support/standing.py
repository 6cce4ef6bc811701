"""Where the reader stands in the flow, by their answers and by the law of the day they ask of."""

from __future__ import annotations

from .. import flow
from ..guidance import law
from .progress import Progress, before, progress
from .settled import settled


def standing(given: flow.Answers) -> flow.Standing:
    return flow.walk(given, settled(law.rules(), given))


def progress_of(question: str, given: flow.Answers) -> Progress:
    """How far the reader is at this question: a later answer settles nothing of what comes before it."""
    known = before(question, given, settled(law.rules(), given))
    return progress(question, known, settled(law.rules(), known))
