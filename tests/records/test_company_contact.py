"""Who answers a workplace follows from what is known of it: its number, its industry, the trade of the placement."""

from dataclasses import replace

import pytest
from flask import Flask

from citizen_portal.company_contacts import CompanyContact, CompanyContacts
from citizen_portal.placement import phrases
from citizen_portal.records import industries
from citizen_portal.records.company_contact import contact_of

from ..placements import CAFE, replayed

DEFAULT, NUMBER, INDUSTRY, TRADE = map(CompanyContact, ("Alle", "Karen Holm", "Team Mad", "Team Café"))
BY = {"cvr": {"10000009": NUMBER}, "industries": {"56": INDUSTRY}, "trades": {"cafe": TRADE}}


@pytest.fixture(autouse=True)
def teams(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.extensions, "company_contacts", CompanyContacts(DEFAULT, BY))


def contact(**typed: str) -> CompanyContact:
    return contact_of(replace(replayed(), fields={**CAFE.fields, **typed}))


def test_a_company_is_known_by_its_number_however_it_is_written() -> None:
    assert contact(cvr="DK 10 00 00 09") is NUMBER and contact(cvr="١٠٠٠٠٠٠٩") is NUMBER


def test_a_number_the_workplace_filled_in_counts() -> None:
    state = replace(replayed(), fields={**CAFE.fields, "cvr": ""}, employer={"cvr": "10000009"})
    assert contact_of(state) is NUMBER


def test_the_industry_counts_once_the_register_has_told_it() -> None:
    before = contact(cvr="10000017")
    industries.remember("10000017", "561010")
    assert (before, contact(cvr="10000017")) == (DEFAULT, INDUSTRY)


def test_the_trade_that_was_chosen_counts_where_nothing_else_does() -> None:
    assert contact(cvr="", trade=phrases.kept("cafe", {"da": "Café"})) is TRADE
