"""The walk through HTTP: soft, forgiving, and silent about the answers."""

import pytest

from citizen_portal import flow, i18n

from ..house_style import Page, ReadingClient, text_of
from ..people import post, token

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
    for answers, place in flow.all_paths():
        if place.outcome not in outcomes or len(answers) < len(outcomes[place.outcome]):
            outcomes[place.outcome] = answers
        for step in answers.items():
            if step not in choices or len(answers) < len(choices[step]):
                choices[step] = answers
    return choices, outcomes


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
    answer(client, "da", {"benefit": "dagpenge", "age": "over", "paid": "no", "wellbeing": "ready"})
    assert post(client, "/da/vejviser/paid", {"answer": "maybe"}).location == "/da/vejviser/place"


def test_the_outcome_says_which_answer_decided_it(client: ReadingClient) -> None:
    answer(client, "en", {"benefit": "other"})
    reasons = Page(client.get("/en/vejviser/svar").text).one("section", aria_labelledby="reasons")
    options = Page(client.get("/en/vejviser/benefit").text)
    chosen = next(box for box in options.all("input", type="radio") if box.get("value") == "other")
    label = options.one("label", **{"for": chosen.get("id") or ""})
    assert text_of(label) in text_of(reasons)


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
