"""The example municipality of the documents, walked in every language: nothing of ours is left on any page of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import cast

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from citizen_portal import CONTENT, i18n, names, rules
from citizen_portal.editorial.folder_check import faults
from citizen_portal.editorial.proofreading.bare_names import pattern
from citizen_portal.guidance.libraries import libraries
from citizen_portal.handover.payload import payload
from citizen_portal.notifications import sms_texts
from citizen_portal.notifications.compose import Letter, compose
from citizen_portal.operations import away_page
from citizen_portal.records.staff import Role

from ..conftest import site_in
from ..desk.at_the_desk import signed_in
from ..house_style import Page, ReadingClient, text_of
from ..papers import words_of
from ..people import Case, case
from . import midnight
from .day_addresses import SHOWS_DAYS, SHOWS_NONE, Asked, known
from .midnight import World, placement, world_of
from .visitors import Visitor, address, doors

EXAMPLE = Path(__file__).parents[2] / "docs" / "example-municipality"
FOLDERS = (CONTENT, EXAMPLE)
LAW = rules.load(FOLDERS)
OURS = pattern(CONTENT, names.tables(CONTENT), spelled=True)
# Where a rule is from is quoted as it is. A calendar names the time zone by its city.
QUOTED = {escape(said) for rule in LAW.now for said in (rule.source_name, rule.source_url)} | {"Europe/Copenhagen"}
# A paper has the labels and the texts of its page; two show that they reach it, from either side.
PAPERS_IN = ("da", "ar")
PAGES = [
    page for line, asked in {**SHOWS_DAYS, **SHOWS_NONE}.items() if "GET" in line for page in asked
]  # fmt: skip


def left_of_ours(text: str) -> list[str]:
    for quoted in sorted(QUOTED, key=len, reverse=True):
        text = text.replace(quoted, "")
    return [text[max(0, found.start() - 40) : found.end() + 20] for found in OURS.finditer(text)]


def elsewhere(name: str) -> Case:
    """The same person with a workplace in another town."""
    told = case(name)
    place = {"postcode": "5000", "city": "Odense C", "contact_phone": "+45 12 34 56 78"}
    return replace(told, fields={**told.fields, **place})


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Its pages are read for their words alone: that they are sound is seen on ours."""
    app = site_in(tmp_path_factory.mktemp("portal"), municipality=EXAMPLE)
    app.test_client_class = FlaskClient
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="module")
def world(app: Flask) -> Iterator[World]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(midnight, "case", elsewhere)
        yield world_of(app)


def read(answer: TestResponse) -> str:
    if answer.mimetype == "application/pdf":
        return words_of(answer.data)
    kind = answer.mimetype or ""
    return "" if kind.startswith("image/") and "svg" not in kind else answer.text


def walked(world: World, page: Asked, lang: str) -> list[str]:
    """What is left of ours on a page, as somebody reads it in this language."""
    path = page.path.format(**world.doors)
    if ".pdf" in path and lang not in PAPERS_IN:
        return []
    client = world.people[page.who]
    answer = client.get(path.replace("/da/", f"/{lang}/", 1))
    return [f"{path}: {left}" for left in left_of_ours(read(answer))]


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_no_page_says_a_word_of_ours(world: World, lang: str) -> None:
    asked = [page for page in PAGES if lang == "da" or "/da/" in page.path.format(**world.doors)]
    missing = Asked(f"/{lang}/no-such-page", frozenset())
    assert len(asked) > 100 and [left for page in (*asked, missing) for left in walked(world, page, lang)] == []


