"""Marks become what docs/writing.md says; raw HTML becomes text."""

import pytest

from citizen_portal.guidance.glossary import Term
from citizen_portal.guidance.markup import Context, render

TERMS = {"plan": Term("plan", word="My Plan", danish="Min Plan", meaning="…", lang="en")}


def html(text: str, lang: str = "en") -> str:
    context = Context(lang, str.upper, lambda rule: f"<{rule}>", TERMS, lambda target: f"/{lang}/{target}")
    return "".join(render(text, context)[0]).strip()


def test_raw_html_is_shown_as_text() -> None:
    assert html("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"


def test_a_rule_becomes_its_figure_apart_from_the_words_around_it() -> None:
    assert html("At most {rule:a.b}.") == '<p>At most <bdi class="figure" data-figure="a.b">&lt;a.b&gt;</bdi>.</p>'


def test_a_term_is_linked_with_its_danish_word_beside_it() -> None:
    assert html("{term:plan}") == (
        '<p><a class="term" id="her-plan" href="#ord-plan">My Plan</a> (<bdi lang="da" dir="ltr">Min Plan</bdi>)</p>'
    )


@pytest.mark.parametrize("mark", [r"{term:plan|the plan}", r"{term:plan\|the plan}"])
def test_a_term_may_stand_in_other_words(mark: str) -> None:
    assert html(mark) == '<p><a class="term" id="her-plan" href="#ord-plan">the plan</a></p>'


def test_only_the_first_link_of_a_term_is_the_one_to_come_back_to() -> None:
    assert html("{term:plan|one} {term:plan|two}").count('id="her-plan"') == 1


def test_danish_words_and_numbers_keep_their_direction() -> None:
    assert '<bdi lang="da" dir="ltr">jobparat</bdi>' in html("{da:jobparat}", "ar")
    number = "\N{NO-BREAK SPACE}".join(("33", "66", "33", "66"))
    assert f'<bdi dir="ltr">{number}</bdi>' in html("{ltr:33 66 33 66}", "ar")


def test_a_box_says_in_a_word_what_it_is() -> None:
    assert html("::: remember\nWait.\n:::").startswith(
        '<div class="box box-remember">\n<p class="box-name">BOX.REMEMBER</p>'
    )


def test_a_heading_has_the_same_anchor_in_every_language() -> None:
    assert '<h2 id="afsnit-1">' in html("## Heading")


def test_a_link_that_could_run_something_stays_text() -> None:
    assert "href" not in html("[x](javascript:alert(1))")
