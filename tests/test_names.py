"""The marks of the municipality: what stands in their place, in which language, inside which other mark."""

from pathlib import Path

import pytest

from citizen_portal import CONTENT
from citizen_portal.names import Names, load, marked, plain, unknown

from .neighbour import NEIGHBOUR

OURS = Names(
    {"name": "Andeby Kommune", "place": "Andeby", "jobcenter": "Jobcenter Andeby", "phone": "12 34 56 78",
     "website": "https://andeby.example.org"},
    {"en": "Duckburg"},
)  # fmt: skip

IN_A_TEXT = [
    ("da", "Bor du i {municipality:place}?", "Bor du i Andeby?"),
    ("da-let", "Ring til {municipality:jobcenter}.", "Ring til Jobcenter Andeby."),
    ("en", "Call {municipality:jobcenter}.", "Call {da:Jobcenter Andeby}."),
    ("en", "Live in {municipality:place}", "Live in Duckburg"),
    ("pl", "w gminie {municipality:place}", "w gminie {da:Andeby}"),
    ("ar", "({da:{municipality:place}})", "({da:Andeby})"),
    ("en", "({da:i {municipality:place}})", "({da:i Andeby})"),
    ("en", "{term:jobcenter|{municipality:jobcenter}} and {da:x}", "{term:jobcenter|Jobcenter Andeby} and {da:x}"),
    ("da", "på {municipality:phone}.", "på {ltr:12 34 56 78}."),
    ("da", "[her]({municipality:website})", "[her](https://andeby.example.org)"),
    ("da", "[her]({municipality:answer_times})", "[her](https://andeby.example.org)"),
    ("da", "{municipality:fax}", "{municipality:fax}"),
]


@pytest.mark.parametrize(("lang", "written", "read"), IN_A_TEXT)
def test_a_mark_in_a_text_becomes_a_name_in_its_direction(lang: str, written: str, read: str) -> None:
    assert marked(written, lang, OURS) == read


@pytest.mark.parametrize(
    ("lang", "rtl", "read"),
    [
        ("da", False, "Jobcenter Andeby"),
        ("tr", False, "Jobcenter Andeby"),
        ("ar", True, "\u2068Jobcenter Andeby\u2069"),
    ],
)
def test_a_label_has_the_bare_name_and_keeps_it_together_from_the_right(lang: str, rtl: bool, read: str) -> None:
    assert plain("{municipality:jobcenter}", lang, OURS, rtl) == read


def test_a_mark_that_stands_for_nothing_is_named() -> None:
    assert list(unknown("{municipality:fax} {municipality:name}")) == ["{municipality:fax}"]


def test_another_municipality_has_not_our_pages_nor_what_others_call_our_place(tmp_path: Path) -> None:
    (tmp_path / "municipality.toml").write_text(NEIGHBOUR + '[leave_out]\nklage = "regler"\n', encoding="utf-8")
    ours, theirs = load([CONTENT]), load([CONTENT, tmp_path])
    assert ours.not_ours == {} and ours.said("place", "ar") == "كوبنهاغن"
    assert theirs.not_ours == {"tal": "udbytte", "klage": "regler"} and theirs.said("place", "ar") == "Andeby"
