"""The walk through HTTP: soft and forgiving."""

import pytest

from citizen_portal import flow

from ..house_style import Page, ReadingClient
from ..people import case, fill, post
from .walking import BY_CHOICE, BY_OUTCOME, WHOLE, answer


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
    answer_page = post(client, "/da/vejviser/wellbeing", {})
    assert answer_page.status_code == 422
    page = Page(answer_page.text)
    assert page.one(id="answer-error") is not None
    assert page.one("fieldset").get("aria-invalid") == "true"


def test_an_answer_that_does_not_exist_is_asked_for_again(client: ReadingClient) -> None:
    assert post(client, "/da/vejviser/wellbeing", {"answer": "a million"}).status_code == 422


def test_a_question_too_far_ahead_leads_to_the_one_that_is_next(client: ReadingClient) -> None:
    assert client.get("/da/vejviser/help").location == "/da/vejviser/wellbeing"
    assert client.get("/da/vejviser/svar").location == "/da/vejviser/wellbeing"


def test_what_the_guide_was_told_stands_in_the_form(client: ReadingClient) -> None:
    answer(client, "da", {**BY_OUTCOME["register-now"], "kind": "tryout", "goal": "cv"})
    fill(client, case("cafe-dagpenge-da"), until="formaal")
    chosen = [box for box in Page(client.get("/da/plads/formaal").text).all("input", name="purpose")]
    assert [box.get("value") for box in chosen if box.get("checked") is not None] == ["kompetence"]


def test_the_language_can_be_changed_in_the_middle(client: ReadingClient) -> None:
    answer(client, "da", {"wellbeing": "nervous"})
    assert client.get("/ar/vejviser/goal").status_code == 200


def test_an_expired_form_comes_back_with_the_choice_made(client: ReadingClient) -> None:
    again = client.post("/da/vejviser/wellbeing", data={"answer": "nervous", "csrf_token": "old"})
    assert again.status_code == 422
    chosen = [box for box in Page(again.text).all("input", type="radio") if box.get("checked") is not None]
    assert [box.get("value") for box in chosen] == ["nervous"]
    assert Page(again.text).all(role="status")


def test_answers_are_deleted_on_the_start_and_the_plan_after_being_asked_once_more(client: ReadingClient) -> None:
    answer(client, "da", BY_OUTCOME["level-2"])
    for path in ("/da/vejviser/", "/da/vejviser/svar"):
        (form,) = Page(client.get(path).text).all("form", action="/da/vejviser/")
        assert form.get("method") == "post" and "forget" in client.get(path).text
    assert not Page(client.get("/da/vejviser/help").text).all("form", action="/da/vejviser/")


def test_motives_stand_in_four_groups_with_two_quiet_answers_below(client: ReadingClient) -> None:
    walked = BY_OUTCOME["level-2"]
    answer(client, "da", {"wellbeing": walked["wellbeing"]})
    page = Page(client.get("/da/vejviser/goal").text)
    groups = [len(group.findall(".//{*}input")) for group in page.all("div", role="group")]
    assert groups == [3, 3, 3, 3] and len(page.all("input", type="radio")) == 14


@pytest.mark.parametrize("outcome", flow.OUTCOMES)
def test_a_plan_has_one_button_to_press(client: ReadingClient, outcome: str) -> None:
    answer(client, "da", BY_OUTCOME[outcome])
    filled = [link for link in plan_of(client).all("a") if "button-primary" in (link.get("class") or "")]
    assert len([link for link in filled if "#her-" not in (link.get("href") or "")]) == 1


def plan_of(client: ReadingClient) -> Page:
    return Page(client.get("/da/vejviser/svar").text)
