"""How the guide thinks, for everybody to see: the drawing, and the words beside it."""

from xml.etree import ElementTree

import pytest
from flask import Flask

from citizen_portal import flow, headers, i18n
from citizen_portal.flow_map.edges import flow_edges

from ..house_style import Page, ReadingClient, text_of

WHOLE = [code for code, language in i18n.LANGUAGES.items() if not language.easy]
SVG = "{http://www.w3.org/2000/svg}"


def boxes(root: ElementTree.Element) -> dict[str, float]:
    """Where each box of an SVG begins."""
    groups = [group for group in root.iter(f"{SVG}g") if group.get("data-box")]
    return {str(group.get("data-box")): float(group[0].get("x") or 0) for group in groups}


@pytest.mark.parametrize("lang", WHOLE)
def test_the_drawing_opens_in_every_language(client: ReadingClient, lang: str) -> None:
    answer = client.get(f"/{lang}/vejviser/kort.svg")
    assert answer.mimetype == "image/svg+xml" and answer.headers["Content-Disposition"] == "inline"
    root = ElementTree.fromstring(answer.data)
    assert root.get("lang") == lang and root.findtext(f"{SVG}title") and root.findtext(f"{SVG}desc")
    assert set(boxes(root)) == {*flow.BY_ID, *flow.OUTCOMES}
    assert not [link for link in root.iter(f"{SVG}a")], "a copy on somebody's own disk has nowhere to lead"


def test_arabic_readers_begin_at_the_right(client: ReadingClient) -> None:
    danish, arabic = (
        boxes(ElementTree.fromstring(client.get(f"/{lang}/vejviser/kort.svg").data)) for lang in ("da", "ar")
    )
    assert danish["benefit"] < danish["no-benefit"] and arabic["benefit"] > arabic["no-benefit"]


@pytest.mark.parametrize("lang", WHOLE)
def test_the_page_tells_every_question_and_outcome_once(client: ReadingClient, lang: str) -> None:
    page = Page(client.get(f"/{lang}/vejviser/kort").text)
    told = [heading.get("id") for heading in page.all("h3")]
    assert sorted(map(str, told)) == sorted(
        [*(f"q-{box}" for box in flow.BY_ID), *(f"o-{box}" for box in flow.OUTCOMES)]
    )


def test_every_link_of_the_page_and_its_drawing_leads_somewhere(client: ReadingClient) -> None:
    page = Page(client.get("/da/vejviser/kort").text)
    links = [str(link.get("href")) for link in page.with_attribute("href")]
    assert all(page.one(id=link[1:]) is not None for link in links if link.startswith("#"))
    assert sum(link.startswith("#") for link in links) >= len(flow.BY_ID) + len(flow.OUTCOMES) + len(flow_edges())


def test_every_choice_is_told_with_its_question(client: ReadingClient, app: Flask) -> None:
    page = Page(client.get("/da/vejviser/kort").text)
    told = {str(box.get("data-told")): box for box in page.with_attribute("data-told")}
    for question in flow.QUESTIONS:
        strong = [element for element in told[f"q-{question.id}"].iter() if str(element.tag).endswith("}strong")]
        assert len({text_of(choice) for choice in strong}) == len(strong) == len(question.choices)


def test_anybody_may_keep_it_and_it_sets_no_cookie(client: ReadingClient) -> None:
    client.get("/da/vejviser/")
    for path in ("/da/vejviser/kort", "/da/vejviser/kort.svg"):
        answer = client.get(path)
        assert answer.headers["Cache-Control"] == headers.PUBLIC and "Set-Cookie" not in answer.headers
