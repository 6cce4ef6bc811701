"""What others show of the site: the picture beside a shared link, the icon on a home screen."""

from io import BytesIO

import pytest
from PIL import Image

from citizen_portal.guidance.sharing import lines
from citizen_portal.i18n import LANGUAGES

from ..house_style import Page, ReadingClient


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_shared_link_has_a_picture_in_its_language(client: ReadingClient, lang: str) -> None:
    page = Page(client.get(f"/{lang}/viden/virksomhedspraktik").text)
    address = page.one("meta", property="og:image").get("content") or ""
    assert Image.open(BytesIO(client.get(address.partition("8000")[2]).data)).size == (1200, 630)


def test_the_pictures_of_two_languages_differ(client: ReadingClient) -> None:
    assert len({client.get(f"/{lang}/om/kort.png").data for lang in ("da", "en", "ar", "uk")}) == 4


def test_no_word_of_a_title_stands_alone_in_its_last_line() -> None:
    assert lines("Prøv en arbejdsplads, før du bestemmer dig") == ["Prøv en arbejdsplads,", "før du bestemmer dig"]
    assert lines("Et ord") == ["Et ord"]


@pytest.mark.parametrize(("lang", "direction"), [("da", "ltr"), ("ar", "rtl")])
def test_a_home_screen_is_told_the_name_in_its_language_and_direction(
    client: ReadingClient, lang: str, direction: str
) -> None:
    link = Page(client.get(f"/{lang}/").text).one("link", rel="manifest").get("href") or ""
    told = client.get(link).json
    assert told and (told["lang"], told["dir"], told["start_url"]) == (lang, direction, f"/{lang}/")
    for icon in told["icons"]:
        side = int(icon["sizes"].partition("x")[0])
        with client.get(icon["src"]) as answer:
            assert Image.open(BytesIO(answer.data)).size == (side, side)
