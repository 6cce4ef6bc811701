"""The form of one question: its choices, in the words of the catalogue."""

from __future__ import annotations

from itertools import islice
from typing import Any

from flask_babel import gettext
from flask_wtf import FlaskForm
from wtforms import RadioField, SelectChoice
from wtforms.validators import StopValidation

from .. import i18n
from ..flow import PHASES, Question
from ..guidance import law
from ..guidance.figures import figure_text
from ..motives import GROUPS
from ..stamps import StampedForm

Groups = list[tuple[str | None, list[Any]]]


def words(question: str, part: str, **figures: str) -> str:
    """A sentence of the flow; figures of the law are put in by name."""
    return str(gettext(f"flow.{question}.{part}", **figures))


# The figures of the law that the questions name, by the word that stands for them.
FIGURES = {
    "months": ("loentilskud.prior_months", ""),
    "years": ("loentilskud.prior_exempt", "age"),
    "akasse": ("akasse.period", "months"),
}
# What the map of the flow shows of a question nobody is asked just now.
OPEN = "…"


def figures() -> dict[str, str]:
    """Those figures in the reader's language; OPEN for one that is no fact: a question that names it is not asked."""
    rules, locale = law.rules(), i18n.current().locale
    said = {
        name: figure_text(rules[rule].figure(part), locale, gettext) if rules[rule].quotable else OPEN
        for name, (rule, part) in FIGURES.items()
    }
    # A bare number, for sentences that bring their own word for years.
    return {**said, "min_age": str(rules.number("target.kontanthjaelp.min_age"))}


def phases(question: str) -> list[tuple[str, str]]:
    """The parts of the walk by name: those that are `done`, the `current` one this question is in, those `coming`."""
    here = next(place for place, questions in enumerate(PHASES.values()) if question in questions)
    states = ["done"] * here + ["current"] + ["coming"] * (len(PHASES) - here - 1)
    return [(str(gettext(f"phase.{phase}")), state) for phase, state in zip(PHASES, states, strict=True)]


def grouped(answer: RadioField) -> Groups:
    """The choices of a question; motives by groups with a name, and after them those that belong to none."""
    options = iter(answer)
    groups: Groups = []
    if answer.id == "answer-goal":
        groups = [(str(gettext(f"goal.{name}")), list(islice(options, size))) for name, size in GROUPS.items()]
    return [*groups, (None, list(options))]


def form_for(question: Question, given: str | None, figures: dict[str, str]) -> FlaskForm:
    """One question as a form, with the answer given before already chosen."""

    def one_of(_form: FlaskForm, field: RadioField) -> None:
        if field.data not in question.choices:
            raise StopValidation(gettext("error.choice.missing"))

    class Ask(StampedForm):
        answer = RadioField(
            words(question.id, "question", **figures),
            # An id of its own: HTMX would carry the focus over to a box of the same id in the next question.
            id=f"answer-{question.id}",
            choices=[SelectChoice(choice, words(question.id, choice, **figures)) for choice in question.choices],
            validate_choice=False,
            validators=[one_of],
        )

    return Ask(data={"answer": given})
