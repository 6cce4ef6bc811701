"""The recipe of CONTRIBUTING, followed: a municipality's own trade, in Danish only, in a folder of its own."""

from pathlib import Path

import pytest
from flask import Flask

from citizen_portal import create_app
from citizen_portal.placement import phrases
from citizen_portal.trades import library

from ..conftest import settings_in
from .overlay import harbour


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    own, data = tmp_path_factory.mktemp("municipality"), tmp_path_factory.mktemp("portal")
    (own / "da" / "trades").mkdir(parents=True)
    (own / "da" / "trades" / "harbour.toml").write_text(harbour(), "utf-8")
    return create_app(settings_in(data, municipality=own), prerender=False)


def test_it_is_found_by_its_name_and_kept_with_its_danish_words(site: Flask) -> None:
    with site.test_request_context("/uk/"):
        assert [trade.id for trade in library.library().finder.find("havnearbejder")][:1] == ["harbour"]
        kept = library.kept("harbour.clear-tables")
        assert list(phrases.words_it_had(kept)) == ["da"]
        assert library.said(kept).lang == "da"


def test_the_check_names_the_translations_that_are_missing(site: Flask) -> None:
    said = site.test_cli_runner().invoke(args=["content", "check"])
    assert said.exit_code == 1
    assert "content/en/trades/harbour.toml:1: is missing" in said.output
    assert "content/da/trades/harbour.toml" not in said.output


def test_the_recipe_has_at_most_seven_steps() -> None:
    recipe = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text("utf-8")
    steps = recipe.split("## A municipality adds a trade of its own\n\n")[1].split("\n\n## ")[0].splitlines()
    assert 0 < len(steps) <= 7
