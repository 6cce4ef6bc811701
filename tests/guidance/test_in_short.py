"""Where a page of the guidance leads on to, and what stands folded on it."""

import pytest
from flask import Flask

from citizen_portal.guidance.in_short import FOLDED, NEXT
from citizen_portal.guidance.law import library
from citizen_portal.guidance.pages import SLUGS
from citizen_portal.guidance.sections import sections
from citizen_portal.i18n import LANGUAGES

from ..house_style import Page, ReadingClient, text_of

LOOKED_UP = {"ordbog", "tal"}


def test_every_page_but_those_to_look_things_up_in_ends_in_a_next_step() -> None:
    assert set(SLUGS) - set(NEXT) == LOOKED_UP
    assert all(slug not in step.pages and step.to not in step.pages for slug, step in NEXT.items())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("slug", sorted(NEXT))
def test_it_is_one_button_and_two_links_that_lead_somewhere(client: ReadingClient, slug: str, lang: str) -> None:
    page = Page(client.get(f"/{lang}/viden/{slug}").text)
    [step] = [part for part in page.all("section") if "next" in (part.get("class") or "").split()]
    ways = [link for link in step.iter() if link.get("href")]
    assert ["button" in (way.get("class") or "") for way in ways] == [True, False, False]
    assert [client.get(way.get("href") or "").status_code for way in ways] == [200, 200, 200]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_can_be_done_now_is_headed_once(client: ReadingClient, lang: str) -> None:
    for slug in NEXT:
        page = Page(client.get(f"/{lang}/viden/{slug}").text)
        headings = [text_of(heading) for heading in page.all("h2")]
        assert len(headings) == len(set(headings)), slug


@pytest.mark.parametrize("slug", [slug for slug in FOLDED if slug in SLUGS])
def test_no_fold_is_named_for_a_section_that_is_not_there(app: Flask, slug: str) -> None:
    with app.test_request_context():
        found = sections(library().find("da", "guidance", slug))
    assert FOLDED[slug] <= set(range(1, 20)) and any(part.folded for part in found)
    assert not found[-1].folded or slug in ("for-arbejdsgivere", "hvem-hjaelper", "spoergsmaal")
