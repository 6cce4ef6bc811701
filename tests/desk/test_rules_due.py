"""Whoever leads sees which rules of the site fall due soon."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.guidance.state import state
from citizen_portal.records.staff import Role

from ..house_style import HTML, Page, ReadingClient, text_of
from .at_the_desk import signed_in


def test_the_page_of_quality_ends_in_the_rules_that_fall_due(app: Flask, client: ReadingClient) -> None:
    with app.app_context():
        rule = next(iter(state().law.now))
        many = sum(one.review_by == rule.review_by for one in (*state().law.now, *state().law.coming))
    with pytest.MonkeyPatch.context() as patch:
        near = datetime.combine(rule.review_by, datetime.min.time(), UTC) - timedelta(days=30, hours=-12)
        patch.setattr(clock, "now", lambda: near)
        lead = signed_in(app, client, role=Role.LEAD)
        page = Page(lead.get("/sagsbord/kvalitet").text)
    (review,) = [part for part in page.with_attribute("data-due") if "Tjekkes igen" in text_of(part)]
    assert len(list(review.iter(f"{HTML}li"))) == many
