"""`make pictures`: take the reference pictures anew, lay all of them on one sheet, and give the README its four."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import sync_playwright

from tests.browser.looks import PICTURES
from tests.browser.reference_pictures import (
    HERE,
    MADE_WITH,
    keep,
    kept,
    kept_file,
    made_with,
    photographer,
    small,
    still_site,
    taken,
    unlike,
)
from tests.browser.serving import ROOT

README = {
    "front": "front-da-phone", "flow": "question-da-phone", "beside": "viden-virksomhedspraktik-dansk-ar-desktop",
    "status": "approved-da-phone",
}  # fmt: skip
SHEET, SHOWN = PICTURES / "contact-sheet.png", PICTURES / "reference"
WIDE, TALL, ACROSS, LETTERS = 240, 560, 12, 18  # pixels of one on the sheet, how many in a row, its name


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, photographer(playwright) as browser:
        with still_site(Path(folder)) as site:
            shown = dict(taken(browser, site))
        MADE_WITH.write_text(made_with(browser), encoding="ascii")
    renewed = [name for name in shown if changed(name, shown[name])]
    for name in renewed:
        keep(name, shown[name])
    forget(shown)
    SHOWN.mkdir(parents=True, exist_ok=True)
    for name in renewed:
        shown[name].save(SHOWN / f"{name}.png")
    contact_sheet(shown).save(SHEET)
    for name, of in README.items():
        window(shown[of]).save(ROOT / "docs" / "pictures" / f"{name}.png", optimize=True)
    sys.stdout.write(
        f"{len(shown)} pictures, {len(renewed)} of them new or changed; full size in {SHOWN}; all on {SHEET}\n"
    )
    return 0


def changed(name: str, shown: Image.Image) -> bool:
    """One that looks as it did stays as it was kept."""
    return not kept_file(name).exists() or unlike(small(shown), kept(name)) > 0


def forget(shown: Iterable[str]) -> None:
    """Pictures of what is no longer kept."""
    names = set(shown)
    for file in HERE.glob("*.webp"):
        if file.stem not in names:
            file.unlink()


def contact_sheet(shown: Mapping[str, Image.Image]) -> Image.Image:
    rows = -(-len(shown) // ACROSS)
    sheet = Image.new("RGB", (ACROSS * (WIDE + 8), rows * (TALL + LETTERS + 8)), "white")
    pen = ImageDraw.Draw(sheet)
    for place, (name, one) in enumerate(shown.items()):
        left, top = place % ACROSS * (WIDE + 8), place // ACROSS * (TALL + LETTERS + 8)
        pen.text((left, top), name, fill="black")
        sheet.paste(tile(one), (left, top + LETTERS))
    return sheet


def tile(one: Image.Image) -> Image.Image:
    scale = min(WIDE / one.width, TALL / one.height)
    return one.resize((int(one.width * scale), int(one.height * scale)), Image.Resampling.LANCZOS)


def window(one: Image.Image) -> Image.Image:
    """What is seen before anybody scrolls."""
    return one.crop((0, 0, one.width, min(one.height, 844)))


if __name__ == "__main__":
    sys.exit(main())
