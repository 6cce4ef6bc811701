"""What was chosen in one language is Danish wherever a Dane reads it, with the citizen's language beside it."""

from collections.abc import Iterable, Iterator

import pytest
from flask import Flask

from citizen_portal.handover.payload import payload
from citizen_portal.placement.fields import BY_NAME
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events
from citizen_portal.records.repository import PlacementRecord

from ..choosing import chosen, ids, said, support
from ..house_style import Page, ReadingClient, text_of
from ..papers import words_of
from ..placements import entrance, new, sent
from ..visual import lines

# The letters of each citizen: none of them stands on a page for a Dane.
LETTERS = {"uk": ("Ѐ", "ӿ"), "ar": ("؀", "ۿ")}
PEOPLE = [("uk", "welding"), ("ar", "day-care")]
# What VITAS does not ask for.
NOT_IN_VITAS = (*BY_NAME["trade"].boxes, *BY_NAME["afterwards"].boxes)
Who = tuple[PlacementRecord, str]


@pytest.fixture(params=PEOPLE, ids=lambda who: who[0])
def who(app: Flask, request: pytest.FixtureRequest) -> Iterator[Who]:
    """Everything chosen by the citizen, and what the employer helps with chosen by the employer."""
    lang, trade = request.param
    with app.app_context():
        record = sent(chosen(trade), lang)
        told = new(Side.EMPLOYER, EventKind.ANSWERED, terms=support(), employer={})
        yield events.record_event_with_retry(record, told), lang


def foreign(text: str, lang: str) -> list[str]:
    first, last = LETTERS[lang]
    return [sign for sign in text if first <= sign <= last]


def main(client: ReadingClient, path: str) -> str:
    return text_of(Page(client.get(path).text).one("main"))


def missing(phrases: Iterable[str], read: str) -> list[str]:
    return [words for words in phrases if "".join(words.split()) not in "".join(read.split())]


def column(body: bytes, right: bool) -> str:
    """What stands in one half of a paper, line by line, words together that were divided."""
    found = [line for line in lines(body) if (line.left + line.right > line.width) == right]
    ordered = sorted(found, key=lambda line: (line.page, -line.bottom))
    return "".join(line.text.removesuffix("-").removesuffix("\u2010") for line in ordered)


@pytest.mark.parametrize("page", ["", "/aftale"])
def test_the_employer_reads_danish_alone(client: ReadingClient, who: Who, page: str) -> None:
    record, lang = who
    read = main(client, entrance(record, Side.EMPLOYER) + page)
    assert missing(said(record.state.terms, "da"), read) == [] and foreign(read, lang) == []


def test_so_is_the_first_page_before_there_is_an_answer(app: Flask, client: ReadingClient) -> None:
    with app.app_context():
        record = sent(chosen("welding"), "uk")
        path = entrance(record, Side.EMPLOYER)
    read = main(client, path)
    assert missing(said(record.state.terms, "da"), read) == [] and foreign(read, "uk") == []


@pytest.mark.parametrize("side", [Side.CITIZEN, Side.EMPLOYER])
def test_vitas_is_danish_for_whoever_reads_another_language(client: ReadingClient, who: Who, side: Side) -> None:
    record, lang = who
    page = Page(client.get(entrance(record, side, lang) + "/vitas").text)
    rows = " ".join(map(text_of, page.with_attribute("data-copied")))
    whole = text_of(page.one("pre"))
    asked = said(record.state.terms, "da", but=NOT_IN_VITAS)
    assert missing(asked, whole) == [] and foreign(rows + whole, lang) == []
    # What the employer helps with may stand in a box to be told more.
    assert missing(asked[: -len(support())], rows) == []


def test_the_sheet_has_both_languages_and_marks_each(client: ReadingClient, who: Who) -> None:
    record, lang = who
    page = Page(client.get(entrance(record, Side.CITIZEN, lang) + "/aftale").text)
    for spoken in ("da", lang):
        marked = [one for one in page.with_attribute("data-phrase") if one.get("lang") == spoken]
        assert {text_of(one) for one in marked} == set(said(record.state.terms, spoken))
        assert {one.get("data-phrase") for one in marked} == set(ids(record.state.terms))


def test_the_paper_of_the_employer_is_danish(client: ReadingClient, who: Who) -> None:
    record, lang = who
    body = client.get(entrance(record, Side.EMPLOYER) + "/aftale.pdf").data
    assert missing(said(record.state.terms, "da"), column(body, False) + column(body, True)) == []
    assert foreign(words_of(body), lang) == []


def test_on_the_paper_of_the_citizen_the_danish_stands_in_a_column_of_its_own(
    client: ReadingClient, who: Who
) -> None:  # fmt: skip
    record, lang = who
    body = client.get(entrance(record, Side.CITIZEN, lang) + "/aftale.pdf").data
    danish, theirs = column(body, right=lang != "ar"), said(record.state.terms, lang)
    assert missing(said(record.state.terms, "da"), danish) == [] and missing(theirs, danish) == theirs
    assert len(foreign(column(body, right=lang == "ar"), lang)) > sum(map(len, theirs)) / 2


def test_the_hand_over_is_read_in_danish_and_has_every_language(who: Who) -> None:
    record, lang = who
    handed = payload(record)
    lines_told = [line for lines in handed["terms_in_danish"].values() for line in lines]
    assert lines_told == said(record.state.terms, "da")
    assert {words[lang] for words in handed["phrases"].values()} >= set(said(record.state.terms, lang))
    assert handed["trade"] == ids({"trade": record.state.fields["trade"]})[0] and handed["written_in"] == {}
