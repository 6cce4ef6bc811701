"""What a page of the guidance shows beside its text: the law's word, a few figures, what to do next. Pure.

One table for all pages: their figures come from the rules, their words from the labels and the glossary.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# The term in which a letter or the law speaks of a page, where the page's own title does not say it.
LAW_WORDS: Mapping[str, str] = {
    "virksomhedspraktik": "virksomhedspraktik",
    "loentilskud": "loentilskud",
    "forventningsafstemning": "forventningsafstemning",
    "krav-til-arbejdspladsen": "rimelighedskrav",
    "transport-og-udgifter": "befordringsgodtgoerelse",
    "ydelse-og-loen": "ydelse",
}

# For each page a few rules, each with the label of its words. A rule that is a yes or a no has words alone.
FIGURES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "virksomhedspraktik": (
        ("praktik.max_weeks.dagpenge", "short.weeks.dagpenge"),
        ("praktik.max_weeks.jobparat", "short.weeks.jobparat"),
        ("praktik.max_hours_week", "short.hours"),
        ("praktik.benefit_continues", "short.benefit"),
        ("praktik.approval_before_start", "short.wait"),
    ),
    "loentilskud": (
        ("loentilskud.max_months.private", "short.months.private"),
        ("loentilskud.max_months.public", "short.months.public"),
        ("loentilskud.prior_months", "short.prior"),
        ("loentilskud.wage.private", "short.wage"),
        ("loentilskud.approval_before_start", "short.wait"),
    ),
    "klage": (("appeal.deadline", "short.appeal"), ("appeal.reexamine", "short.reexamine")),
    "transport-og-udgifter": (("transport.threshold", "short.threshold"), ("transport.deadline", "short.deadline")),
    "for-arbejdsgivere": (
        ("praktik.max_weeks.dagpenge", "short.firm.weeks.dagpenge"),
        ("praktik.max_weeks.jobparat", "short.firm.weeks.jobparat"),
        ("praktik.max_hours_week", "short.hours"),
        ("praktik.benefit_continues", "short.firm.benefit"),
        ("praktik.approval_before_start", "short.firm.wait"),
    ),
}


@dataclass(frozen=True)
class NextStep:
    """The one button at the end of a page, by endpoint and label, and the pages its links lead to."""

    endpoint: str
    label: str
    pages: tuple[str, ...]


# A page that is not here ends in its own words.
NEXT: Mapping[str, NextStep] = {
    "virksomhedspraktik": NextStep("support.start", "nav.find", ("kontakt-arbejdsgiver", "hvem-hjaelper")),
    "for-arbejdsgivere": NextStep(
        "inviting.begin", "prepare.title", ("krav-til-arbejdspladsen", "forventningsafstemning")
    ),
}

# Sections, by their place, that stand folded under their headings: pages that most look things up in.
FOLDED: Mapping[str, frozenset[int]] = {
    "for-arbejdsgivere": frozenset({2, 3, 5}),
    "tal": frozenset({1}),
    "privatliv": frozenset(range(2, 20)),
    "om": frozenset(range(2, 20)),
}
# Where the rules are the matter itself, they stand open.
RULES_OPEN = frozenset({"regler"})
