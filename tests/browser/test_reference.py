"""What the site looks like is what it looked like when somebody last looked at it and said so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Playwright

from .looks import PICTURES
from .reference_pictures import KEPT, MADE_WITH, kept, made_with, photographer, small, still_site, taken, unlike

ALIKE = 0.001  # of the pixels
SHOWN = PICTURES / "reference"
NAMES = {f"{screen}-{lang}-{look}" for lang, kept in KEPT.items() for screen, looks in kept.items() for look in looks}


def test_every_picture_of_the_table_is_kept_and_no_other() -> None:
    assert {file.stem for file in MADE_WITH.parent.glob("*.webp")} == NAMES


def test_every_screen_looks_as_it_was_last_approved(playwright: Playwright, tmp_path: Path) -> None:
    """With another browser, or other letters, there is nothing to compare with: pictures are made to be looked at."""
    SHOWN.mkdir(parents=True, exist_ok=True)
    changed = {}
    with photographer(playwright) as browser, still_site(tmp_path) as site:
        same = made_with(browser) == MADE_WITH.read_text(encoding="ascii")
        for name, shown in taken(browser, site):
            share = unlike(small(shown), kept(name))
            if share > ALIKE or not same:
                changed[name] = share
                shown.save(SHOWN / f"{name}.png")
    if not same:
        pytest.skip(f"kept with {MADE_WITH.read_text(encoding='ascii').strip()}; today's pictures lie in {SHOWN}")
    assert not changed, f"look at {SHOWN}, and if it is meant, `make pictures`"


def test_a_picture_is_unlike_one_with_a_line_more() -> None:
    one = Image.new("RGB", (100, 100), "white")
    other = one.copy()
    other.paste("black", (0, 0, 100, 1))
    assert (unlike(one, one), unlike(one, other), unlike(one, one.crop((0, 0, 9, 9)))) == (0, 0.01, 1)
