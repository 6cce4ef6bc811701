"""What the citizen takes along is in their language, and says the same days as the page."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import icalendar
import pypdf
import pytest
from babel.dates import format_date
from flask import Flask

from citizen_portal import clock

from ..house_style import Page, ReadingClient, text_of
from ..people import answer, case, employers_path, move, reference, register
from ..placements import CAFE

NURSERY = case("nursery-kontanthjaelp-ar")


def test_the_calendar_says_not_yet_until_it_is_approved(client: ReadingClient, app: Flask, status: str) -> None:
    def titles() -> list[str]:
        file: Any = icalendar.Calendar.from_ical(client.get(f"{status}/kalender.ics").data)
        return [str(entry["SUMMARY"]) for entry in file.walk("VEVENT")]

    assert len(titles()) == 3 and all(title.startswith("Ikke godkendt endnu") for title in titles())
    move(app, reference(client, status), "approved")
    assert not any("Ikke godkendt" in title for title in titles())


@pytest.mark.parametrize("who", [CAFE, NURSERY, case("welder-loentilskud-uk")], ids=["da", "ar", "uk"])
@pytest.mark.parametrize("paper", ["kvittering", "aftale"])
def test_a_paper_is_a_tagged_document_in_its_language(client: ReadingClient, who: Any, paper: str) -> None:
    path = register(client, who)
    document = pypdf.PdfReader(BytesIO(client.get(f"{path}/{paper}.pdf").data))
    root: Any = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/StructTreeRoot"]
    assert root["/Lang"] == who.lang
    assert document.metadata is not None and reference(client, path) in (document.metadata.title or "")
    assert b"pdfuaid" in document.xmp_metadata.stream.get_data()  # type: ignore[union-attr]
    assert who.fields["cvr" if paper == "kvittering" else "weekly_hours"] in "".join(
        page.extract_text() for page in document.pages
    )


def test_page_paper_and_calendar_say_the_same_days(client: ReadingClient, employer: ReadingClient, status: str) -> None:
    later = clock.today() + timedelta(days=30)
    changed = {"starts_on-day": str(later.day), "starts_on-month": str(later.month), "starts_on-year": str(later.year)}
    end = later + timedelta(days=13)
    changed |= {"ends_on-day": str(end.day), "ends_on-month": str(end.month), "ends_on-year": str(end.year)}
    changed |= {"midway_on" + key.removeprefix("ends_on"): changed[key] for key in changed if key.startswith("ends_on")}
    changed |= {"end_talk" + key.removeprefix("ends"): changed[key] for key in changed if key.startswith("ends_on")}
    assert answer(employer, employers_path(client, status), **changed).status_code == 303
    paper = pypdf.PdfReader(BytesIO(client.get(f"{status}/aftale.pdf").data)).pages[0].extract_text()
    file: Any = icalendar.Calendar.from_ical(client.get(f"{status}/kalender.ics").data)
    assert {entry["DTSTART"].dt for entry in file.walk("VEVENT")} == {later, end}
    page = text_of(Page(client.get(f"{status}/aftale").text).one("main"))
    for day in (later, end):
        said = format_date(day, "full", locale="da")
        assert said in page and said in " ".join(paper.split())
