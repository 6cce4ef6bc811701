"""Whom a company talks to: by its number, its industry or the trade; what makes no sense is refused by name."""

from pathlib import Path

import pytest
from flask import Flask

from citizen_portal import CONTENT, create_app, municipality
from citizen_portal.company_contacts import CompanyContacts, load
from citizen_portal.municipality import MunicipalityError

from .conftest import settings_in
from .house_style import Page, text_of
from .neighbour import NEIGHBOUR
from .people import marked

DEFAULT = '[companies.default]\nname = "Virksomhedsservice"\nphone = "33 66 00 00"\nemail = "firma@example.org"\n'
TEAM = """
[[companies.team]]
name = "Karen Holm"
phone = "33 66 11 22"
hours = "9-15"
cvr = ["10 00 00 09"]
industries = ["56.1"]
trades = ["cafe"]

[[companies.team]]
name = "Team Mad"
email = "mad@example.org"
industries = ["56", "5610.10"]
"""


def told(folder: Path, text: str) -> CompanyContacts:
    (folder / "municipality.toml").write_text(text, encoding="utf-8")
    folders = (CONTENT, folder)
    return load(folders, municipality.load(folders), {"cafe", "cleaning"})


def fault_of(folder: Path, text: str) -> str:
    with pytest.raises(MunicipalityError) as refused:
        told(folder, text)
    return str(refused.value)


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ({"cvr": "10000009", "industry": "960000"}, "Karen Holm"),
        ({"cvr": "10000017"}, "Virksomhedsservice"),
        ({"industry": "561020"}, "Karen Holm"),
        ({"industry": "561010"}, "Team Mad"),
        ({"industry": "563000"}, "Team Mad"),
        ({"trade": "cafe"}, "Karen Holm"),
        ({"trade": "cleaning", "industry": ""}, "Virksomhedsservice"),
        ({"industry": "560000", "trade": "cafe"}, "Team Mad"),
    ],
)
def test_the_most_exact_way_leads_to_the_contact(tmp_path: Path, known: dict[str, str], name: str) -> None:
    assert told(tmp_path, DEFAULT + TEAM).of(**known).name == name


def test_who_says_nothing_of_it_answers_companies_as_everybody_else(tmp_path: Path) -> None:
    default = told(tmp_path, NEIGHBOUR + 'phone_hours = "8-16"\n').of()
    assert (default.name, default.phone, default.email, default.hours) == (
        "Andeby Kommune", "12 34 56 78", "", "8-16"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("companies = 7", "companies must be tables: [companies.default] and [[companies.team]]"),
        ("[companies.standard]", "[companies] has standard, which is not known; known are default, team"),
        ("[companies]\ndefault = 1", "[companies.default] must be a table"),
        ("[companies.team]", "[[companies.team]] must be a table, one for each team"),
        ("[companies.default]\nfax = ''", "[companies.default] has fax, which is not known; known are name, phone"),
        ("[companies.default]\nphone = 33", "[companies.default]: phone must be text"),
        ("[companies.default]\nphone = '33'", "[companies.default]: phone is 33, which is none"),
        ("[companies.default]\nemail = 'os'", "[companies.default]: email is os, which is none"),
        (TEAM.replace('"33 66 11 22"', '""'), "[[companies.team]] number 1 has no phone and no email"),
        (TEAM.replace('"Team Mad"', '""'), "[[companies.team]] number 2 has no name"),
        (TEAM.replace('["cafe"]', '"cafe"'), "[[companies.team]] number 1: trades must be a list of texts"),
        (TEAM.replace("cafe", "kaffe"), "[[companies.team]] number 1: trades has kaffe, which is no trade"),
        (TEAM.replace("10 00 00 09", "10000008"), "[[companies.team]] number 1: cvr has 10000008, which is no CVR"),
        (TEAM.replace("5610.10", "5"), "[[companies.team]] number 2: industries has 5, which is no code of DB07"),
        (TEAM.replace("5610.10", "561"), "[[companies.team]] number 2: industries has 561, which is number 1's"),
        ("[[companies.team]]\nname = 'A'\nphone = '33661122'", "[[companies.team]] number 1 has no cvr, industries"),
    ],
)
def test_what_makes_no_sense_stops_the_start_with_its_place(tmp_path: Path, text: str, fault: str) -> None:
    assert fault_of(tmp_path, text).startswith(f"municipality.toml: {fault}")


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    faults = fault_of(tmp_path, "[companies.default]\nfax = ''\nphone = 33\n[[companies.team]]\nname = 'A'\n")
    assert len(faults.splitlines()) == 4


def test_a_broken_line_is_named_by_its_number(tmp_path: Path) -> None:
    with pytest.raises(MunicipalityError, match=r"municipality\.toml: .*line 2"):
        told(tmp_path, "[companies.default]\nphone = 33 66\n")


def test_the_page_for_companies_shows_the_default_one(tmp_path: Path) -> None:
    (tmp_path / "municipality.toml").write_text(DEFAULT + TEAM, encoding="utf-8")
    site: Flask = create_app(settings_in(tmp_path, municipality=tmp_path), prerender=False)
    page = Page(site.test_client().get("/en/viden/for-arbejdsgivere").text)
    shown = text_of(marked(page, "data-company-contact"))
    assert all(part in shown for part in ("Virksomhedsservice", "33 66 00 00", "firma@example.org"))
