"""Sixty searches as people type them, in six languages, find the page that answers them."""

import tomllib
from pathlib import Path

import pytest
from flask import Flask

from citizen_portal.guidance.law import since
from citizen_portal.guidance.search import Index
from citizen_portal.guidance.state import state

from .texts import slugs

SEARCHES: dict[str, dict[str, list[str]]] = tomllib.loads(Path(__file__).with_name("searches.toml").read_text("utf-8"))


@pytest.fixture
def indexes(app: Flask) -> dict[str, Index]:
    with app.test_request_context():
        return dict(state().indexes[since()])


def missed(index: Index, searches: dict[str, list[str]]) -> list[str]:
    """Each search that has no right page among its first three, with what it has instead."""
    found = {query: slugs(index.search(query))[:3] for query in searches}
    return [f"{query}: {found[query]}" for query, right in searches.items() if not {*right} & {*found[query]}]


def test_sixty_searches_find_a_right_page_among_the_first_three(indexes: dict[str, Index]) -> None:
    misses = [f"{lang}: {miss}" for lang, searches in SEARCHES.items() for miss in missed(indexes[lang], searches)]
    assert [len(searches) for searches in SEARCHES.values()] == [10] * 6
    assert len(misses) <= 3, "\n".join(misses)


def test_easy_danish_is_searched_in_the_same_words(indexes: dict[str, Index]) -> None:
    misses = missed(indexes["da-let"], SEARCHES["da"])
    assert len(misses) <= 1, "\n".join(misses)


@pytest.mark.parametrize("lang", ["en", "ar", "uk", "pl", "tr"])
@pytest.mark.parametrize("word", ["kørepenge", "befordring", "koerepenge"])
def test_the_danish_word_of_a_letter_finds_its_page_in_every_language(
    indexes: dict[str, Index], lang: str, word: str
) -> None:
    assert "transport-og-udgifter" in slugs(indexes[lang].search(word))[:2]
