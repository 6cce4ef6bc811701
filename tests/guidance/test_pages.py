"""The texts: all there, in every language, and refused whole when one is broken."""

from pathlib import Path

import pytest

from citizen_portal import CONTENT, i18n, rules
from citizen_portal.guidance import pages
from citizen_portal.guidance.glossary import ContentError
from citizen_portal.guidance.pages import SLUGS

from ..house_style import Page, ReadingClient

LAW = rules.load([CONTENT]).now


def load(folder: Path) -> pages.Library:
    return pages.load([folder], {"da": "da", "en": "en"}, LAW, lambda _lang: lambda label: label)


def write(folder: Path, lang: str, slug: str, body: str, head: str = "title: T\nsummary: S") -> None:
    (folder / lang / "guidance").mkdir(parents=True, exist_ok=True)
    (folder / lang / "guidance" / f"{slug}.md").write_text(f"---\n{head}\n---\n{body}\n", encoding="utf-8")


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_every_page_answers_in_every_language_in_that_language(client: ReadingClient, lang: str, slug: str) -> None:
    page = Page(client.get(f"/{lang}/viden/{slug}").text)
    assert page.one("html").get("lang") == i18n.LANGUAGES[lang].tag
    assert page.one("article").get("lang") is None, "the text stands in another language"


def test_every_fault_is_named_with_its_file_and_all_at_once(tmp_path: Path) -> None:
    write(tmp_path, "da", "one", "See [this](nowhere) and {rule:no.such} and {term:nobody}.")
    write(tmp_path, "da", "two", "Text", head="title: T\nrules: [no.rule]\nrelated: [nothing]")
    write(tmp_path, "en", "one", "Text", head="title: [broken")
    (tmp_path / "da" / "guidance" / "three.md").write_text("no front matter")
    with pytest.raises(ContentError) as refused:
        load(tmp_path)
    said = str(refused.value)
    for fault in (
        "da/guidance/one.md:5: the link to nowhere leads nowhere",
        "da/guidance/one.md:5: {rule:no.such} is not known",
        "da/guidance/one.md:5: {term:nobody} is not known",
        "da/guidance/two.md:1: has no summary",
        "da/guidance/two.md:3: rests on no.rule, which is no rule",
        "da/guidance/two.md:4: is related to nothing, which is no page",
        "da/guidance/three.md: line 1: the file must begin with ---",
        "en/guidance/one.md: line ",
    ):
        assert fault in said


def test_a_text_missing_in_a_language_is_the_danish_one_and_says_so(tmp_path: Path) -> None:
    write(tmp_path, "da", "one", "Tekst")
    assert load(tmp_path).find("en", "guidance", "one").lang == "da"


def test_a_translation_is_stale_when_the_danish_says_something_else(tmp_path: Path) -> None:
    write(tmp_path, "da", "one", "En tekst, som siger noget.")
    source = load(tmp_path).find("da", "guidance", "one").fingerprint
    write(tmp_path, "en", "one", "A text.", head=f"title: T\nsummary: S\nsource: {source}")
    assert load(tmp_path).find("en", "guidance", "one").fresh
    write(tmp_path, "da", "one", "En tekst  som\nsiger noget!")
    assert load(tmp_path).find("en", "guidance", "one").fresh, "a comma is not a change"
    write(tmp_path, "da", "one", "En tekst, som siger noget andet.")
    assert not load(tmp_path).find("en", "guidance", "one").fresh


def test_a_rule_that_is_only_half_known_cannot_be_quoted(tmp_path: Path) -> None:
    write(tmp_path, "da", "one", "Op til {rule:praktik.max_weeks.dimittend}.")
    with pytest.raises(ContentError, match=r"\{rule:praktik.max_weeks.dimittend\} is not known"):
        load(tmp_path)
