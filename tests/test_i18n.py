"""Which language a reader gets, and that the page stays the same when it is changed."""

import re

import pytest

from citizen_portal import i18n

from .house_style import Page, ReadingClient, text_of

WHOLE = [code for code, language in i18n.LANGUAGES.items() if not language.easy]


@pytest.mark.parametrize(
    ("wish", "given"),
    [("ar,da;q=0.5", "ar"), ("uk-UA,uk;q=0.9", "uk"), ("ja", "da"), ("", "da"), ("en-GB", "en")],
)
def test_the_door_leads_to_the_readers_language(client: ReadingClient, wish: str, given: str) -> None:
    answer = client.get("/", headers={"Accept-Language": wish})
    assert answer.status_code == 302
    assert answer.location == f"/{given}/"
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize("path", ["/", "/viden/virksomhedspraktik", "/vejviser/wellbeing", "/plads/dig", "/privatliv"])
def test_switching_the_language_keeps_the_page(client: ReadingClient, path: str) -> None:
    page = Page(client.get(f"/da{path}").text)
    links = {
        link.get("data-lang"): link.get("href") or link.get("formaction")
        for link in page.one("nav", id="languages").iter()
        if link.get("data-lang")
    }
    assert {code: links[code] for code in WHOLE} == {code: f"/{code}{path}" for code in WHOLE}


@pytest.mark.parametrize("code", WHOLE)
def test_every_language_says_its_own_name_and_direction(client: ReadingClient, code: str) -> None:
    page = Page(client.get(f"/{code}/vejviser/").text)
    assert page.one("html").get("dir") == ("rtl" if code == "ar" else "ltr")
    assert i18n.LANGUAGES[code].name in text_of(page.one("summary"))


def test_a_language_with_a_word_missing_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "label_ids", lambda: {"site.name", "no.such.label"})
    with pytest.raises(i18n.LanguageMissing, match=r"translations/en: no words for no\.such\.label"):
        i18n.check_catalogues()


def examples(code: str, label: str) -> list[str]:
    """The codes a label shows as an example."""
    return re.findall(r"\b[A-Z]{4}-\d{4}\b", i18n.words(code)(label))


CODES = ("employer.reference.hint", "find.code.hint", "employer.code.hint", "resume.code.hint", "forberedt.code.hint")


@pytest.mark.parametrize("code", WHOLE)
def test_every_kind_of_code_has_an_example_of_its_own(code: str) -> None:
    shown = [examples(code, label) for label in CODES]
    assert all(len(one) == 1 for one in shown) and len({one[0] for one in shown}) == len(CODES)
    assert examples(code, "error.reference.shape") == examples(code, "employer.reference.hint")
