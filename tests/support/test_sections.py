"""Every outcome in every language has steps, and nothing of its text is lost when it is taken apart."""

import pytest
from flask import Flask

from citizen_portal import flow, i18n
from citizen_portal.guidance import law
from citizen_portal.support.sections import sections


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_an_outcome_taken_apart_is_whole(app: Flask, lang: str) -> None:
    with app.test_request_context(f"/{lang}/"):
        pages = [law.library().find(lang, "outcomes", outcome) for outcome in flow.OUTCOMES]
    for page in pages:
        parts = sections(page)
        told = [*parts.opening, *parts.steps, *parts.words]
        told += [block for section in (*parts.before, *parts.more) for block in section.blocks]
        assert parts.steps[0].startswith("<ol"), f"{page.file}: has no steps"
        assert sorted(told) == sorted(block for block in page.blocks if not block.startswith("<h2"))
