"""Papers look like from somebody: a letterhead, one page, nothing beyond the margins, every stop on its side."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
from flask import Flask

from citizen_portal.municipality import municipality
from citizen_portal.placement.status import Side

from ..house_style import ReadingClient
from ..papers import words_of
from ..people import Case, answer, case, employers_path, reference, register
from ..placements import STORIES, entrance, made, on
from ..support.walking import BY_OUTCOME, WHOLE
from ..support.walking import answer as walk
from ..visual import lines, misplaced

# Points: what no letter comes nearer to the edge than.
MARGIN = 42
USUAL = [
    case("cafe-dagpenge-da"), case("nursery-kontanthjaelp-ar"), case("welder-loentilskud-uk"),
]  # fmt: skip
LONG = replace(USUAL[0], fields={
    **USUAL[0].fields, "name": "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis",
    "email": f"{'a' * 60}@{'b' * 47}.example.org", "company_name": "مخبز الشمس (كوبنهاغن).",
    "tasks": "\n".join(f"Linje {number}: vi bager, pakker og sælger." for number in range(40)),
})  # fmt: skip


def pages(body: bytes) -> int:
    return len(pypdf.PdfReader(BytesIO(body)).pages)


def papers(app: Flask, client: ReadingClient, who: Case, lang: str) -> Iterator[bytes]:
    """Receipt, and the sheet after the employer has changed something."""
    status = register(client, replace(who, lang=lang))
    yield client.get(f"{status}/kvittering.pdf").data
    answer(app.test_client(), employers_path(client, status), weekly_hours="25")  # type: ignore[arg-type]
    yield client.get(f"{status}/aftale.pdf").data


def sticking_out(body: bytes) -> list[str]:
    return [line.text for line in lines(body) if line.left < MARGIN or line.right > line.width - MARGIN]


@pytest.mark.parametrize("lang", WHOLE)
@pytest.mark.parametrize("who", USUAL, ids=str)
def test_receipt_and_sheet_are_one_page_with_every_sign_in_its_place(
    app: Flask, client: ReadingClient, who: Case, lang: str
) -> None:
    for paper in papers(app, client, who, lang):
        assert pages(paper) == 1 and sticking_out(paper) == []
        assert [line.text for line in lines(paper) if misplaced(line)] == []


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_whatever_is_typed_nothing_sticks_out(app: Flask, client: ReadingClient, lang: str) -> None:
    for paper in papers(app, client, LONG, lang):
        assert sticking_out(paper) == [] and "Linje 39:" in words_of(paper)
        lowest = min(line.bottom for line in lines(paper))
        assert lowest > 10 and [line.text for line in lines(paper) if misplaced(line)] == []


def test_on_top_stand_the_sender_the_site_the_number_and_the_state(app: Flask, client: ReadingClient) -> None:
    status = register(client, USUAL[0])
    read = words_of(client.get(f"{status}/kvittering.pdf").data)
    with app.app_context():
        sender = municipality()
    assert read.startswith(f"{sender.name} Prøv en arbejdsplads 127.0.0.1:8000 · {sender.phone} Nummer")
    assert read.index(reference(client, status)) < read.index("Sendt") < read.index("Kvittering")
    assert "kk.dk" not in read


def test_the_sheet_has_a_place_for_both_to_sign(app: Flask, client: ReadingClient) -> None:
    _receipt, sheet = papers(app, client, USUAL[0], "da")
    assert words_of(sheet).count("Dato og underskrift") == 2


@pytest.mark.parametrize("lang", WHOLE)
def test_plan_and_paper_for_the_cv_are_in_the_same_hand(app: Flask, client: ReadingClient, lang: str) -> None:
    walk(client, lang, BY_OUTCOME["level-2"])
    plan = client.get(f"/{lang}/vejviser/svar.pdf").data
    with app.app_context():
        record = made(STORIES["ended early"])
        with on(STORIES["ended early"].day(record.state)):
            cv = client.get(f"{entrance(record, Side.CITIZEN, lang)}/cv.pdf").data
    for paper in (plan, cv):
        assert pages(paper) == 1 and sticking_out(paper) == []
        assert [line.text for line in lines(paper) if misplaced(line)] == []
    assert words_of(plan).startswith("Københavns Kommune")


def test_danish_begins_at_its_own_edge_of_an_arabic_paper(app: Flask, client: ReadingClient) -> None:
    receipt, _sheet = papers(app, client, USUAL[1], "ar")
    headings = {line.text: line for line in lines(receipt) if line.text in ("Om dig", "Stedet", "Formålet")}
    assert len(headings) == 3 and {round(line.left) for line in headings.values()} <= {48, 49}
