"""Of a page the passage is shown that answers, in its own words, and marked where it does."""

from citizen_portal.guidance.glossary import Term
from citizen_portal.guidance.passages import LENGTH, plain
from citizen_portal.guidance.search import Hit, Index

from .texts import text

LONG = (
    "<p>" + "Noget helt andet står her. " * 20 + "Du får <a href='x'>ferie</a> &amp; fri. " + "Mere her. " * 40 + "</p>"
)


def passage(query: str, html: str) -> Hit:
    return Index([text("a", html=html), *(text(f"b-{n}") for n in range(3))], {}).search(query)[0]


def test_the_passage_stands_around_the_word_in_its_own_spelling() -> None:
    words = "".join(piece for piece, _ in passage("FERIE", LONG).snippet)
    assert "Du får ferie & fri." in words
    assert words.startswith("… Noget") and words.endswith(" …")
    assert len(words) <= LENGTH + 4


def test_only_the_words_that_were_asked_for_are_marked() -> None:
    assert [piece for piece, is_marked in passage("ferie fri", LONG).snippet if is_marked] == ["ferie", "fri"]


def test_markup_in_a_text_stays_text_in_its_passage() -> None:
    assert plain("<p>Skriv &lt;b&gt; her</p>\n<ul>\n<li>Et</li>\n<li>To.</li>\n</ul><p>Tre</p>") == (
        "Skriv <b> her · Et · To. Tre"
    )


def test_a_term_is_shown_with_its_meaning() -> None:
    terms = {
        "loen": Term("loen", "pay", "løn", "Money for work.", "en"),
        "ydelse": Term("ydelse", "benefit", "ydelse", "Money you get when you have no pay.", "en"),
    }
    hit = Index([text("ordbog"), text("b"), text("c")], terms).search("pay")[0]
    assert (hit.anchor, hit.lang) == ("loen", "en")
