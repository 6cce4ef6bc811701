"""The texts of each day, read again only when a file of them has changed."""

from pathlib import Path

from citizen_portal import CONTENT, rules
from citizen_portal.guidance.libraries import libraries
from citizen_portal.guidance.pages import Library

from ..neighbour import NEIGHBOUR

PAGE = "---\ntitle: {}\nsummary: Kort.\n---\nHos os.\n"


def read(own: Path) -> list[Library]:
    folders = (CONTENT, own)
    return list(libraries(folders, rules.load(folders)).values())


def write(own: Path, title: str) -> None:
    file = own / "da" / "guidance" / "virksomhedspraktik.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PAGE.format(title), encoding="utf-8")


def test_what_has_not_changed_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "Hos os")
    assert [id(library) for library in read(tmp_path)] == [id(library) for library in read(tmp_path)]


def test_a_changed_text_is_read_again(tmp_path: Path) -> None:
    write(tmp_path, "Hos os")
    before = read(tmp_path)[0].find("da", "guidance", "virksomhedspraktik").title
    write(tmp_path, "Hjemme hos os")
    after = read(tmp_path)[0].find("da", "guidance", "virksomhedspraktik").title
    assert (before, after) == ("Hos os", "Hjemme hos os")


def test_a_page_laid_over_in_danish_alone_is_newer_than_ours_in_other_languages(tmp_path: Path) -> None:
    write(tmp_path, "Hos os")
    found = read(tmp_path)[0]
    pages = {lang: found.find(lang, "guidance", "virksomhedspraktik") for lang in ("da", "da-let", "en", "ar")}
    assert {lang: page.fresh for lang, page in pages.items()} == {"da": True, "da-let": False, "en": False, "ar": False}
    assert found.find("en", "guidance", "klage").fresh


def test_another_municipality_has_its_own_page_in_place_of_one_about_us_in_every_language(tmp_path: Path) -> None:
    (tmp_path / "municipality.toml").write_text(NEIGHBOUR, encoding="utf-8")
    assert ("da", "guidance", "tal") not in read(tmp_path)[0].pages
    file = tmp_path / "da" / "guidance" / "tal.md"
    file.parent.mkdir(parents=True)
    file.write_text(PAGE.format("Hos os"), encoding="utf-8")
    found = read(tmp_path)[0].find("en", "guidance", "tal")
    assert (found.lang, found.title) == ("da", "Hos os")


def test_a_rule_that_changes_on_a_day_makes_the_texts_of_that_day(tmp_path: Path) -> None:
    ours = (CONTENT / "rules.toml").read_text(encoding="utf-8")
    start = ours.index('["praktik.max_hours_week"]')
    rule = ours[start : ours.index("\n[", start)].replace("max_hours_week", "max_hours_week@2099-01-01")
    (tmp_path / "rules.toml").write_text(rule.replace("value = 37", "value = 30"), encoding="utf-8")
    today, *_, then = (library.find("en", "guidance", "sig-fra").html for library in read(tmp_path))
    said = ("37\N{NO-BREAK SPACE}hours" in today, "37\N{NO-BREAK SPACE}hours" in then)
    assert said == (True, False) and "30\N{NO-BREAK SPACE}hours" in then
