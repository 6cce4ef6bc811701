"""What is ticked, as it is kept and as it is said again, whatever has become of the list since."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from citizen_portal import CONTENT, i18n
from citizen_portal.placement import phrases
from citizen_portal.trades import library

GONE = phrases.kept("cafe.gone", {"da": "Brænde kaffe", "uk": "Смажити каву"})


@pytest.fixture(autouse=True)
def in_danish(app: Flask) -> Iterator[None]:
    with app.test_request_context("/da/"):
        yield


def test_an_id_is_kept_with_its_words_in_every_language() -> None:
    kept = library.kept("cafe.clear-tables")
    assert phrases.phrase_id(kept) == "cafe.clear-tables"
    assert set(phrases.words_it_had(kept)) == set(i18n.LANGUAGES)


def test_a_phrase_kept_before_gets_todays_words() -> None:
    old = phrases.kept("cafe.clear-tables", {"da": "Noget helt andet"})
    assert library.kept(old) == library.kept("cafe.clear-tables")
    assert library.said(old, "da").text != "Noget helt andet"


@pytest.mark.parametrize("value", ["", " ", "cafe.gone", "cafe", "cafe.gone\t", "cafe.gone\t{", "<b>", "\t"])
def test_an_id_that_nobody_knows_and_that_has_no_words_is_nothing(value: str) -> None:
    assert library.kept(value) == "" and library.kept_trade(value.replace("cafe", "x")) == ""


@pytest.mark.parametrize(("lang", "text", "said_in"), [("uk", "Смажити каву", "uk"), ("pl", "Brænde kaffe", "da")])
def test_a_phrase_that_is_gone_is_kept_and_said_in_the_words_it_had(lang: str, text: str, said_in: str) -> None:
    said = library.said(library.kept(GONE), lang)
    assert (said.text, said.lang) == (text, said_in)


def test_a_trade_is_kept_like_a_phrase_and_chosen_as_long_as_it_is_there() -> None:
    kept = library.kept_trade("cafe")
    assert library.said(kept, "tr").lang == "tr"
    assert (trade := library.chosen(kept)) and trade.id == "cafe"
    gone = phrases.kept("harbour", {"da": "Havn"})
    assert library.kept_trade(gone) == gone and library.chosen(gone) is None
    assert library.said(gone, "en").text == "Havn"


def test_what_is_shown_says_which_phrase_it_is_and_own_words_stay_as_they_are() -> None:
    shown = library.in_words(GONE)
    assert isinstance(shown, library.SaidPhrase)
    assert (shown, shown.phrase, shown.lang) == ("Brænde kaffe", "cafe.gone", "da")
    assert library.in_words("Mine egne ord") == "Mine egne ord"


def test_the_files_are_read_once_for_all_sites_and_again_when_one_changes(tmp_path: Path, app: Flask) -> None:
    ours, other = Flask("one"), Flask("two")
    library.init_app(ours, [CONTENT])
    assert ours.extensions["trades"] is app.extensions["trades"]
    (tmp_path / "da" / "trades").mkdir(parents=True)
    (tmp_path / "da" / "trades" / "cafe.toml").write_text("hidden = true\n")
    library.init_app(other, [CONTENT, tmp_path])
    assert "cafe" not in other.extensions["trades"].trades.by_id
