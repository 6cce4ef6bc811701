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
    """The one button at the end of a page, and the pages its two links lead to.

    The button leads to an endpoint and has a label's words, or leads to a page of the guidance and has its title.
    `headed` where the text does not itself end in what one can do now.
    """

    to: str
    pages: tuple[str, str]
    label: str = ""
    headed: bool = False


def _way(first: str, second: str, headed: bool = False) -> NextStep:
    """Whoever has no placement yet finds a way to one."""
    return NextStep("support.start", (first, second), "nav.find", headed)


def _place(first: str, second: str) -> NextStep:
    """Whoever has found one writes it down."""
    return NextStep("registration.start", (first, second), "front.register")


def _own(first: str, second: str) -> NextStep:
    """Whoever has sent one comes back to it."""
    return NextStep("registration.find", (first, second), "find.link")


# A page that is not here is one to look things up in, and ends in its own words.
NEXT: Mapping[str, NextStep] = {
    "virksomhedspraktik": _way("kontakt-arbejdsgiver", "hvem-hjaelper", headed=True),
    "loentilskud": _way("find-en-plads", "ydelse-og-loen"),
    "forskelle": _way("virksomhedspraktik", "loentilskud"),
    "formaal": _way("udbytte", "forventningsafstemning"),
    "udbytte": _way("formaal", "find-en-plads"),
    "regler": _way("virksomhedspraktik", "krav-til-arbejdspladsen"),
    "ydelse-og-loen": _way("transport-og-udgifter", "raadighed"),
    "arbejdstid-og-fravaer": _place("undervejs", "raadighed"),
    "krav-til-arbejdspladsen": _place("foer-du-siger-ja", "sig-fra"),
    "transport-og-udgifter": _place("ydelse-og-loen", "foer-du-siger-ja"),
    "forsikring": _place("foer-du-siger-ja", "sig-fra"),
    "raadighed": _way("ydelse-og-loen", "klage"),
    "sig-fra": NextStep("hvem-hjaelper", ("foer-du-siger-ja", "klage")),
    "klage": NextStep("hvem-hjaelper", ("regler", "raadighed")),
    "find-en-plads": NextStep("kontakt-arbejdsgiver", ("foer-du-siger-ja", "hvem-hjaelper")),
    "kontakt-arbejdsgiver": _place("foer-du-siger-ja", "forventningsafstemning"),
    "foer-du-siger-ja": _place("forventningsafstemning", "krav-til-arbejdspladsen"),
    "forventningsafstemning": _place("foer-du-siger-ja", "undervejs"),
    "undervejs": _own("bagefter", "sig-fra"),
    "bagefter": _own("udbytte", "find-en-plads"),
    "for-arbejdsgivere": NextStep(
        "inviting.begin", ("krav-til-arbejdspladsen", "forventningsafstemning"), "prepare.title", headed=True
    ),
    "hvem-hjaelper": _way("find-en-plads", "klage", headed=True),
    "hvis-du-ikke-er-i-maalgruppen": NextStep("hvem-hjaelper", ("ordbog", "spoergsmaal")),
    "tekster": _place("kontakt-arbejdsgiver", "foer-du-siger-ja"),
    "hvad-aendrer-sig": _way("hvem-hjaelper", "regler"),
    "spoergsmaal": _way("virksomhedspraktik", "hvem-hjaelper", headed=True),
}

# Sections, by their place, that stand folded under their headings: what most look up, not what all must know.
# A range up to TO_THE_END is all that follows, however many there are.
TO_THE_END = 19
FOLDED: Mapping[str, frozenset[int]] = {
    "virksomhedspraktik": frozenset({2, 3, 4}),
    "loentilskud": frozenset({2, 3, 5}),
    "forskelle": frozenset({2}),
    "formaal": frozenset({1, 2, 3}),
    "udbytte": frozenset({5}),
    "regler": frozenset({1, 2, 3, 4, 5}),
    "ydelse-og-loen": frozenset({2, 4}),
    "arbejdstid-og-fravaer": frozenset({3}),
    "krav-til-arbejdspladsen": frozenset({2, 3, 4, 5}),
    "transport-og-udgifter": frozenset({3, 4}),
    "forsikring": frozenset({2, 3}),
    "raadighed": frozenset({4}),
    "sig-fra": frozenset({3}),
    "klage": frozenset({3, 4, 5}),
    "find-en-plads": frozenset({3, 4}),
    "kontakt-arbejdsgiver": frozenset({3, 4, 5}),
    "foer-du-siger-ja": frozenset({4, 5}),
    "forventningsafstemning": frozenset({2, 3}),
    "undervejs": frozenset({5, 6}),
    "bagefter": frozenset({3, 4}),
    "for-arbejdsgivere": frozenset({2, 3, 5}),
    "hvem-hjaelper": frozenset({4}),
    "hvis-du-ikke-er-i-maalgruppen": frozenset({2}),
    "spoergsmaal": frozenset(range(1, TO_THE_END + 1)),
    "tal": frozenset({1}),
    "privatliv": frozenset(range(2, TO_THE_END + 1)),
    "om": frozenset(range(2, TO_THE_END + 1)),
}
# Where the rules are the matter itself, they stand open.
RULES_OPEN = frozenset({"regler"})
