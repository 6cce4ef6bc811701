"""The walk through HTTP: soft, forgiving, and silent about the answers."""

import io

import icalendar
import pypdf
import pytest

from citizen_portal import flow, i18n
from citizen_portal.support import graph

from ..house_style import Page, ReadingClient, text_of
from ..people import case, fill, post, token

WHOLE = [code for code, language in i18n.LANGUAGES.items() if not language.reading_only]


def answer(client: ReadingClient, lang: str, answers: dict[str, str]) -> str:
    """Give the answers one after the other; returns where one ends up."""
    where = f"/{lang}/vejviser/{flow.QUESTIONS[0].id}"
    while "/svar" not in where and (question := where.rsplit("/", 1)[1]) in answers:
        where = post(client, where, {"answer": answers[question]}).location
    return where


def shortest_paths() -> tuple[dict[tuple[str, str], dict[str, str]], dict[str | None, dict[str, str]]]:
    """For every choice of every question, and for every outcome, a short way through the flow to it."""
    choices: dict[tuple[str, str], dict[str, str]] = {}
    outcomes: dict[str | None, dict[str, str]] = {}
    for answers in graph.distinct_paths():
        outcome = flow.walk(answers).outcome
        if outcome not in outcomes or len(answers) < len(outcomes[outcome]):
            outcomes[outcome] = answers
        for question in answers:
            for choice in flow.BY_ID[question].choices:
                other = walked({**answers, question: choice})
                if other and ((question, choice) not in choices or len(other) < len(choices[question, choice])):
                    choices[question, choice] = other
    return choices, outcomes


def walked(answers: dict[str, str]) -> dict[str, str] | None:
    """Only the answers on the way, if the way ends."""
    place = flow.walk(answers)
    return {step: answers[step] for step in place.path} if place.outcome else None


BY_CHOICE, BY_OUTCOME = shortest_paths()


@pytest.mark.parametrize("lang", WHOLE)
def test_every_choice_of_every_question_leads_on(client: ReadingClient, lang: str) -> None:
    """The languages share the choices between them, so that each is made once and the test stays short."""
    for answers in list(BY_CHOICE.values())[WHOLE.index(lang) :: len(WHOLE)]:
        client.delete_cookie("portal")
        assert answer(client, lang, answers) == f"/{lang}/vejviser/svar"
        page = Page(client.get(f"/{lang}/vejviser/svar").text)
        assert page.with_attribute("data-outcome")[0].get("data-outcome") == flow.walk(answers).outcome


@pytest.mark.parametrize("outcome", flow.OUTCOMES)
@pytest.mark.parametrize("lang", WHOLE)
def test_every_outcome_is_said_in_the_readers_language(client: ReadingClient, lang: str, outcome: str) -> None:
    answer(client, lang, BY_OUTCOME[outcome])
    page = Page(client.get(f"/{lang}/vejviser/svar").text)
    assert page.with_attribute("data-outcome")[0].get("data-outcome") == outcome
    assert page.one("h1").get("lang") is None, "the outcome stands in another language"


def test_no_answer_is_a_calm_question_again(client: ReadingClient) -> None:
    answer_page = post(client, "/da/vejviser/benefit", {})
    assert answer_page.status_code == 422
    page = Page(answer_page.text)
    assert page.one(id="answer-error") is not None
    assert page.one("fieldset").get("aria-invalid") == "true"


def test_an_answer_that_does_not_exist_is_asked_for_again(client: ReadingClient) -> None:
    assert post(client, "/da/vejviser/benefit", {"answer": "a million"}).status_code == 422


def test_a_question_too_far_ahead_leads_to_the_one_that_is_next(client: ReadingClient) -> None:
    assert client.get("/da/vejviser/help").location == "/da/vejviser/benefit"
    assert client.get("/da/vejviser/svar").location == "/da/vejviser/benefit"


def test_a_changed_answer_keeps_the_later_ones_that_still_make_sense(client: ReadingClient) -> None:
    answer(client, "da", {"benefit": "dagpenge", "age": "over", "since": "longer", "paid": "no", "wellbeing": "ready"})
    assert post(client, "/da/vejviser/paid", {"answer": "maybe"}).location == "/da/vejviser/place"


