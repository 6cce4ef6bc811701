"""Nobody says "såfremt" to a neighbour."""

from collections.abc import Iterator

import pytest

from citizen_portal import CONTENT
from citizen_portal.editorial.proofreading import phrases
from citizen_portal.editorial.proofreading.sentences import Sentence

PHRASES = phrases.load([CONTENT])


def found(text: str) -> Iterator[str]:
    return phrases.check_phrases([Sentence("da/one.md", 7, text)], PHRASES)


def test_an_official_phrase_is_named_with_a_plainer_one() -> None:
    assert list(found("Ring, såfremt du er syg.")) == ["da/one.md:7: »såfremt« is not how we say it: skriv »hvis«"]


@pytest.mark.parametrize(
    "text",
    [
        "Sig det ift. tiden.",
        "Kom mhp. samtale.",
        "Et brev vedr. din plads.",
        "Det bevilges af kommunen.",
        "Du er berettiget til en plads.",
        "Hjælp, herunder penge.",
        "Du bedes ringe.",
        "Her er mulighed for at spørge.",
        "Søg forud for start.",
        "Så godt!",
        'Sig "ja" til det.',
        "Her kan man spørge.",
    ],
)
def test_officials_are_found_out(text: str) -> None:
    assert len(list(found(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ordene står herunder.",
        "Et job går forud for praktik.",
        "Hvorfor kan man have lyst til det?",
        "Du har en god mulighed.",
        "Hun sagde »ja« til et sted i byen.",
        "Han har en dogge og en samtale.",
    ],
)
def test_everyday_words_are_left_alone(text: str) -> None:
    assert not list(found(text))
