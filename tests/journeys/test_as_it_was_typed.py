"""A phone corrects no code, address or number, takes none for a telephone, and a browser translates no name."""

from __future__ import annotations

import pytest

from citizen_portal.placement.fields import TABLE

from ..house_style import Page, ReadingClient, text_of
from ..people import case, employers_path, fill, register

NURSERY = case("nursery-kontanthjaelp-ar")
EXACT = {"autocapitalize": "none", "autocorrect": "off", "spellcheck": "false"}
CODE = {"autocapitalize": "characters", "autocorrect": "off", "spellcheck": "false", "autocomplete": "off"}


def said(page: Page, box: str, names: dict[str, str]) -> dict[str, str | None]:
    found = page.one("input", name=box)
    return {name: found.get(name) for name in names}


@pytest.mark.parametrize("path", ["/da/arbejdsgiver/", "/da/plads/fortsaet"])
def test_a_code_is_taken_as_it_is_typed(client: ReadingClient, path: str) -> None:
    assert said(Page(client.get(path).text), "code", CODE) == CODE


def test_an_address_or_a_number_is_taken_as_it_is_typed(client: ReadingClient) -> None:
    fill(client, NURSERY)
    for field in TABLE:
        if field.step and field.left_to_right and field.proper:
            page = Page(client.get(f"/ar/plads/{field.step}").text)
            assert said(page, field.name, EXACT) == EXACT, field.name


@pytest.mark.parametrize("path", ["/da/", "/ar/plads/virksomhed"])
def test_no_number_is_taken_for_a_telephone(client: ReadingClient, path: str) -> None:
    fill(client, NURSERY, until="virksomhed")
    assert Page(client.get(path).text).one("meta", name="format-detection").get("content") == "telephone=no"


def untranslated(page: Page) -> set[str]:
    return {text_of(one) for one in page.with_attribute("translate") if one.get("translate") == "no"}


def test_names_codes_and_references_are_not_translated(client: ReadingClient) -> None:
    fill(client, NURSERY)
    names = {NURSERY.fields["company_name"], NURSERY.fields["contact_name"], NURSERY.fields["name"]}
    assert names <= untranslated(Page(client.get("/ar/plads/tjek").text))
    status = register(client, NURSERY)
    page = Page(client.get(status).text)
    for mark in ("data-reference", "data-code"):
        assert page.with_attribute(mark)[0].get("translate") == "no"
    assert NURSERY.fields["company_name"] in untranslated(page)
    link = employers_path(client, status)
    assert NURSERY.fields["name"] in untranslated(Page(client.get(link).text))
    assert names <= untranslated(Page(client.get(f"{link}/vitas").text))


def test_what_somebody_wrote_in_sentences_may_be_translated(client: ReadingClient) -> None:
    fill(client, NURSERY)
    page = Page(client.get("/ar/plads/tjek").text)
    assert NURSERY.fields["tasks"] not in untranslated(page) and NURSERY.fields["tasks"] in text_of(page.root)
