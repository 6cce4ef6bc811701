"""What assistive technology is told of the main kinds of page is what a person has read and found right."""

from itertools import pairwise

import pytest

from bench.access.pages import site

from .trees import FOLDER, LANGUAGES, trees
from .window import Window

ROLES = ("link", "button", "textbox", "combobox", "checkbox", "radio", "heading", "navigation")
NAMELESS = [f"- {role}" for role in ROLES]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_roles_and_order_are_as_they_were_read(window: Window, lang: str) -> None:
    with site() as app:
        now = dict(trees(app, window, lang))
    assert set(now) == set(FOLDER.glob(f"*-{lang}.yaml"))
    assert {file.stem: tree for file, tree in now.items() if tree != file.read_text(encoding="utf-8")} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_to_press_is_without_a_name_and_no_heading_is_skipped(lang: str) -> None:
    for file in FOLDER.glob(f"*-{lang}.yaml"):
        lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
        assert [line for line in lines if line.rstrip(":") in NAMELESS] == [], file.stem
        levels = [int(line.partition("[level=")[2][0]) for line in lines if "- heading " in line]
        assert all(deeper <= level + 1 for level, deeper in pairwise(levels)), f"{file.stem}: {levels}"
