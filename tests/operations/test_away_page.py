"""The page a proxy shows when the site is gone needs nothing of the site."""

import re

from flask import Flask

from citizen_portal.i18n import LANGUAGES

from ..house_style import Page, text_of


def test_it_says_it_in_every_language_and_asks_the_site_for_nothing(app: Flask) -> None:
    made = app.test_cli_runner().invoke(args=["away-page"]).output
    page = Page(made)
    said = {part.get("lang"): (part.get("dir"), text_of(part)) for part in page.all("section")}
    assert set(said) == {language.tag for language in LANGUAGES.values() if not language.easy}
    assert "Noget gik galt hos os" in said["da"][1] and said["ar"][0] == "rtl"
    assert "error.page" not in made and app.extensions["municipality"].phone in made
    assert not re.search(r"src=|<link|url\(|<script", made)
    assert {link.get("href", "").partition(":")[0] for link in page.all("a")} == {"tel"}
