"""What is searched in each language: made for the first who looks, or before a server shares it with its workers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from .. import i18n
from .libraries import KEPT
from .pages import Library, Page
from .search import Index

# The pages on which the site speaks of itself, by the names of their views.
SITE_PAGES = {"about": "om", "privacy": "privatliv", "accessibility": "tilgaengelighed"}


class Indexes(Mapping[str, Index]):
    """The index of a library in each language."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.made: dict[str, Index] = {}

    def __getitem__(self, lang: str) -> Index:
        if lang not in self.made:
            known = self.library
            self.made[lang] = Index(searched(known, lang), known.terms[lang], lang, known.typed[lang])
        return self.made[lang]

    def __iter__(self) -> Iterator[str]:
        return iter(i18n.LANGUAGES)

    def __len__(self) -> int:
        return len(i18n.LANGUAGES)


@lru_cache(KEPT)
def indexes(library: Library) -> Indexes:
    """One for each library, however many sites have it."""
    return Indexes(library)


def searched(library: Library, lang: str) -> list[Page]:
    """What a search looks through: the guidance, and what the site says about itself."""
    return [*library.shelf(lang, "guidance"), *(library.find(lang, "site", slug) for slug in SITE_PAGES.values())]
