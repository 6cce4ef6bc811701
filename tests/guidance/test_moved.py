"""An address of a page that is gone leads to where its text went, in every language."""

from pathlib import Path

import pytest

from citizen_portal import i18n
from citizen_portal.guidance import moved
from citizen_portal.guidance.glossary import ContentError
from citizen_portal.guidance.markup import Heading
from citizen_portal.guidance.pages import Library, Page

from .own_rules import site_with

HERE = Page(Path("here.md"), "guidance", "here", "da", "", "", (), (Heading("afsnit-1", 2, "Et"),))
LIBRARY = Library({("da", "guidance", "here"): HERE}, {})


def load(folder: Path, text: str) -> dict[str, tuple[str, str]]:
    (folder / moved.NAME).write_text(text, "utf-8")
    return {old: (move.slug, move.anchor) for old, move in moved.load([folder], LIBRARY).items()}


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("# none yet\n", {}),
        ('gone = "here"\n', {"gone": ("here", "")}),
        ('gone = "here#afsnit-1"\n', {"gone": ("here", "afsnit-1")}),
        ('a = "b"\nb = "here#afsnit-1"\n', {"a": ("here", "afsnit-1"), "b": ("here", "afsnit-1")}),
    ],
)
def test_a_page_that_is_gone_leads_to_where_its_text_is_now(
    tmp_path: Path, text: str, leads: dict[str, tuple[str, str]]
) -> None:
    assert load(tmp_path, text) == leads


def test_a_site_without_the_list_leads_nowhere(tmp_path: Path) -> None:
    assert moved.load([tmp_path], LIBRARY) == {}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('\ngone = "nowhere"\n', "2: gone leads to nowhere, which is no page"),
        ('gone = "here#afsnit-2"\n', "1: gone leads to #afsnit-2, which is no heading of here"),
        ('# a page\nhere = "here"\n', "2: here is a page: take the page away, or this line"),
        ('gone = "gone"\n', "1: gone leads in a circle"),
        ('gone = ["here"]\n', '1: gone must say where it went: gone = "a-page" or "a-page#a-heading"'),
    ],
)
def test_a_line_that_leads_nowhere_stops_with_file_line_and_what_is_wrong(
    tmp_path: Path, text: str, fault: str
) -> None:
    with pytest.raises(ContentError) as said:
        load(tmp_path, text)
    assert f"content/moved.toml:{fault}" in str(said.value).splitlines()


def test_every_line_of_a_circle_is_named_and_of_those_that_lead_into_it(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as said:
        load(tmp_path, 'a = "b"\nb = "c"\nc = "b"\n')
    assert str(said.value).splitlines() == [
        f"content/moved.toml:{line}: {old} leads in a circle" for line, old in enumerate("abc", 1)
    ]


def test_a_file_that_cannot_be_read_says_on_which_line(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"content/moved\.toml: .*line 1"):
        load(tmp_path, "gone\n")


def test_the_old_address_leads_there_in_every_language_for_good(tmp_path: Path) -> None:
    client = site_with(tmp_path, "moved.toml", 'gammel-side = "klage#afsnit-1"\n').test_client()
    for lang in i18n.LANGUAGES:
        for ask in (client.get, client.head):
            answer = ask(f"/{lang}/viden/gammel-side?dato=2027-01-01")
            assert answer.status_code == 308
            assert answer.headers["Location"] == f"/{lang}/viden/klage?dato=2027-01-01#afsnit-1"
    odd = client.get("/da/viden/gammel-side?slug=x&lang=y&_external=1&_scheme=z").headers["Location"]
    assert odd == "/da/viden/klage?slug=x&lang=y&_external=1&_scheme=z#afsnit-1"
    assert client.get("/da/viden/klage").status_code == 200
    assert client.get("/da/viden/aldrig-en-side").status_code == 404


def test_it_is_on_no_map_and_in_no_search(tmp_path: Path) -> None:
    client = site_with(tmp_path, "moved.toml", 'gammel-side = "klage"\n').test_client()
    assert "gammel-side" not in client.get("/sitemap.xml").text
    assert "viden/gammel-side" not in client.get("/da/viden/soeg?q=gammel+side").text


def test_a_wrong_line_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="^content/moved.toml:1: klage is a page"):
        site_with(tmp_path, "moved.toml", 'klage = "regler"\n')
