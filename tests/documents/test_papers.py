"""Whatever people are called and whatever they write stands on every paper, in letters and the right way round."""

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from ..house_style import ReadingClient
from ..papers import signs_without_ink, words_of
from ..people import case, employers_path, register

CAFE = case("cafe-dagpenge-da")
NAMES = [
    "李小龍", "한국", "김철수", "山田さくら", "ኣበበ", "ገብረ", "முத்து", "สมชาย", "ใจดี", "अनीता", "שרה", "כהן", "ნინო",
    "Ծովինար", "محمد", "বাংলা", "Łódź", "Київ", "😀",
]  # fmt: skip
# Letters that change places when they are laid out, so that they are not read back as they were typed.
SHAPED = [
    "ខ្មែរ", "မြန်မာ", "ລາວ", "ਪੰਜਾਬੀ", "ગુજરાતી", "తెలుగు", "ಕನ್ನಡ", "മലയാളം", "සිංහල", "ދިވެހި", "ߒߞߏ", "ⵣⵣ", "བཀྲ་ཤིས",
    "👩🏽‍🍳🇩🇰🩷",
]  # fmt: skip
HARD = "aжع漢अกา" * 571


def who(lang: str, names: list[str]) -> Any:
    said = " / ".join(names)
    changed = {
        "name": said[:190],
        "company_name": said[:190],
        "tasks": said,
        "purpose_text": said,
        "learning-0": said[:190],
    }
    return replace(CAFE, lang=lang, fields={**CAFE.fields, **changed})


def papers(app: Flask, client: ReadingClient, status: str) -> list[bytes]:
    """Of both sides."""
    link = employers_path(client, status)
    paths = (f"{status}/kvittering.pdf", f"{status}/aftale.pdf", f"{link}/aftale.pdf")
    return [client.get(path).data for path in paths]


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_a_name_in_any_script_stands_on_every_paper(app: Flask, client: ReadingClient, lang: str) -> None:
    for paper in papers(app, client, register(client, who(lang, NAMES))):
        read = words_of(paper)
        assert [name for name in NAMES if name not in read] == []
        assert signs_without_ink(paper) == set()


def test_scripts_whose_letters_change_places_are_in_letters_too(app: Flask, client: ReadingClient) -> None:
    for paper in papers(app, client, register(client, who("da", SHAPED))):
        assert signs_without_ink(paper) == set()


def test_a_sign_without_letters_is_shown_by_its_number_and_explained(app: Flask, client: ReadingClient) -> None:
    for paper in papers(app, client, register(client, who("da", ["𠮷野"]))):
        assert "[U+20BB7]野" in words_of(paper) and "noget, vi ikke kan vise på papir" in words_of(paper)


def test_a_paper_with_letters_for_everything_explains_nothing(app: Flask, client: ReadingClient) -> None:
    for paper in papers(app, client, register(client, who("da", ["Mette"]))):
        assert "noget, vi ikke kan vise på papir" not in words_of(paper)


def test_a_hard_text_stands_there_in_full(app: Flask, client: ReadingClient) -> None:
    hard = replace(CAFE, fields={**CAFE.fields, "tasks": HARD, "purpose_text": HARD, "afterwards": HARD})
    for paper in papers(app, client, register(client, hard)):
        read = words_of(paper)
        assert read.count("漢") == 3 * 571 and signs_without_ink(paper) == set()