def test_the_outcome_says_which_answer_decided_it(client: ReadingClient) -> None:
    answer(client, "en", {"benefit": "other"})
    reasons = Page(client.get("/en/vejviser/svar").text).one("section", aria_labelledby="reasons")
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


def test_what_the_guide_was_told_stands_in_the_form(client: ReadingClient) -> None:
    answer(client, "da", {**BY_OUTCOME["register-now"], "kind": "tryout", "goal": "cv"})
    fill(client, case("cafe-dagpenge-da"), until="formaal")
    chosen = [box for box in Page(client.get("/da/plads/formaal").text).all("input", name="purpose")]
    assert [box.get("value") for box in chosen if box.get("checked") is not None] == ["kompetence"]


@pytest.mark.parametrize("lang", WHOLE)
def test_the_plan_is_a_tagged_document_in_the_readers_language(client: ReadingClient, lang: str) -> None:
    answer(client, lang, BY_OUTCOME["level-2"])
    document = client.get(f"/{lang}/vejviser/svar.pdf")
    assert document.mimetype == "application/pdf" and document.headers["Cache-Control"] == "no-store"
    read = pypdf.PdfReader(io.BytesIO(document.data))
    root = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == lang and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert Page(client.get(f"/{lang}/vejviser/svar").text).one("h1").text in (read.metadata.title or "")
    assert len(read.pages) == 1


def test_the_calendar_file_opens_and_holds_two_days_and_no_answer(client: ReadingClient) -> None:
    answer(client, "da", BY_OUTCOME["level-2"])
    file = client.get("/da/vejviser/svar.ics")
    events = icalendar.Calendar.from_ical(file.data).walk("VEVENT")
    assert len(events) == 2
    assert b"dagpenge" not in file.data.lower()


@pytest.mark.parametrize("ending", ["svar", "svar.pdf", "svar.ics"])
def test_without_answers_there_is_no_plan_yet(client: ReadingClient, ending: str) -> None:
    assert client.get(f"/da/vejviser/{ending}").location == "/da/vejviser/benefit"


def test_a_danish_reader_may_see_the_outcome_in_easy_danish(client: ReadingClient) -> None:
    answer(client, "da", BY_OUTCOME["level-2"])
    usual, easy = (Page(client.get(f"/da/vejviser/svar{query}").text).one("article") for query in ("", "?let="))
    assert text_of(usual) != text_of(easy)


def test_no_answer_stands_in_an_address_or_in_the_log(client: ReadingClient, caplog: pytest.LogCaptureFixture) -> None:
    answers, visited, where = BY_OUTCOME["level-2"], [], "/da/vejviser/benefit"
    with caplog.at_level("DEBUG"):
        for choice in answers.values():
            where = post(client, where, {"answer": choice}).location
            visited.append(where)
    assert not [
        path for path in visited if any(f"/{choice}" in path or f"={choice}" in path for choice in answers.values())
    ]
    said = " ".join(record.getMessage() for record in caplog.records)
    assert not [choice for choice in answers.values() if choice in said]


def test_clearing_leaves_nothing_behind(client: ReadingClient) -> None:
    answer(client, "da", {"benefit": "dagpenge", "age": "over"})
    start = client.get("/da/vejviser/")
    client.post("/da/vejviser/", data={"csrf_token": token(start)})
    assert client.get("/da/vejviser/paid").location == "/da/vejviser/benefit"


def test_the_language_can_be_changed_in_the_middle(client: ReadingClient) -> None:
    answer(client, "da", {"benefit": "dagpenge"})
    assert client.get("/ar/vejviser/age").status_code == 200


def test_an_odd_cookie_starts_from_what_still_means_something(client: ReadingClient) -> None:
    with client.session_transaction() as session:
        session["answers"] = {"benefit": "dagpenge", "age": "a hundred", "gone": "yes", "paid": ["no"]}
    assert client.get("/da/vejviser/svar").location == "/da/vejviser/age"


def test_an_expired_form_comes_back_with_the_choice_made(client: ReadingClient) -> None:
    again = client.post("/da/vejviser/benefit", data={"answer": "dagpenge", "csrf_token": "old"})
    assert again.status_code == 422
    chosen = [box for box in Page(again.text).all("input", type="radio") if box.get("checked") is not None]
    assert [box.get("value") for box in chosen] == ["dagpenge"]
    assert Page(again.text).all(role="status")
