"""What editors set for all languages: a length, labels that differ, forms that fit one value only."""

from dataclasses import replace
from pathlib import Path

import pytest

from citizen_portal.editorial.proofreading import fits, house_style
from citizen_portal.editorial.proofreading.findings import Finding, counts, listed
from citizen_portal.editorial.proofreading.same_danish import check_same_danish
from citizen_portal.editorial.proofreading.sayings import Saying
from citizen_portal.guidance.glossary import ContentError

from . import made

FIT = '[[fits]]\nat = "uk labels/age"\nsays = "%(age)s років"\nrule = "r"\nleast = 25\nmost = 30\n'


def load(folder: Path, text: str) -> house_style.HouseStyle:
    (folder / house_style.NAME).write_text(text, "utf-8")
    return house_style.load([folder])


def test_what_is_set_is_read(tmp_path: Path) -> None:
    style = load(tmp_path, f'[easy]\nshare = 0.5\n[differ]\ntr = ["a.b"]\n{FIT}')
    assert style.share == 0.5
    assert style.differ == {"tr": frozenset({"a.b"})}
    assert style.fits == (house_style.Fit(5, "uk labels/age", "%(age)s років", "r", 25, 30),)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("\n[hard]\na = 1\n", "2: hard is none of easy, differ, fits, place"),
        ("[easy]\nshares = 0.5\n", "2: easy has shares; it has share alone"),
        ("[easy]\nshare = 67\n", "2: share must lie between 0 and 1"),
        ('[differ]\ntr = "a"\n', "2: tr must be a list of labels in brackets"),
        ("[place]\nspelt = []\n", "1: place has spelt; it has spelled alone"),
        ("[place]\nspelled = ['(']\n", "1: spelled must be patterns: missing ), unterminated subpattern at position 0"),
        (FIT.replace("least", "lowest"), "1: number 1 of fits lacks, or has too much: least, lowest"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(ContentError) as said:
        load(tmp_path, text)
    assert str(said.value) == f"content/house-style.toml:{fault}"


SAID = Saying("labels/age", "translations/uk/LC_MESSAGES/messages.po", 7, "Менше ніж %(age)s років")
RULE = replace(made.LAW.now["praktik.max_weeks.dagpenge"], id="r", value=30, also={})


def misfits(folder: Path, said: Saying, *values: int) -> list[str]:
    fit = load(folder, FIT).fits
    return list(fits.check_fits(fit, [replace(RULE, value=value) for value in values], [("uk", said)]))


def test_a_form_that_fits_all_values_that_are_known_passes(tmp_path: Path) -> None:
    assert misfits(tmp_path, SAID, 25, 30) == []


def test_a_value_that_leaves_the_range_is_named_where_the_form_stands(tmp_path: Path) -> None:
    wrong = "»%(age)s років« fits 25 to 30, and r says 31: write a form that fits"
    assert misfits(tmp_path, SAID, 30, 31) == [f"{SAID.where}:7: {wrong}"]


def test_a_form_that_stands_there_no_more_and_a_rule_that_is_none_are_named(tmp_path: Path) -> None:
    gone = "content/house-style.toml:1: »%(age)s років« stands no more in uk labels/age: take the entry out"
    assert misfits(tmp_path, replace(SAID, text="Ні"), 30) == [gone]
    assert misfits(tmp_path, SAID) == ["content/house-style.toml:1: r is no rule with such a figure"]


def test_labels_of_the_same_danish_read_the_same_but_for_those_that_are_listed() -> None:
    danish = made.listed({"a": "By", "b": "By", "c": "Nej"})
    own = made.listed({"a": "Miasto", "b": "Miejscowość", "c": "Nie"})
    (fault,) = check_same_danish("pl", own, danish)
    assert fault.startswith("translations/pl/LC_MESSAGES/messages.po:2: b says »Miejscowość«, and a »Miasto«")
    assert not list(check_same_danish("pl", own, danish, {"b"}))
    assert [*check_same_danish("pl", own, danish, {"b", "d"})] == [
        "content/house-style.toml:1: [differ] names d for pl, which is no label"
    ]


def test_findings_are_listed_once_the_stale_apart_and_counted_by_language() -> None:
    found = [
        Finding("stale", "content/en/guidance/one.md:3: is stale"),
        Finding("house word", "content/da/guidance/one.md:9: a"),
        Finding("house word", "content/da/guidance/one.md:9: a"),
        Finding("fits", "content/house-style.toml:1: b"),
    ]
    assert list(listed(found)) == [found[1].said, found[3].said, "", "Stale, to be translated again:", found[0].said]
    assert list(counts(found)) == ["    all: fits 1", "     da: house word 1", "     en: stale 1"]
