"""The poster leads to the front page in its own language, names the municipality, and is found from the site's page."""

import pytest

from citizen_portal import i18n
from citizen_portal.qr import qr

from ..house_style import Page, ReadingClient, text_of


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_its_code_leads_to_the_front_page_in_its_language(client: ReadingClient, lang: str) -> None:
    answer = client.get(f"/{lang}/om/plakat")
    assert qr(f"http://127.0.0.1:8000/{lang}/") in answer.text and "Set-Cookie" not in answer.headers
    poster = Page(answer.text).one("article", data_poster="")
    said = text_of(poster)
    assert said.startswith("Københavns Kommune") and f"127.0.0.1:8000/{lang}/" in said and "33 66 33 66" in said


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_the_page_about_the_site_leads_to_it(client: ReadingClient, lang: str) -> None:
    links = [link.get("href") for link in Page(client.get(f"/{lang}/om").text).all("a")]
    assert f"/{lang}/om/plakat" in links
