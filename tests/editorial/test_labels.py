"""The catalogues beside the Danish one, on copies of the real ones."""

from pathlib import Path

import polib
import pytest

from citizen_portal.editorial import labels

ASKED = "flow.benefit.question"


def change(locale: str, label: str, words: str) -> None:
    """Give a label of a language other words, or a new label its first ones."""
    catalogue = labels.catalogue(locale)
    entry = catalogue.find(label)
    if entry is None:
        catalogue.append(polib.POEntry(msgid=label, msgstr=words))
    else:
        entry.msgstr = words
    catalogue.save()


def test_other_danish_words_leave_every_translation_behind(catalogues: Path) -> None:
    change("da", ASKED, "Hvad lever du af?")
    behind = list(labels.check_labels())
    assert all(each.stale for each in behind)
    assert len(behind) == len(labels.locales())
    assert all(f"{ASKED} is stale: the Danish now says »Hvad lever du af?«" in each.said for each in behind)


def test_a_comma_leaves_none_behind(catalogues: Path) -> None:
    words = labels.catalogue("da").find(ASKED).msgstr
    change("da", ASKED, f"{words},")
    assert not list(labels.check_labels())


@pytest.mark.parametrize(
    ("locale", "label", "words", "fault"),
    [
        ("da", "new.label", "Nyt", "new.label is missing: `make messages` puts it in"),
        ("en", "old.label", "Old", "old.label is no label (any more)"),
        ("en", ASKED, "", f"{ASKED} is missing"),
        ("en", "help.text", "Call us.", "help.text does not have the placeholders of the Danish"),
    ],
)
def test_what_is_wrong_with_a_label_is_named(catalogues: Path, locale: str, label: str, words: str, fault: str) -> None:
    change(locale, label, words)
    assert [each for each in labels.check_labels() if each.lang == "en" and each.said.endswith(fault)]


def test_bringing_into_line_adds_what_is_new_and_drops_what_is_gone(catalogues: Path) -> None:
    change("da", "new.label", "Nyt")
    change("en", "old.label", "Old")
    labels.bring_into_line("en")
    assert [entry.msgid for entry in labels.catalogue("en")] == [entry.msgid for entry in labels.catalogue("da")]
    new = labels.catalogue("en").find("new.label", include_obsolete_entries=True)
    assert (new.msgstr, new.comment) == ("", "Nyt")


def test_a_language_read_over_is_behind_no_longer(catalogues: Path) -> None:
    change("da", ASKED, "Hvad lever du af?")
    labels.mark_reviewed("en")
    assert not [each for each in labels.check_labels() if each.lang == "en"]
