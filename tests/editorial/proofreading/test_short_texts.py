"""Trades, rules and phrases are proofread as the pages are: spelling, weight, numbers, what is left Danish."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from citizen_portal.editorial.proofreading import gates, report, short_texts
from citizen_portal.editorial.proofreading.manuscript import Manuscript, collect
from citizen_portal.guidance import pages
from citizen_portal.trades import entries
from citizen_portal.trades.entries import TextFile

from . import made


def written(folder: Path, text: str, name: str = "trades/one.toml", lang: str = "da") -> TextFile:
    file = folder / lang / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return entries.read(file, f"content/{lang}/{name}")


def manuscript(folder: Path, *files: Mapping[str, TextFile]) -> Manuscript:
    for lang in made.LANGUAGES:
        made.write(folder, {"en": "Yes.", "ar": "نعم."}.get(lang, "Ja."), lang)
    library = pages.load([folder], made.LANGUAGES, made.LAW.now, lambda _lang: lambda label: label)
    return collect(library, [folder], {"da": ()}, files)


def test_each_text_is_read_by_itself_with_its_line_and_a_gap_for_what_is_filled_in(tmp_path: Path) -> None:
    file = written(tmp_path, '[sms]\nlines = [\n    "Hej.",\n    { with = "Jeg hedder {name}. Og du?" },\n]\n')
    assert [(each.line, each.text) for each in short_texts.sentences(file)] == [
        (3, "Hej."),
        (4, "Jeg hedder · ."),
        (4, "Og du?"),
    ]


def test_a_word_heard_at_work_is_spelled_too_but_may_be_an_official_one(tmp_path: Path) -> None:
    read = manuscript(tmp_path, {"da": written(tmp_path, '[words]\nbevilling = "penge til noget"\n')})
    assert "bevilling" in [each.text for each in gates.danish(read)]
    assert [each.text for each in read.chosen("da")] == ["penge til noget"]


@pytest.mark.parametrize(("lang", "most"), [("da", 20), ("da-let", 15)])
def test_a_sentence_of_one_word_too_many_is_named(tmp_path: Path, lang: str, most: int) -> None:
    file = written(tmp_path, f'[text]\nR1 = "{"nu " * most}nu."\n', "trade-rules.toml", lang)
    found = list(short_texts.check_weight([file], lang, {}))
    assert found[0].startswith(f"content/{lang}/trade-rules.toml:2: a sentence of {most + 1} words")


def test_a_trade_that_is_too_heavy_is_named_and_its_own_words_are_set_aside(tmp_path: Path) -> None:
    heavy = 'title = "Laboratorium"\n[tasks]\nread = "Læse laboratoriets journaler"\n'
    assert "LIX is" in next(short_texts.check_weight([written(tmp_path, heavy)], "da", {}))
    own = written(tmp_path, f'{heavy}[words]\njournal = "hvad vi ser"\n')
    assert not list(short_texts.check_weight([own], "da", {}))


def test_a_number_of_the_law_stands_in_the_rules_alone(tmp_path: Path) -> None:
    text = 'one = "Du får fire uger."\n'
    phrases, rules = (written(tmp_path, text, name) for name in ("placement-phrases.toml", "trade-rules.toml"))
    found = list(short_texts.check_law([phrases, rules], "da"))
    assert [each.split(" may be")[0] for each in found] == ["content/da/placement-phrases.toml:1: »fire uger«"]


def test_the_gates_read_the_short_texts_of_every_language(tmp_path: Path) -> None:
    danish = written(tmp_path, 'summary = "Du venter, til kommunen har sagt ja."\n')
    english = written(tmp_path, 'summary = "Du skal vente, til kommunen har sagt ja."\n', lang="en")
    found = gates.check_words(manuscript(tmp_path, {"da": danish, "en": english}))
    assert any(each.said.startswith("content/en/trades/one.toml:1: »Du skal vente") for each in found)


def test_rules_of_trades_past_the_day_of_their_review_are_a_warning_with_its_line(tmp_path: Path) -> None:
    text = 'verified_on = 2026-01-01\nreview_by = 2026-06-30\n\n[text]\nR1 = "Spørg."\n'
    read = manuscript(tmp_path, {"da": written(tmp_path, text, "trade-rules.toml")})
    assert not report.warnings(read, (), date(2026, 6, 30))
    assert report.warnings(read, (), date(2026, 7, 1)) == [
        "warning: content/da/trade-rules.toml:2: review_by has passed: should have been looked at again by 2026-06-30"
    ]
