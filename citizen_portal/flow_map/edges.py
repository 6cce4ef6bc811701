"""The flow as edges from box to box: which choices lead where, and on what conditions. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from .. import flow


@dataclass(frozen=True)
class Edge:
    """One route out of a question, with the choices that really take it.

    `when` are its conditions on earlier answers. `otherwise` says that a choice goes here only
    when it does not fulfil the conditions of a route before this one.
    """

    start: str
    to: str
    choices: tuple[str, ...]
    when: tuple[tuple[str, tuple[str, ...]], ...]
    otherwise: bool
    whole: bool  # every choice of the question takes it


class LabelLookup(Protocol):
    """A label by its id, with what is put into it by name."""

    def __call__(self, label: str, /, **values: str) -> str: ...


@dataclass(frozen=True)
class Words:
    """The words of one language: of the questions and their choices, of the outcomes, and the labels."""

    said: Callable[[str, str], str]
    title: Callable[[str], str]
    label: LabelLookup

    def name(self, box: str) -> str:
        return self.title(box) if box in flow.OUTCOMES else self.said(box, "question")

    def choices(self, question: str, choices: tuple[str, ...], between: str = " / ") -> str:
        return between.join(self.said(question, choice) for choice in choices)

    def conditions(self, edge: Edge, name: Callable[[str], str], between: str = " / ") -> list[str]:
        """When an edge is taken, a sentence for each condition, with the questions as they are called here."""
        when = [
            self.label("map.when", question=name(asked), choices=self.choices(asked, choices, between))
            for asked, choices in edge.when
        ]
        return [*when, self.label("map.always")] if edge.otherwise else when


def flow_edges() -> tuple[Edge, ...]:
    """Every edge of the flow that somebody can take, in the order of the questions and their routes."""
    taken = _taken()
    return tuple(
        _edge(question, number, taken)
        for question in flow.QUESTIONS
        for number, _ in enumerate(question.routes)
        if any((question.id, choice, number) in taken for choice in question.choices)
    )


Taken = set[tuple[str, str, int]]


def _edge(question: flow.Question, number: int, taken: Taken) -> Edge:
    route = question.routes[number]
    choices = tuple(choice for choice in question.choices if (question.id, choice, number) in taken)
    when = tuple((asked, wanted) for asked, wanted in route.when.items() if asked != question.id)
    earlier = any((question.id, choice, before) in taken for choice in choices for before in range(number))
    return Edge(question.id, route.to, choices, when, earlier and not when, choices == question.choices)


def _taken() -> Taken:
    """Each question and choice with the number of the route it takes, for every way to come there."""
    by_id = {question.id: question for question in flow.QUESTIONS}
    asked = _asked()
    found: Taken = set()
    open_places = [(flow.QUESTIONS[0].id, frozenset[tuple[str, str]]())]
    met = set(open_places)
    while open_places:
        at, given = open_places.pop()
        for choice, number, to in _choices(by_id[at], dict(given)):
            found.add((at, choice, number))
            known = given | ({(at, choice)} & asked)
            if to in by_id and (to, known) not in met:
                met.add((to, known))
                open_places.append((to, known))
    return found


def _asked() -> set[tuple[str, str]]:
    """The answers that some route asks for; no other need be remembered on the way."""
    routes = [route for question in flow.QUESTIONS for route in question.routes]
    return {(asked, choice) for route in routes for asked, choices in route.when.items() for choice in choices}


def _choices(question: flow.Question, given: dict[str, str]) -> Iterator[tuple[str, int, str]]:
    for choice in question.choices:
        route = flow.taken(question, {**given, question.id: choice})
        yield choice, question.routes.index(route), route.to
