"""Whom the site speaks for: a municipality's own file lies over ours, and is refused by name when it makes no sense."""

from pathlib import Path

import pytest
from flask import Flask

from citizen_portal import CONTENT
from citizen_portal.municipality import MunicipalityError, load, municipality

from .neighbour import NEIGHBOUR


def own(folder: Path, text: str) -> tuple[Path, Path]:
    (folder / "municipality.toml").write_text(text, encoding="utf-8")
    return CONTENT, folder


def test_what_a_municipality_says_of_itself_wins_and_the_rest_stays(tmp_path: Path) -> None:
    theirs, ours = load(own(tmp_path, 'phone = "12 34 56 78"\nphone_hours = "9-15"\n')), load([CONTENT])
    assert (theirs.name, theirs.phone_hours, theirs.phone) == (ours.name, "9-15", "12 34 56 78")


def test_another_municipality_says_all_of_itself_and_inherits_nothing(tmp_path: Path) -> None:
    theirs = load(own(tmp_path, NEIGHBOUR))
    assert (theirs.phone, theirs.answer_times) == ("12 34 56 78", "")
    with pytest.raises(MunicipalityError) as refused:
        load(own(tmp_path, NEIGHBOUR.replace("phone =", "phone_hours =").replace("place =", "# ")))
    assert str(refused.value).splitlines() == ["municipality.toml: has no place", "municipality.toml: has no phone"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('phone = ""', "municipality.toml: has no phone"),
        ('fax = "12 34 56 78"', "municipality.toml: has fax, which is not known; known are name, "),
        ("phone = 12345678", "municipality.toml: phone must be text"),
        ("phone = 12 34", "municipality.toml: "),
        ('jobcenter = "Job*center"', "municipality.toml: jobcenter has *, which means something else in a text"),
        ('leave_out = ["klage"]', 'municipality.toml: [leave_out] must be lines such as a-page = "'),
        ("[place_in]\nen = 1", "municipality.toml: [place_in] must be lines such as en = "),
    ],
)
def test_a_file_that_makes_no_sense_is_refused_by_name(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(MunicipalityError) as refused:
        load(own(tmp_path, text))
    assert str(refused.value).startswith(fault)


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(MunicipalityError) as refused:
        load(own(tmp_path, 'name = ""\nfax = "1"\nphone = 1\n'))
    assert len(str(refused.value).splitlines()) == 3


def test_every_page_ends_with_its_name_and_telephone(app: Flask) -> None:
    with app.app_context():
        told = municipality()
    page = app.test_client().get("/en/").text
    assert told.name in page and told.phone in page
