"""People, not paths: each ends where a caseworker would say they should."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from citizen_portal import flow

PEOPLE = tomllib.loads((Path(__file__).parent / "personas.toml").read_text(encoding="utf-8"))["person"]


@pytest.mark.parametrize("person", PEOPLE, ids=[person["who"].split(",")[0] for person in PEOPLE])
def test_everybody_ends_where_they_should(person: dict[str, Any]) -> None:
    place = flow.walk(person["says"])
    assert place.outcome == person["ends"], person["because"]
    assert set(person["says"]) == set(place.path), "an answer is given to a question that is not asked"


def test_somebody_ends_in_every_outcome() -> None:
    assert {person["ends"] for person in PEOPLE} == set(flow.OUTCOMES)