def test_the_desk_says_no_word_of_ours(app: Flask, world: World) -> None:
    with app.app_context(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(midnight, "case", elsewhere)
        record = placement("approved")
    lead = Visitor(signed_in(app, cast(ReadingClient, app.test_client()), role=Role.LEAD), "CCCCCCCCCC")
    rooms = [rule for method, rule in doors(known()) if method == "GET" and rule.startswith("/sagsbord")]
    seen = {rule: lead.client.get(address(rule, lead, record)) for rule in rooms}
    assert sum(answer.status_code == 200 for answer in seen.values()) > 6
    assert {rule: left for rule, answer in seen.items() if (left := left_of_ours(read(answer)))} == {}


def test_no_text_term_or_label_says_a_word_of_ours_on_any_day(app: Flask) -> None:
    said = {
        f"{key} {day}": f"{page.title} {page.summary} {page.html}"
        for day, library in libraries(FOLDERS, LAW, app.extensions["catalogues"]).items()
        for key, page in library.pages.items()
    }
    library = next(iter(libraries(FOLDERS, LAW, app.extensions["catalogues"]).values()))
    terms = {f"{lang} {term.id}": term.meaning for lang, own in library.terms.items() for term in own.values()}
    with app.app_context():
        labels = {f"{lang} {label}": i18n.words(lang)(label) for lang in i18n.LANGUAGES for label in i18n.label_ids()}
    everything = {**said, **terms, **labels}
    assert len(everything) > 10_000 and "{municipality:" not in "".join(everything.values())
    assert {name: left for name, text in everything.items() if (left := left_of_ours(text))} == {}


def test_no_letter_sms_or_hand_over_says_a_word_of_ours(app: Flask) -> None:
    letters = {label[5:-5] for label in i18n.label_ids() if label.startswith("mail.") and label.endswith(".text")}
    with app.app_context(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(midnight, "case", elsewhere)
        said = [json.dumps(payload(placement("approved")), ensure_ascii=False), away_page.page()]
        for lang in i18n.LANGUAGES:
            written = [
                compose(Letter(one, "mette@example.org", lang, "/da/", reference="ABCD"), "k") for one in letters
            ]
            said += [str(letter["From"]) + letter["Subject"] + letter.get_content() for letter in written]
            said += [sms_texts.compose(one, lang, "ABCD", "/s/x") for one in sms_texts.KINDS]
    assert len(letters) > 20 and "Lindevig Kommune" in said[-1]
    assert [left for text in said for left in left_of_ours(text)] == []


def test_what_it_says_of_itself_is_there_in_every_language(app: Flask, client: FlaskClient) -> None:
    for lang in i18n.LANGUAGES:
        page = client.get(f"/{lang}/viden/besoeg-os").text
        assert "Jobcenter Lindevig" in page and "12\N{NO-BREAK SPACE}00\N{NO-BREAK SPACE}34\N{NO-BREAK SPACE}56" in page
        assert "Jobcenter Lindevig" in client.get(f"/{lang}/om/plakat").text


@pytest.mark.parametrize(
    ("left_out", "leads"), [("tal", "formaal"), ("udbytte", "formaal"), ("varighed", "virksomhedspraktik")]
)
def test_a_page_that_is_left_out_leads_on_and_nothing_leads_to_it(
    client: FlaskClient, left_out: str, leads: str
) -> None:
    answer = client.get(f"/tr/viden/{left_out}")
    assert (answer.status_code, answer.headers["Location"]) == (308, f"/tr/viden/{leads}")
    for page in (
        "/da/",
        "/da/viden/",
        "/da/viden/spoergsmaal",
        "/da/viden/bagefter",
        "/da/viden/formaal",
        "/sitemap.xml",
    ):
        assert f"/viden/{left_out}" not in client.get(page).text


def test_a_sentence_about_a_page_that_is_left_out_goes_with_it(app: Flask, client: FlaskClient) -> None:
    words = text_of(Page(client.get("/da/viden/spoergsmaal").text).root)
    assert "Tal med arbejdsgiveren om det fra start." in words and "hvordan det gik bagefter" not in words


def test_a_rule_says_only_what_differs() -> None:
    ours, theirs = rules.load([CONTENT]).now["approval.answer"], LAW.now["approval.answer"]
    assert (theirs.value, theirs.unit, theirs.law_ref) == (3, ours.unit, ours.law_ref) and ours.value != 3


def test_its_files_are_in_order() -> None:
    library = next(iter(libraries(FOLDERS, LAW, i18n.filled(FOLDERS)).values()))
    assert faults(library, FOLDERS, EXAMPLE) == []
