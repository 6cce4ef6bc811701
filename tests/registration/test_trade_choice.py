"""Choosing a trade in any language, without a script: nothing typed is lost, and never are all of them sent."""

import pytest

from ..house_style import Page, ReadingClient, text_of
from ..people import case, fill, filled_in, post

CAFE = case("cafe-dagpenge-da")
PATH = "/da/plads/plads"
TYPED = {**CAFE.step("plads"), "tasks": "Noget andet", "trade": ""}


@pytest.fixture
def citizen(client: ReadingClient) -> ReadingClient:
    fill(client, CAFE, until="plads")
    return client


def offered(text: str) -> list[str]:
    return [button.get("value") or "" for button in Page(text).all("button", name="trade")]


def ticks(text: str, prefix: str) -> list[str]:
    boxes = Page(text).all("input", type="checkbox")
    return [box.get("value") or "" for box in boxes if (box.get("name") or "").startswith(f"{prefix}-")]


def test_looking_keeps_everything_and_offers_five_at_most(citizen: ReadingClient) -> None:
    answer = post(citizen, PATH, {**TYPED, "trade_query": "svejser", "trade_find": "y"})
    assert (answer.status_code, answer.location) == (303, f"{PATH}?fag=1#trade")
    shown = citizen.get(PATH).text
    assert offered(shown)[0] == "welding" and len(offered(shown)) <= 5
    assert filled_in(shown, "tasks")["tasks"] == "Noget andet" and 'value="svejser"' in shown


def test_a_trade_is_guessed_from_the_name_of_the_place(citizen: ReadingClient) -> None:
    assert offered(citizen.get(PATH).text) == ["cafe"]


def test_a_chosen_trade_brings_its_six_tasks_and_can_be_given_back(citizen: ReadingClient) -> None:
    answer = post(citizen, PATH, {**TYPED, "tasks": "", "trade": "welding", "trade_offered": "y"})
    assert (answer.status_code, answer.location) == (303, f"{PATH}?fag=1#task")
    shown = citizen.get(answer.location).text
    assert not Page(shown).with_attribute("aria-invalid")
    assert Page(shown).with_attribute("data-trade")[0].get("data-trade") == "welding"
    assert len(ticks(shown, "task")) == 6 and not offered(shown)
    post(citizen, PATH, {**TYPED, "trade": "welding", "trade_change": "y", "task-0": ticks(shown, "task")[0]})
    again = citizen.get(PATH).text
    assert ticks(again, "task") == ticks(shown, "task")[:1] and offered(again)


def test_ticked_tasks_are_enough_and_the_step_about_learning_has_the_goals(citizen: ReadingClient) -> None:
    ticked = {**TYPED, "tasks": "", "trade": "cafe", "task-0": "cafe.make-coffee", "task-shown": "1"}
    assert post(citizen, PATH, ticked).location == "/da/plads/formaal"
    post(citizen, "/da/plads/formaal", CAFE.step("formaal"))
    shown = citizen.get("/da/plads/laering").text
    goals = ticks(shown, "goal")
    assert len(goals) == 6 and len(Page(shown).with_attribute("data-leads")) == 2
    assert (
        post(citizen, "/da/plads/laering", {"goal-0": goals[0], "next-0": ticks(shown, "next")[0]}).status_code == 303
    )


def test_what_was_typed_to_find_one_is_answered_before_the_step_goes_on(citizen: ReadingClient) -> None:
    """The Enter key of a phone presses the first button."""
    typed = {**TYPED, "trade_query": "qqqq"}
    assert post(citizen, PATH, typed).location == f"{PATH}?fag=1#trade"
    assert Page(citizen.get(PATH).text).with_attribute("data-nothing") and not offered(citizen.get(PATH).text)
    assert post(citizen, PATH, typed).location == "/da/plads/formaal"


def test_a_trade_may_be_chosen_where_one_learns(citizen: ReadingClient) -> None:
    fill(citizen, CAFE, until="laering")
    typed = {"learning-0": "Bage boller", "trade_query": "bager", "trade_find": "y"}
    assert post(citizen, "/da/plads/laering", typed).location == "/da/plads/laering?fag=1#trade"
    shown = citizen.get("/da/plads/laering").text
    assert "bakery" in offered(shown) and filled_in(shown, "learning-0")["learning-0"] == "Bage boller"
    post(citizen, "/da/plads/laering", {"learning-0": "Bage boller", "trade": "bakery", "trade_offered": "y"})
    assert len(ticks(citizen.get("/da/plads/laering").text, "goal")) == 6


def test_the_list_of_each_purpose_stands_under_it(citizen: ReadingClient) -> None:
    fill(citizen, CAFE, until="formaal")
    page = Page(citizen.get("/da/plads/formaal").text)
    assert [one.get("data-aims") for one in page.with_attribute("data-aims")] == ["job", "udvikling", "kompetence"]
    names = [box.get("name") or "" for box in page.all("input", type="checkbox")]
    assert len(set(names)) == len(names) == 18


def test_what_is_ticked_for_another_purpose_is_kept_and_said(citizen: ReadingClient) -> None:
    fill(citizen, CAFE, until="formaal")
    post(citizen, "/da/plads/formaal", {**CAFE.step("formaal"), "aim-40": "purpose-udvikling.does-it-fit"})
    page = Page(citizen.get("/da/plads/formaal").text)
    assert any("et andet formål" in text_of(one) for one in page.with_attribute("data-nudge"))
    assert [box.get("value") for box in page.all("input", type="checkbox") if box.get("checked") is not None] == [
        "purpose-udvikling.does-it-fit"
    ]


def test_whoever_comes_from_the_page_of_a_trade_is_offered_it_when_asked_for_the_work(client: ReadingClient) -> None:
    assert client.get(f"{PATH}?fag=welding").status_code == 303
    client.get("/da/plads/dig?fag=nonsense")
    fill(client, CAFE, until="plads")
    assert offered(client.get(PATH).text) == ["welding", "cafe"]
