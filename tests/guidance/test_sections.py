"""Which sections of a text are folded, by their place: in easy Danish only those that fold to the end of a page."""

from pathlib import Path

import pytest

from citizen_portal.guidance.in_short import FOLDED
from citizen_portal.guidance.pages import Page
from citizen_portal.guidance.sections import sections

FEW, TO_THE_END = "ydelse-og-loen", "privatliv"


def page(slug: str, lang: str, headings: int = 6) -> Page:
    blocks = ("<p>Først.</p>", *(part for place in range(headings) for part in (f"<h2>{place}</h2>", "<p>Ja.</p>")))
    return Page(Path(f"{slug}.md"), "guidance", slug, lang, "", "", blocks, ())


@pytest.mark.parametrize(
    ("slug", "lang", "folded"),
    [
        (FEW, "da", {2, 4}),
        (FEW, "ar", {2, 4}),
        (FEW, "da-let", set()),
        (TO_THE_END, "da", {2, 3, 4, 5, 6}),
        (TO_THE_END, "da-let", {2, 3, 4, 5, 6}),
        ("no-such-page", "da", set()),
    ],
)
def test_sections_are_folded_by_their_place(slug: str, lang: str, folded: set[int]) -> None:
    found = {place for place, section in enumerate(sections(page(slug, lang))) if section.folded}
    assert found == folded


def test_these_pages_fold_what_the_cases_say() -> None:
    assert FOLDED[FEW] == {2, 4} and 19 in FOLDED[TO_THE_END]
