"""A word that has a better one is named with its file, its line and the better one."""

from pathlib import Path

import pytest

from citizen_portal.editorial.proofreading import house_checks, house_words, sayings

from . import made
from .test_house_words import write

BODY = """Første afsnit
er langt. Sæt dig på et
sæde.

## Det kan du gøre nu

1. Du ringer.
1. Ring, og bed om en tid. Du bestemmer.

::: words
Skriv til rosa@example.org.
:::

::: remember
Vent, til kommunen har sagt ja.
:::
"""


def faults(folder: Path, entry: str, body: str = BODY, **labels: dict[str, str]) -> list[str]:
    made.write(folder, body)
    write(folder, f'[word]\nbetter = "plads"\n{entry}\n')
    said = list(sayings.sayings(made.manuscript(folder, **labels), "da"))
    return list(house_checks.check_house_words(said, house_words.load([folder], "da")))


PAGE, LIST = "content/da/guidance/one.md", "content/da/house-words.toml"


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ('not = "sæde"', [f"{PAGE}:7: »sæde«: better plads"]),
        ('not = "et sæde"', [f"{PAGE}:6: »et sæde«: better plads"]),
        ('not = "sæd"', []),
        ('signs = "sæd"', [f"{PAGE}:7: »sæd«: better plads"]),
        ("not = '^Du'\nunder = \"Det kan du gøre nu\"\nkind = \"item\"", [f"{PAGE}:11: »Du«: better plads"]),
        ("not = '\\S+@\\S+\\.org'\nbox = \"words\"", [f"{PAGE}:15: »rosa@example.org«: better plads"]),
        ("not = '\\S+@\\S+\\.org'\nbox = \"example\"", []),
        ('not = "du"\nmost_on_page = 2', [f"{PAGE}:12: »Du«: better plads"]),
        ('not = "sæde"\nunless = "bestemmer"', []),
        ('not = "sæde"\nin = ["outcomes/*"]', [f"{LIST}:1: word names »outcomes/*«, and there is no such text"]),
        ('not = "sæde"\nexcept = ["guidance/one"]', []),
        ('must = "afsnit"', []),
        ('must = "ring"', [f"{PAGE}:5: the first paragraph lacks »ring«: plads"]),
    ],
)  # fmt: skip
def test_a_word_is_found_where_it_is_looked_for_and_nowhere_else(tmp_path: Path, entry: str, found: list[str]) -> None:
    assert faults(tmp_path, entry) == found


def test_a_label_and_a_term_are_looked_at_too(tmp_path: Path) -> None:
    made.term(tmp_path, "stol", "Stol", meaning="Et sæde.")
    found = faults(tmp_path, 'not = "sæde"', da={"mail.text": "Tag et sæde"})
    assert found[1:] == [
        "content/da/glossary.toml:1: »sæde«: better plads",
        "translations/da/LC_MESSAGES/messages.po:1: »sæde«: better plads",
    ]


def test_a_word_only_some_pages_may_have_is_named_on_all_of_them_when_there_are_more(tmp_path: Path) -> None:
    entry = "not = 'har sagt ja'\nbox = \"remember\"\nmost_pages = 1"
    assert not faults(tmp_path, entry)
    made.write(tmp_path, BODY, slug="two")
    assert [fault.split(":")[0] for fault in faults(tmp_path, entry)] == [PAGE, PAGE.replace("one", "two")]
    assert all("»har sagt ja« (on 2 pages, at most 1)" in fault for fault in faults(tmp_path, entry))


def test_a_word_beside_a_mark_is_found_as_it_stands_in_the_file(tmp_path: Path) -> None:
    body = "Efter {rule:praktik.max_weeks.dagpenge} senere."
    entry = "not = '\\{rule:[^}]+\\} senere'"
    assert faults(tmp_path, entry, body) == [f"{PAGE}:5: »{{rule:praktik.max_weeks.dagpenge}} senere«: better plads"]
