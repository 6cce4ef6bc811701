"""What others read first: licence, version, how to report a hole, and what a catalogue of public software is told."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from citizen_portal.i18n import LANGUAGES

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CODE: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
CHANGES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

# What the standard asks of every file, and of what it says in each language.
ASKED = {
    "publiccodeYmlVersion": str, "name": str, "softwareType": str, "developmentStatus": str, "platforms": list,
    "legal": dict, "maintenance": dict, "localisation": dict, "description": dict,
}  # fmt: skip
ONE_OF = {
    "softwareType": {"standalone/web"}, "developmentStatus": {"concept", "development", "beta", "stable", "obsolete"},
}  # fmt: skip


def test_the_catalogue_has_every_key_the_standard_asks_for() -> None:
    assert all(isinstance(CODE.get(key), kind) and CODE[key] for key, kind in ASKED.items())
    assert all(CODE[key] in values for key, values in ONE_OF.items())
    assert CODE["maintenance"]["type"] == "community" and CODE["maintenance"]["contacts"][0]["name"]
    assert isinstance(CODE["localisation"]["localisationReady"], bool)


@pytest.mark.parametrize("language", CODE["description"])
def test_it_says_what_this_is_within_its_measures(language: str) -> None:
    said = CODE["description"][language]
    assert len(said["shortDescription"]) <= 150
    assert 150 <= len(said["longDescription"]) <= 10_000
    assert said["features"] and len(said["genericName"]) <= 35


def test_version_licence_and_languages_are_those_of_the_project() -> None:
    assert CODE["softwareVersion"] == PROJECT["version"] == re.findall(r"^## (\S+)", CHANGES, re.MULTILINE)[0]
    assert CODE["legal"]["license"] == PROJECT["license"] == "EUPL-1.2"
    assert "SPDX-License-Identifier: EUPL-1.2" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert set(CODE["localisation"]["availableLanguages"]) == {code for code in LANGUAGES if "-" not in code}


def test_no_path_in_it_is_dead() -> None:
    paths = [
        path for said in CODE["description"].values() for path in [said["documentation"], *said.get("screenshots", [])]
    ]
    assert paths and all((ROOT / path).is_file() for path in paths)
