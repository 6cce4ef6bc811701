"""The support-level flow: questions, choices, where each leads, and `walk`. Pure.

How much help does a job-ready person over 30 need to find a place, and what comes next?
The flow is this project's own construction (docs/decisions/0004-flow.md); a municipality changes it here.
It holds routing only. Ids are for the machine; the sentences lie in `translations/` under
`flow.<question>.…` and in `content/<language>/outcomes/<outcome>.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from .motives import MOTIVES

Answers = Mapping[str, str]
Conditions = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Route:
    """Leads to a question or an outcome when all its conditions hold; without conditions, always."""

    to: str
    when: Conditions = field(default_factory=dict)

    def holds(self, answers: Answers) -> bool:
        return all(answers.get(question) in choices for question, choices in self.when.items())


@dataclass(frozen=True)
class Question:
    """One question a page. Its first route that holds is taken; the last one has no conditions."""

    id: str
    choices: tuple[str, ...]
    routes: tuple[Route, ...]


QUESTIONS: tuple[Question, ...] = (
    # First the person: how they are, what they want, and where. Whoever is not well is asked one thing more, their
    # benefit, so that they call the right one.
    Question("wellbeing", ("ready", "nervous", "not-well", "rather-not", "unsure"), (
        Route("benefit", {"wellbeing": ("not-well",)}),
        Route("goal"),
    )),
    # What the reader wants out of it: the twelve motives people gave the municipality. It suggests a purpose.
    Question("goal", (*MOTIVES, "rather-not", "unsure"), (
        Route("place"),
    )),
    Question("place", ("agreed", "talking", "idea", "none"), (
        Route("kind", {"place": ("agreed",)}),
        Route("benefit"),
    )),
    Question("kind", ("tryout", "subsidy", "unsure"), (
        Route("benefit"),
    )),
    # Then the groups of the system. Whoever belongs to none of them gets a door of their own at once.
    Question("benefit", ("dagpenge", "kontanthjaelp", "none", "other", "unsure"), (
        Route("talk-first", {"wellbeing": ("not-well",)}),
        Route("no-benefit", {"benefit": ("none",)}),
        Route("other-benefit", {"benefit": ("other",)}),
        Route("age"),
    )),
    Question("age", ("over", "under", "rather-not"), (
        Route("under-30", {"age": ("under",)}),
        Route("since", {"benefit": ("dagpenge",)}),
        Route("readiness"),
    )),
    # On dagpenge the unemployment fund is the one to call in the first months, the jobcenter afterwards.
    Question("since", ("first-months", "longer", "unsure"), (
        Route("paid"),
    )),
    Question("readiness", ("jobparat", "aktivitetsparat", "unsure"), (
        Route("not-job-ready", {"readiness": ("aktivitetsparat",)}),
        Route("paid"),
    )),
    # Ordinary work and paid hours come before everything that is offered: no placement is named before this is asked.
    # A place that has said yes is then on its way; the others find out how much help they need.
    Question("paid", ("yes", "maybe", "no", "unsure"), (
        Route("paid-work-first", {"paid": ("yes",)}),
        Route("length", {"kind": ("subsidy",)}),
        Route("register-now", {"place": ("agreed",)}),
        Route("direction"),
    )),
    Question("direction", ("yes", "some", "no"), (
        Route("tried"),
    )),
    Question("tried", ("nothing", "looked", "refused", "ended", "rather-not"), (
        Route("length", {"tried": ("ended",)}),
        Route("contact"),
    )),
    # A wage-subsidised job needs some months on a benefit first, and some people are exempt.
    Question("length", ("enough", "less", "unsure"), (
        Route("wage-subsidy", {"length": ("enough",)}),
        Route("exempt"),
    )),
    Question("exempt", ("over-50", "single", "no-education", "none", "unsure"), (
        Route("subsidy-not-yet", {"exempt": ("none",), "place": ("agreed",)}),
        Route("contact", {"exempt": ("none", "unsure"), "tried": ("ended",)}),
        Route("wage-subsidy"),
    )),
    Question("contact", ("myself", "prepared", "rather-not", "unsure"), (
        Route("level-3", {"contact": ("rather-not",)}),
        Route("help"),
    )),
    Question("help", ("words", "ideas", "someone", "other-offer", "unsure"), (
        Route("another-offer", {"help": ("other-offer",)}),
        Route("level-3", {"help": ("someone",)}),
        Route("level-3", {"direction": ("no",), "tried": ("looked", "refused", "ended")}),
        Route("level-1", {"contact": ("myself",), "direction": ("yes", "some"), "tried": ("nothing",)}),
        Route("level-2"),
    )),
)  # fmt: skip

# How far one is, in three parts that stay the same however many questions come.
PHASES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "you": ("wellbeing", "goal", "place", "kind"),
    "now": ("benefit", "age", "since", "readiness", "paid", "direction", "tried", "length", "exempt"),
    "help": ("contact", "help"),
})  # fmt: skip

OUTCOMES: tuple[str, ...] = (
    "paid-work-first", "register-now", "level-1", "level-2", "level-3",
    "wage-subsidy", "subsidy-not-yet", "another-offer", "talk-first",
    "under-30", "not-job-ready", "other-benefit", "no-benefit",
)  # fmt: skip

BY_ID: Mapping[str, Question] = MappingProxyType({question.id: question for question in QUESTIONS})


@dataclass(frozen=True)
class Standing:
    """Where somebody stands: the questions passed, and either the next one or the outcome.

    `reasons` are the questions whose answers decided the outcome.
    """

    path: tuple[str, ...]
    question: Question | None = None
    outcome: str | None = None
    reasons: tuple[str, ...] = ()


NOTHING: Answers = MappingProxyType({})


def walk(answers: Answers, settled: Answers = NOTHING) -> Standing:
    """Follow the answers from the start for as long as they last.

    An answer that does not exist, or to a question that is not reached, counts as not given. What is `settled` for
    everybody, by the law of the day, is not asked and not on the path.
    """
    given, met = {**answers, **settled}, dict[str, str]()
    question = QUESTIONS[0]
    while given.get(question.id) in question.choices:
        met[question.id] = given[question.id]
        route = taken(question, met)
        if route.to in OUTCOMES:
            return Standing(_asked(met, settled), outcome=route.to, reasons=_reasons(route, question))
        question = BY_ID[route.to]
    return Standing(_asked(met, settled), question=question)


def _asked(met: Answers, settled: Answers) -> tuple[str, ...]:
    return tuple(step for step in met if step not in settled)


def taken(question: Question, answers: Answers) -> Route:
    """The route these answers take out of a question."""
    return next(route for route in question.routes if route.holds(answers))


def _reasons(route: Route, last: Question) -> tuple[str, ...]:
    """What decided: the conditions of the last route, or the last answer when it had none."""
    return tuple(route.when) or (last.id,)


def kept(answers: Answers) -> dict[str, str]:
    """The answers that mean something in this flow, whether they are reached just now or not.

    Somebody who changes an early answer and changes it back finds the later ones again.
    """
    return {question.id: answers[question.id] for question in QUESTIONS if answers.get(question.id) in question.choices}


@dataclass(frozen=True)
class Nearby:
    """Another outcome that one different answer would have led to."""

    question: str
    choice: str
    outcome: str


# What a person can choose, or change their mind about. Nobody is told what would be if they were older or well.
CHOOSABLE = ("help", "contact", "direction", "kind", "place")


def nearest(answers: Answers, settled: Answers = NOTHING) -> Nearby | None:
    """The nearest other outcome: one choice changed, first of all one that decided. None where nothing was chosen."""
    standing = walk(answers, settled)
    if standing.outcome is None:
        return None
    chosen = [step for step in reversed(standing.path) if step in CHOOSABLE]
    decided = [step for step in chosen if step in standing.reasons]
    others = [step for step in chosen if step not in standing.reasons]
    found = (_elsewhere(answers, standing.outcome, step, settled) for step in (*decided, *others))
    return next((nearby for nearby in found if nearby), None)


def _elsewhere(answers: Answers, outcome: str, question: str, settled: Answers) -> Nearby | None:
    """The first other choice of a question that leads to another outcome, the other answers being the same."""
    for choice in BY_ID[question].choices:
        other = walk({**answers, question: choice}, settled).outcome
        if choice != answers[question] and other not in (None, outcome):
            return Nearby(question, choice, str(other))
    return None


def purpose(answers: Answers) -> str | None:
    """The purpose that suits what the reader wants out of it, if they said."""
    return MOTIVES.get(answers.get("goal", ""))


def contact(answers: Answers, settled: Answers = NOTHING) -> str:
    """The one right person to call: `akasse`, `jobcenter`, `holder` (of the talks), `caseworker` or `municipality`."""
    if answers.get("benefit") == "kontanthjaelp":
        return "caseworker"
    if answers.get("benefit") != "dagpenge":
        return "municipality"
    if "since" in settled or "since" not in answers:
        return "holder"
    return "akasse" if answers["since"] != "longer" else "jobcenter"
