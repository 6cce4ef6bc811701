"""Labels a municipality lays over ours, and what is no label."""

from pathlib import Path

import pytest

from citizen_portal import CONTENT, i18n
from citizen_portal.own_labels import read

from .neighbour import NEIGHBOUR

OURS = {"da": {"a": "Et", "b": "%(n)s uger"}, "en": {"a": "One", "b": "%(n)s weeks"}, "da-let": {}}


def laid_over(folder: Path, text: str, lang: str = "en") -> Path:
    (folder / lang).mkdir(exist_ok=True)
    (folder / lang / "labels.toml").write_text(text, encoding="utf-8")
    return folder


def test_what_is_laid_over_stands_and_the_rest_stays(tmp_path: Path) -> None:
    found = read([tmp_path, laid_over(tmp_path, '"a" = "First"')], OURS)
    assert found.labels == {"da": {}, "en": {"a": "First"}, "da-let": {}} and not found.faults


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('"c" = "x"', "en/labels.toml: c is no label"),
        ('"a" = 1', 'en/labels.toml: a must be words: "a" = "…"'),
        ('"b" = "weeks"', "en/labels.toml: b must have the same %(…)s as ours"),
        ('"a" = "{municipality:fax}"', "en/labels.toml: a has {municipality:fax}, which is not known"),
        ('"a = "', "en/labels.toml: "),
    ],
)
def test_what_makes_no_sense_is_named(tmp_path: Path, text: str, fault: str) -> None:
    assert read([laid_over(tmp_path, text)], OURS).faults[0].startswith(fault)


def test_a_site_says_its_own_labels_and_its_own_names_in_all_others(tmp_path: Path) -> None:
    (tmp_path / "municipality.toml").write_text(NEIGHBOUR, encoding="utf-8")
    said = i18n.filled([CONTENT, laid_over(tmp_path, '"site.name" = "Go to work"')])
    assert said["en"].gettext("site.name") == "Go to work"
    assert said["da"].gettext("site.name") == i18n.words("da")("site.name")
    assert "Jobcenter Andeby" in said["da-let"].gettext("outcome.contact.jobcenter")


def test_a_fault_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(i18n.LanguageMissing, match="is no label"):
        i18n.filled([CONTENT, laid_over(tmp_path, '"no.such" = "x"')])
