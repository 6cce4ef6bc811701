"""What a reader writes is found, however it is spelled, and nothing they write can do harm."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from pytest import MonkeyPatch

from citizen_portal.guidance.law import since
from citizen_portal.guidance.search import Index
from citizen_portal.guidance.state import state
from citizen_portal.guidance.topics import FIRST
from citizen_portal.i18n import LANGUAGES
from citizen_portal.matching.folding import LONGEST_QUERY, tidy
from citizen_portal.typed.text import cleaned

from ..house_style import Page, ReadingClient, text_of
from .texts import find, slugs, text


def ask(client: ReadingClient, query: str, lang: str = "da") -> Page:
    answer = client.get(f"/{lang}/viden/soeg", query_string={"q": query})
    assert answer.status_code == 200
    return Page(answer.text)


def links(page: Page) -> list[str]:
    lists = [found for found in page.all("ol") if "search-found" in (found.get("class") or "")]
    return [link.get("href") or "" for found in lists for link in found.iter() if link.get("href")]


def marks(page: Page) -> list[str]:
    return [text_of(mark) for mark in page.all("mark")]


# Through the front door.


@pytest.mark.parametrize("query", ["løntilskud", "loentilskud", "LØNTILSKUD", "lontilskud", "løntilskudd"])
def test_the_page_on_loentilskud_is_found_however_it_is_spelled(client: ReadingClient, query: str) -> None:
    page = ask(client, query)
    assert links(page)[0] == "/da/viden/loentilskud"
    assert "løntilskud" in marks(page)


def test_a_typing_slip_is_forgiven(client: ReadingClient) -> None:
    assert links(ask(client, "virksomhedspratkik"))[0] == "/da/viden/virksomhedspraktik"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_found_by_its_own_title(app: Flask, lang: str) -> None:
    with app.test_request_context():
        index = state().indexes[since()][lang]
    for entry in index.entries:
        assert entry.page.slug in slugs(index.search(entry.page.title))[:3], entry.page.title


def test_a_term_is_found_at_its_own_place_in_the_glossary(client: ReadingClient) -> None:
    assert "/da/viden/ordbog#min-plan" in links(ask(client, "Min Plan"))


def test_what_the_site_says_about_itself_is_found(client: ReadingClient) -> None:
    assert links(ask(client, "privatliv"))[0] == "/da/privatliv"


def test_the_count_is_said_in_words(client: ReadingClient) -> None:
    page = ask(client, "løntilskud")
    assert text_of(page.one(role="status")) == f"Vi fandt {len(links(page))} sider"


def test_the_words_stay_in_the_box_and_in_the_language_switch(client: ReadingClient) -> None:
    page = ask(client, "  min   plan ")
    assert page.one("input", name="q").get("value") == "min plan"
    assert page.one("a", hreflang="en").get("href") == "/en/viden/soeg?q=min+plan"


@pytest.mark.parametrize("query", ["qwxzjk", "🙂", "?!", "q"])
def test_nothing_found_gives_words_to_try_three_pages_the_word_list_and_a_number_to_ring(
    client: ReadingClient, query: str
) -> None:
    page = ask(client, query)
    ways = [link.get("href") or "" for link in page.one("main").iter() if link.get("href")]
    tried = [way for way in ways if "?q=" in way]
    assert len(tried) == 3 and all(links(Page(client.get(way).text)) for way in tried)
    assert [way for way in ways if way not in tried] == [
        *(f"/da/viden/{slug}" for slug in FIRST),
        "/da/viden/ordbog",
        "tel:33663366",
    ]
    assert text_of(page.one(role="status")) == "Vi fandt ingen sider med de ord"


def test_where_nothing_answers_the_pages_that_look_most_like_it_are_shown(client: ReadingClient) -> None:
    page = ask(client, "xxbefordringsqgodtgxx")
    assert not links(page)
    assert "/da/viden/transport-og-udgifter" in [link.get("href") for link in page.one("main").iter()]


@pytest.mark.parametrize("query", ["", "   ", "\t\n\x00"])
def test_without_words_there_is_only_the_box(client: ReadingClient, query: str) -> None:
    page = ask(client, query)
    assert page.one("input", name="q").get("value") == ""
    assert not page.all(role="status")


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<mark>løn</mark>",
    "{{ 7 * 7 }} {% raise %}",
    "(((((a+)+)+$ [ \\ .* ?",
    "løn' OR 1=1 --",
    "\u202eløn\u202c \u200f\u0000\ufffe",
    "طلب " * 1000,
    "a" * 4000,
    "løn " * 1000,
    "\u0301" * 4000,
    "👩‍👩‍👧‍👦 løn",
    "%00%ff",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_words_are_text_and_nothing_else(client: ReadingClient, query: str) -> None:
    page = ask(client, query)
    assert page.one("input", name="q").get("value") == tidy(cleaned(query, one_line=True))
    assert not [image for image in page.all("img") if image.get("src") == "x"]


def test_bytes_that_are_no_letters_are_only_not_found(client: ReadingClient) -> None:
    assert client.get("/da/viden/soeg?q=%ff%fe%00&q=2").status_code == 200


def test_a_page_in_another_language_is_marked(client: ReadingClient, app: Flask, monkeypatch: MonkeyPatch) -> None:
    index = Index([text("virksomhedspraktik", "Hvor længe?", "Så længe varer det.")], {})
    with app.test_request_context():
        monkeypatch.setitem(app.extensions, "guidance", replace(state(), indexes={since(): {"en": index}}))
    page = ask(client, "længe", "en")
    link = next(link for link in page.all("a") if link.get("href") == "/en/viden/virksomhedspraktik")
    assert (link.get("lang"), link.get("dir")) == ("da", "ltr")


def test_the_box_stands_on_the_list_of_pages_and_asks_for_a_page(client: ReadingClient) -> None:
    form = Page(client.get("/da/viden/").text).one("form", role="search")
    assert (form.get("method"), form.get("action")) == ("get", "/da/viden/soeg")
    assert next(field for field in form.iter() if field.get("name")).get("maxlength") == str(LONGEST_QUERY)


def test_what_somebody_looked_for_is_kept_by_nobody(client: ReadingClient) -> None:
    answer = client.get("/da/viden/soeg?q=klage")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


# The order of what is found.


def test_a_title_comes_before_a_summary_and_a_summary_before_the_text() -> None:
    pages = [text("c", html="<p>Om ferie.</p>"), text("b", summary="Om ferie"), text("a", title="Ferie")]
    assert find("ferie", *pages) == ["a", "b", "c"]


def test_a_page_that_answers_every_word_comes_before_one_that_answers_some() -> None:
    pages = [text("c", html="<p>løn</p>"), text("b", html="<p>ferie</p>"), text("a", html="<p>ferie og løn</p>")]
    assert find("løn ferie", *pages) == ["a", "c", "b"]


def test_a_word_that_no_page_knows_hides_no_page() -> None:
    assert find("ferie qwxzjk", text("a", html="<p>ferie</p>")) == ["a"]


def test_a_page_that_answers_little_of_a_question_is_left_out() -> None:
    pages = [text("a", title="Ferie og fri"), text("b", html="<p>fri</p>")]
    assert find("ferie fri", *pages) == ["a"]


def test_what_is_typed_for_a_page_finds_it_before_the_pages_that_say_it() -> None:
    pages = [text("b", title="Busbillet"), text("a", title="Transport"), *(text(f"c-{n}") for n in range(5))]
    assert slugs(Index(pages, {}, "da", {"a": ("busbillet",)}).search("busbillet")) == ["a", "b"]


def test_the_same_word_comes_before_the_beginning_of_another_and_that_before_a_part_of_one() -> None:
    pages = [text("c", title="Fuldlønnet"), text("b", title="Løntilskud"), text("a", title="Løn")]
    assert find("løn", *pages) == ["a", "b", "c"]


def test_a_word_that_stands_everywhere_does_not_decide() -> None:
    everywhere = [text(f"side-{number}", html="<p>hvad er det</p>") for number in range(9)]
    index = Index([*everywhere, text("vitas", html="<p>VITAS er en side</p>")], {})
    assert slugs(index.search("hvad er VITAS?")) == ["vitas"]
