"""The flow as a graph: is it sound, and how many ways lead through it? Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from .. import flow


def all_paths() -> Iterator[tuple[dict[str, str], str]]:
    """Every single way through the flow, with the outcome at its end. There are over a million."""

    def onwards(question: flow.Question, answers: dict[str, str]) -> Iterator[tuple[dict[str, str], str]]:
        for choice in question.choices:
            now = {**answers, question.id: choice}
            to = flow.taken(question, now).to
            if to in flow.OUTCOMES:
                yield now, to
            else:
                yield from onwards(flow.BY_ID[to], now)

    return onwards(flow.QUESTIONS[0], {})


def distinct_paths() -> Iterator[dict[str, str]]:
    """Every way through the flow that differs in a question asked or in an answer that some route asks for.

    Answers that lead the same way and are asked for nowhere else stand for each other.
    """

    def onwards(question: flow.Question, answers: dict[str, str]) -> Iterator[dict[str, str]]:
        met: set[tuple[str, str | None]] = set()
        for choice in question.choices:
            now = {**answers, question.id: choice}
            route = flow.taken(question, now)
            kind = (route.to, choice if (question.id, choice) in ASKED_FOR else None)
            if kind in met:
                continue
            met.add(kind)
            if route.to in flow.OUTCOMES:
                yield now
            else:
                yield from onwards(flow.BY_ID[route.to], now)

    return onwards(flow.QUESTIONS[0], {})


ASKED_FOR = frozenset(
    (asked, choice)
    for question in flow.QUESTIONS
    for route in question.routes
    for asked, choices in route.when.items()
    for choice in choices
)


def count_paths() -> dict[str, int]:
    """How many ways lead to each outcome, reckoned without walking each of them."""

    @cache
    def ways(question_id: str, given: tuple[tuple[str, str], ...]) -> Counter[str]:
        question, found = flow.BY_ID[question_id], Counter[str]()
        for choice in question.choices:
            answers = dict(given) | {question_id: choice}
            to = flow.taken(question, answers).to
            known = tuple(item for item in answers.items() if item in ASKED_FOR)
            found += Counter({to: 1}) if to in flow.OUTCOMES else ways(to, known)
        return found

    return dict(ways(flow.QUESTIONS[0].id, ()))


def check_soundness() -> list[str]:
    """What is wrong with the flow as a graph; an empty list when it is sound."""
    wrong = list(_route_faults())
    if circle := _loops():
        return [*wrong, f"the flow goes in a circle: {circle}"]
    return wrong or [*_reach_faults(), *_idle_faults()]


def _route_faults() -> Iterator[str]:
    for question in flow.QUESTIONS:
        if question.routes[-1].when:
            yield f"{question.id}: the last route must hold always"
        for route in question.routes:
            if route.to not in flow.BY_ID and route.to not in flow.OUTCOMES:
                yield f"{question.id}: leads to {route.to}, which is neither question nor outcome"
            yield from _condition_faults(question, route)


def _condition_faults(question: flow.Question, route: flow.Route) -> Iterator[str]:
    for asked, choices in route.when.items():
        for choice in choices:
            if asked not in flow.BY_ID or choice not in flow.BY_ID[asked].choices:
                yield f"{question.id}: a route asks for {asked}={choice}, which nobody can answer"


def _reach_faults() -> Iterator[str]:
    paths = list(distinct_paths())
    asked = {step for answers in paths for step in answers}
    ended = {flow.walk(answers).outcome for answers in paths}
    yield from (f"{question.id}: nobody is ever asked" for question in flow.QUESTIONS if question.id not in asked)
    yield from (f"{outcome}: nobody ever gets there" for outcome in flow.OUTCOMES if outcome not in ended)


def _idle_faults() -> Iterator[str]:
    """Questions of which no answer leads to another outcome, question, purpose or person than another answer."""
    ways = list(distinct_paths())
    for question in flow.QUESTIONS:
        asked = (answers for answers in ways if question.id in answers)
        if not any(_matters(question, answers) for answers in asked):
            yield f"{question.id}: no answer changes anything"


def _matters(question: flow.Question, answers: flow.Answers) -> bool:
    others = [{**answers, question.id: choice} for choice in question.choices]
    walked = [flow.walk(other) for other in others]
    ends = {(standing.outcome, standing.question and standing.question.id) for standing in walked}
    return len(ends) > 1 or len({(flow.purpose(other), flow.contact(other)) for other in others}) > 1


def _loops() -> list[str]:
    """The ids on a circle, if there is one: then no walk is sure to end."""
    open_ids: list[str] = []
    done: set[str] = set()

    def visit(question_id: str) -> list[str]:
        if question_id in open_ids:
            return open_ids[open_ids.index(question_id) :]
        if question_id in done or question_id not in flow.BY_ID:
            return []
        open_ids.append(question_id)
        for route in flow.BY_ID[question_id].routes:
            if circle := visit(route.to):
                return circle
        done.add(open_ids.pop())
        return []

    return visit(flow.QUESTIONS[0].id)
