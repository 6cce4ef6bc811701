"""A question without words or an outcome without a text is named."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from citizen_portal import CONTENT, i18n, rules
from citizen_portal.flow import BY_ID
from citizen_portal.guidance.pages import Library
from citizen_portal.guidance.state import state
from citizen_portal.support import proof

LAW = rules.load([CONTENT])


@pytest.fixture
def library(app: Flask) -> Library:
    with app.app_context():
        libraries = state().libraries
    return libraries[min(libraries)]


def test_everything_in_the_flow_has_words(library: Library) -> None:
    assert proof.check_flow(library, LAW) == []


def test_an_outcome_without_a_text_is_named_by_file(library: Library) -> None:
    pages = {key: page for key, page in library.pages.items() if key != ("pl", "outcomes", "level-1")}
    assert proof.check_flow(replace(library, pages=pages), LAW) == ["content/pl/outcomes/level-1.md: is missing"]


def test_a_choice_without_words_is_named_by_label(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    known = i18n.label_ids() - {f"flow.kind.{BY_ID['kind'].choices[0]}"}
    monkeypatch.setattr(i18n, "label_ids", lambda: known)
    assert proof.check_flow(library, LAW) == ["flow.kind.tryout: no words in translations/da"]


def test_a_figure_the_flow_names_is_a_fact_on_every_day(library: Library) -> None:
    open_now = replace(LAW.now["loentilskud.prior_months"], confidence="check", valid_from=date(2027, 1, 1))
    faults = proof.check_flow(library, replace(LAW, coming=(*LAW.coming, open_now)))
    assert faults == ["rules.toml: the flow names loentilskud.prior_months, which is no fact from 2027-01-01 on"]
