"""The page of parts shows every macro, in every state and either direction, and is not there in production."""

import re
from pathlib import Path

import pytest
from flask import Flask

from citizen_portal import create_app
from citizen_portal.gallery.components import DESK
from citizen_portal.placement.finding import KINDS

from ..conftest import settings_in
from ..house_style import Page

MACROS = Path(__file__).parents[2] / "citizen_portal" / "templates" / "macros"
FILES = sorted(file.name for file in MACROS.glob("*.html"))
# Shown within the others, or to nobody: the box that is to stay empty.
INNER = {"csrf", "first_error", "hint", "error", "described", "exact", "foreign", "decoy", "decoy_to_empty"}
STATES = {"empty", "filled", "failed"}


@pytest.fixture(scope="module")
def parts(developing: Flask) -> Page:
    return Page(developing.test_client().get("/da/om/komponenter").text)


def states_of(parts: Page, macro: str) -> set[str | None]:
    return {article.get("data-state") for article in parts.all("article", data_macro=macro)}


def test_it_is_not_there_in_production(tmp_path: Path) -> None:
    app = create_app(settings_in(tmp_path), prerender=False)
    assert app.test_client().get("/da/om/komponenter").status_code == 404


@pytest.mark.parametrize("file", FILES)
def test_every_macro_is_shown_under_its_file(parts: Page, file: str) -> None:
    written = set(re.findall(r"{%-? macro (\w+)", (MACROS / file).read_text(encoding="utf-8")))
    section = parts.one("section", data_part=file)
    assert written - INNER == {one.get("data-macro") for one in section.iter() if one.get("data-macro")}


@pytest.mark.parametrize("macro", ["text", "area", "radios", "date", "list", "tick", "confirm", "box"])
def test_a_field_is_shown_empty_filled_and_failed(parts: Page, macro: str) -> None:
    assert states_of(parts, macro) == STATES


@pytest.mark.parametrize("macro", ["text", "area", "radios", "date", "list", "confirm", "box"])
def test_a_failed_field_says_why(parts: Page, macro: str) -> None:
    (article,) = parts.all("article", data_macro=macro, data_state="failed")
    assert [one for one in article.iter() if one.get("class") == "form-error-message"]


def test_findings_of_three_kinds_are_shown(parts: Page) -> None:
    assert states_of(parts, "finding") == set(KINDS)


def test_a_row_of_the_desk_leads_to_its_placement_and_says_its_state_in_words_and_colour(parts: Page) -> None:
    rows = parts.with_attribute("data-placement")
    tones = [(part.get("class") or "") for row in rows for part in row.iter() if "chip" in (part.get("class") or "")]
    assert tones == [f"chip chip-{tone}" for tone in DESK]
    assert all([part for part in row.iter() if part.get("href")] for row in rows)


@pytest.mark.parametrize(("lang", "turned"), [("da", "rtl"), ("ar", "ltr")])
def test_either_direction_can_be_seen_in_any_language(developing: Flask, lang: str, turned: str) -> None:
    page = Page(developing.test_client().get(f"/{lang}/om/komponenter?dir={turned}").text)
    assert page.one("html").get("dir") == turned
    sheets = [link.get("href") or "" for link in page.all("link", rel="stylesheet")]
    assert {".rtl." in sheet for sheet in sheets} == {turned == "rtl"}
