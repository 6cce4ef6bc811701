"""What came of it for others: a hundred dots for each group, and every number written, for every reader."""

from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale

from citizen_portal import CONTENT, create_app
from citizen_portal.guidance.charts import drawn, out_of_100
from citizen_portal.guidance.glossary import ContentError
from citizen_portal.guidance.statistics import FILE, GROUPS, Statistics, load
from citizen_portal.i18n import LANGUAGES

from ..conftest import settings_in
from ..house_style import Page, ReadingClient, text_of

LETTER = (CONTENT / FILE).read_text(encoding="utf-8")


def read(client: ReadingClient, lang: str) -> Page:
    return Page(client.get(f"/{lang}/viden/tal").text)


def written(folder: Path, text: str) -> Statistics:
    (folder / FILE).write_text(text, encoding="utf-8")
    return load([CONTENT, folder])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_of_the_letter_stands_in_the_table(client: ReadingClient, lang: str) -> None:
    comma = Locale.parse(LANGUAGES[lang].locale).number_symbols["latn"]["decimal"]
    cells = [text_of(cell).strip("%\u200e ") for cell in read(client, lang).all("td")]
    letter = [row.split(",")[2] for row in LETTER.splitlines() if row.count(",") == 2 and row[-1].isdigit()]
    assert len(letter) == 7 * len(GROUPS)
    assert cells == [number.replace(".", comma) for number in letter]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_group_is_shown_first_and_each_can_be_chosen_without_a_script(client: ReadingClient, lang: str) -> None:
    page = read(client, lang)
    choices = page.all("input", type="radio")
    assert [choice.get("checked") is not None for choice in choices] == [True, False, False]
    assert [label.get("for") for label in page.all("label")] == [choice.get("id") for choice in choices]
    assert [figure.get("data-group") for figure in page.all("figure")] == list(GROUPS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_that_stay_danish_are_marked(client: ReadingClient, lang: str) -> None:
    page = read(client, lang)
    named = [element for element in page.all() if element.text in ("Aarhus", "Esbjerg/Fanø")]
    assert len(named) == 2
    if LANGUAGES[lang].locale != "da":
        assert all(name.get("lang") == "da" and name.get("dir") == "ltr" for name in named)


def test_numbers_look_as_the_reader_writes_them(client: ReadingClient) -> None:
    assert "14,8\N{NO-BREAK SPACE}%" in client.get("/da/viden/tal").text
    assert "14.8%" in client.get("/en/viden/tal").text


def test_the_drawing_is_also_said_in_words(client: ReadingClient) -> None:
    dagpenge, jobparat, _ = (text_of(words) for words in read(client, "da").all("figcaption"))
    assert dagpenge.startswith("I København var cirka 33 ud af 100") and dagpenge.endswith("omtrent lige så mange.")
    assert jobparat.startswith("I København var cirka 15 ud af 100") and jobparat.endswith("cirka 19 ud af 100.")


def test_figures_of_another_place_are_not_shown_as_ones_own() -> None:
    assert load([CONTENT], "København").places[0] == "København"
    with pytest.raises(ContentError, match="the first place is København, and must be Andeby"):
        load([CONTENT], "Andeby")


def test_a_half_is_rounded_up() -> None:
    assert [out_of_100(Decimal(share)) for share in ("14.8", "32.5", "33.5", "0.4")] == [15, 33, 34, 0]


@pytest.mark.parametrize("count", [1, 6, 15, 20, 33, 100])
def test_as_many_dots_are_drawn_as_people_are_meant(count: int) -> None:
    lengths = [int(row.partition("h")[2].partition(".")[0]) for row in drawn(count).split("M")[1:]]
    assert sum(length // 10 + 1 for length in lengths) == count


def test_the_readers_own_place_is_marked_in_the_table(client: ReadingClient) -> None:
    marked = read(client, "da").all("*", **{"class": "here"})
    assert [text_of(place)[:9] for place in marked] == ["København"]


def test_a_broken_file_stops_the_start_with_every_fault(tmp_path: Path) -> None:
    broken = LETTER.replace("2019Q3", "autumn").replace("København,dagpenge,33.0", "København,dagpenge,133")
    broken = broken.replace("Randers,dagpenge,16.7", "Randers,dagpenge,") + "Aarhus,dagpenge,29.8\nOdense,rich,1,2\n"
    (tmp_path / FILE).write_text(broken, encoding="utf-8")
    with pytest.raises(ContentError) as stop:
        create_app(settings_in(tmp_path, municipality=tmp_path), prerender=False)
    assert str(stop.value).splitlines() == [
        f"{FILE}: line 5: period cannot be 'autumn'",
        f"{FILE}: line 10: percent cannot be '133'",
        f"{FILE}: line 28: percent cannot be ''",
        f"{FILE}: line 31: Aarhus, dagpenge stands twice",
        f"{FILE}: line 32: has 4 columns, not 3",
    ]


@pytest.mark.parametrize(
    ("without", "fault"),
    [
        ("# source: Jobindsats\n", "line 1: the file has no source"),
        ("place,group,percent\n", "line 9: the columns must be place, group, percent"),
        ("Randers,dagpenge,16.7\n", "line 29: the table ends without Randers, dagpenge"),
        ("country,dagpenge,32.5\n", "line 29: the table ends without country, dagpenge"),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, without: str, fault: str) -> None:
    with pytest.raises(ContentError, match=fault):
        written(tmp_path, LETTER.replace(without, ""))


def test_a_file_from_a_spreadsheet_is_read_or_refused_in_words(tmp_path: Path) -> None:
    assert written(tmp_path, "\ufeff" + LETTER) == load([CONTENT])
    (tmp_path / FILE).write_bytes(LETTER.encode("latin-1"))
    with pytest.raises(ContentError, match="line 25: is not written in UTF-8"):
        load([tmp_path])


def test_a_municipality_shows_its_own_figures_first(tmp_path: Path) -> None:
    own = [row for row in LETTER.splitlines() if row.startswith(("#", "place", "country"))]
    own[9:9] = [f"Andeby,{group},50.0" for group in GROUPS]
    assert written(tmp_path, "\n".join(own)).places == ("Andeby", "country")
