"""Forms that are right for the present value of a rule only, as a plural: they fall due when it changes. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...rules import Rule
from .house_style import WHERE, Fit
from .sayings import Saying


def check_fits(fits: Iterable[Fit], rules: Iterable[Rule], said: Iterable[tuple[str, Saying]]) -> Iterator[str]:
    """`rules` are those of all days that are known, `said` what each language says."""
    listed, known = tuple(said), tuple(rules)
    for fit in fits:
        at = [saying for lang, saying in listed if f"{lang} {saying.scope}" == fit.at and fit.says in saying.text]
        values = list(_values(fit, known))
        if not at:
            yield f"{WHERE}:{fit.line}: »{fit.says}« stands no more in {fit.at}: take the entry out"
        if not values:
            yield f"{WHERE}:{fit.line}: {fit.rule} is no rule with such a figure"
        for value in values:
            if at and not fit.least <= value <= fit.most:
                yield at[0].fault(at[0].text.index(fit.says), _misfit(fit, value))


def _misfit(fit: Fit, value: float) -> str:
    return f"»{fit.says}« fits {fit.least} to {fit.most}, and {fit.rule} says {value}: write a form that fits"


def _values(fit: Fit, rules: Iterable[Rule]) -> Iterator[float]:
    rule_id, _, part = fit.rule.partition("#")
    for rule in rules:
        if rule.id == rule_id and (not part or part in rule.also):
            yield rule.figure(part).value
