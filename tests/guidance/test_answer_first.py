"""Whoever opens a page for one answer finds it in the first lines."""

import pytest

from citizen_portal import CONTENT

ANSWERS = {
    "hvem-hjaelper": "{municipality:phone}",
    "klage": "{rule:appeal.deadline}",
    "raadighed": "bliver du spurgt",
    "sig-fra": "{municipality:phone}",
    "tal": "hver tredje",
    "transport-og-udgifter": "{rule:transport.threshold}",
    "ydelse-og-loen": "beholder du din ydelse",
}
LONGEST = 40


@pytest.mark.parametrize("slug", ANSWERS)
def test_the_answer_stands_in_the_first_lines(slug: str) -> None:
    text = (CONTENT / "da" / "guidance" / f"{slug}.md").read_text(encoding="utf-8")
    first = text.split("---\n", 2)[2].partition("\n\n")[0]
    assert ANSWERS[slug] in first
    assert len(first.split()) <= LONGEST
