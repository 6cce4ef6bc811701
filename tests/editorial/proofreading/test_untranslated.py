"""No page holds a Danish or English sentence that is not marked as one."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from werkzeug.test import Client

from citizen_portal import i18n
from citizen_portal.editorial.proofreading.sentences import Sentence, split
from citizen_portal.editorial.proofreading.text import GAP
from citizen_portal.editorial.proofreading.untranslated import language_left

from ...conftest import site_in
from ...house_style import HTML, Page

INLINE = {HTML + tag for tag in ("a", "abbr", "b", "bdi", "em", "i", "mark", "span", "strong", "time")}
UNSEEN = {HTML + tag for tag in ("script", "style")}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """With its pages made ahead, as they are served."""
    return site_in(tmp_path_factory.mktemp("portal"), prerender=True)


@pytest.mark.parametrize("own", ["en", "ar", "uk", "pl", "tr"])
def test_a_danish_sentence_is_seen_in_every_other_language(own: str) -> None:
    assert language_left("Du kan først begynde, når kommunen har godkendt den.", own) == "da"


@pytest.mark.parametrize("own", ["da", "da-let", "ar", "uk", "pl", "tr"])
def test_an_english_sentence_is_seen_in_every_other_language(own: str) -> None:
    assert language_left("You can begin when the municipality has approved it.", own) == "en"


@pytest.mark.parametrize(
    ("own", "text"),
    [
        ("da", "Du kan først begynde, når kommunen har godkendt den."),
        ("da-let", "Ordene står her under listen."),
        ("en", "You can begin when the municipality has approved it."),
        ("pl", "Do tego i do innych miejsc można iść na próbę."),
        ("tr", "Her biri için de bir ya da iki kez sorun."),
        ("ar", "Styrelsen for Arbejdsmarked og Rekruttering"[:20]),
        ("uk", "Jobcenter København"),
    ],
)
def test_a_sentence_in_its_own_language_and_a_name_are_left_alone(own: str, text: str) -> None:
    assert language_left(text, own) == ""


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_no_prerendered_page_holds_a_danish_or_english_sentence_unmarked(app: Flask, lang: str) -> None:
    client = Client(app)
    paths = [path for path in app.extensions["prerendered"].pages if path.startswith(f"/{lang}/")]
    left = [(path, text) for path in paths for text in sentences_left(client.get(path).text, lang)]
    assert len(paths) > 25 and not left


def sentences_left(html: str, lang: str) -> Iterator[str]:
    body = Page(html).one("body")
    for sentence in split(Sentence("", 1, visible(body, lang).replace("\n", ".\n"))):
        if language_left(sentence.text, lang):
            yield sentence.text


def visible(element: Element, lang: str) -> str:
    """The words of an element that are said to be in this language, every block on a line of its own."""
    if element.tag in UNSEEN or element.get("lang", lang) != lang:
        inside = GAP
    else:
        inside = (element.text or "") + "".join(visible(child, lang) + (child.tail or "") for child in element)
    return inside if element.tag in INLINE else f"\n{inside}\n"
