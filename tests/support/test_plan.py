"""The plan at the end of the walk: why, whom to call, and the same on a page, as a document and in a calendar."""

import io
from typing import Any

import icalendar
import pypdf
import pytest

from ..house_style import Page, ReadingClient, text_of
from .walking import BY_OUTCOME, WHOLE, answer


def test_the_outcome_says_which_answer_decided_it(client: ReadingClient) -> None:
    answer(client, "en", {**BY_OUTCOME["other-benefit"], "benefit": "other"})
    reasons = Page(client.get("/en/vejviser/svar").text).one("details", id="reasons")
    options = Page(client.get("/en/vejviser/benefit").text)
    chosen = next(box for box in options.all("input", type="radio") if box.get("value") == "other")
    label = options.one("label", **{"for": chosen.get("id") or ""})
    assert text_of(label) in text_of(reasons)


def test_the_outcome_names_one_person_to_call_the_purpose_and_the_nearest_other_outcome(client: ReadingClient) -> None:
    answer(client, "da", BY_OUTCOME["level-1"] | {"since": "longer", "goal": "plan-b"})
    page = Page(client.get("/da/vejviser/svar").text)
    assert page.one("p", data_contact="jobcenter") is not None
    assert page.one("p", data_purpose="udvikling") is not None
    assert len(page.with_attribute("data-nearby")) == 1


@pytest.mark.parametrize(("benefit", "whom"), [("dagpenge", "holder"), ("kontanthjaelp", "caseworker")])
def test_whoever_is_not_well_is_told_whom_to_call_after_two_questions(
    client: ReadingClient, benefit: str, whom: str
) -> None:
    where = answer(client, "da", {"wellbeing": "not-well", "benefit": benefit})
    assert Page(client.get(where).text).one("p", data_contact=whom) is not None


@pytest.mark.parametrize(("outcome", "suggested"), [("level-2", 1), ("paid-work-first", 0), ("no-benefit", 0)])
def test_a_purpose_is_suggested_only_where_a_praktik_lies_ahead(
    client: ReadingClient, outcome: str, suggested: int
) -> None:
    answer(client, "da", {**BY_OUTCOME[outcome], "goal": "cv"})
    assert len(Page(client.get("/da/vejviser/svar").text).with_attribute("data-purpose")) == suggested


@pytest.mark.parametrize("lang", WHOLE)
def test_the_plan_is_a_tagged_document_in_the_readers_language(client: ReadingClient, lang: str) -> None:
    answer(client, lang, BY_OUTCOME["level-2"])
    document = client.get(f"/{lang}/vejviser/svar.pdf")
    assert document.mimetype == "application/pdf" and document.headers["Cache-Control"] == "no-store"
    read = pypdf.PdfReader(io.BytesIO(document.data))
    root: Any = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == lang and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert (Page(client.get(f"/{lang}/vejviser/svar").text).one("h1").text or "?") in str(
        read.metadata and read.metadata.title
    )
    assert len(read.pages) == 1


def test_the_calendar_file_opens_and_holds_two_days_and_no_answer(client: ReadingClient) -> None:
    answer(client, "da", BY_OUTCOME["level-2"])
    file = client.get("/da/vejviser/svar.ics")
    events = icalendar.Calendar.from_ical(file.data).walk("VEVENT")
    assert len(events) == 2
    assert b"dagpenge" not in file.data.lower()


@pytest.mark.parametrize("ending", ["svar", "svar.pdf", "svar.ics"])
def test_without_answers_there_is_no_plan_yet(client: ReadingClient, ending: str) -> None:
    assert client.get(f"/da/vejviser/{ending}").location == "/da/vejviser/wellbeing"


def test_a_danish_reader_may_see_the_outcome_in_easy_danish(client: ReadingClient) -> None:
    answer(client, "da", BY_OUTCOME["level-2"])
    usual, easy = (Page(client.get(f"/{lang}/vejviser/svar").text) for lang in ("da", "da-let"))
    assert text_of(usual.one("main")) != text_of(easy.one("main"))
    assert usual.all("a", href="/da-let/vejviser/svar") and easy.all("a", href="/da/vejviser/svar")
