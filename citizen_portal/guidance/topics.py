"""The guidance by what a reader is after: five topics, and three pages to begin with. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .pages import Page

# Where most questions begin: what it is, how one gets there, what happens to the money.
FIRST = ("virksomhedspraktik", "find-en-plads", "ydelse-og-loen")


@dataclass(frozen=True)
class Topic:
    """A few pages that belong together, in the order one needs them. `icon` is its picture in the sprite."""

    id: str
    icon: str
    slugs: tuple[str, ...]


TOPICS = (
    Topic("what", "read", ("virksomhedspraktik", "loentilskud", "forskelle", "formaal", "udbytte", "tal")),
    Topic(
        "find",
        "place",
        ("find-en-plads", "kontakt-arbejdsgiver", "tekster", "foer-du-siger-ja", "hvem-hjaelper", "for-arbejdsgivere"),
    ),
    Topic(
        "before", "list", ("forventningsafstemning", "krav-til-arbejdspladsen", "transport-og-udgifter", "forsikring")
    ),
    Topic("during", "calendar", ("arbejdstid-og-fravaer", "undervejs", "sig-fra", "bagefter")),
    Topic(
        "money",
        "coins",
        ("ydelse-og-loen", "regler", "raadighed", "klage", "hvis-du-ikke-er-i-maalgruppen"),
    ),
)


@dataclass(frozen=True)
class Contents:
    """Every page once: under its topic, or, where it has none, beside the search. `first` are three of them again."""

    first: list[Page]
    topics: list[tuple[Topic, list[Page]]]
    beside: list[Page]


def contents(pages: Iterable[Page]) -> Contents:
    """The guidance as its index shows it; what a municipality adds of its own stands beside the search."""
    by_slug = {page.slug: page for page in pages}
    sorted_in = {slug for topic in TOPICS for slug in topic.slugs}

    def these(slugs: Iterable[str]) -> list[Page]:
        return [by_slug[slug] for slug in slugs if slug in by_slug]

    return Contents(
        these(FIRST),
        [(topic, these(topic.slugs)) for topic in TOPICS],
        these(slug for slug in by_slug if slug not in sorted_in),
    )
