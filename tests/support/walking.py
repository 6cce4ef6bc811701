"""Walking the flow through HTTP, by the shortest way to each choice and each outcome."""

from citizen_portal import flow, i18n
from citizen_portal.support import soundness

from ..house_style import ReadingClient
from ..people import post

WHOLE = [code for code, language in i18n.LANGUAGES.items() if not language.easy]


def answer(client: ReadingClient, lang: str, answers: dict[str, str]) -> str:
    """Give the answers one after the other; returns where one ends up."""
    where = f"/{lang}/vejviser/{flow.QUESTIONS[0].id}"
    while "/svar" not in where and (question := where.rsplit("/", 1)[1]) in answers:
        where = post(client, where, {"answer": answers[question]}).location
    return where


def shortest_paths() -> tuple[dict[tuple[str, str], dict[str, str]], dict[str | None, dict[str, str]]]:
    """For every choice of every question, and for every outcome, a short way through the flow to it."""
    choices: dict[tuple[str, str], dict[str, str]] = {}
    outcomes: dict[str | None, dict[str, str]] = {}
    for answers in soundness.distinct_paths():
        outcome = flow.walk(answers).outcome
        if outcome not in outcomes or len(answers) < len(outcomes[outcome]):
            outcomes[outcome] = answers
        for question in answers:
            for choice in flow.BY_ID[question].choices:
                other = walked({**answers, question: choice})
                if other and ((question, choice) not in choices or len(other) < len(choices[question, choice])):
                    choices[question, choice] = other
    return choices, outcomes


def walked(answers: dict[str, str]) -> dict[str, str] | None:
    """Only the answers on the way, if the way ends."""
    place = flow.walk(answers)
    return {step: answers[step] for step in place.path} if place.outcome else None


BY_CHOICE, BY_OUTCOME = shortest_paths()
