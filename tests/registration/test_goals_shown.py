"""One box for what one wants to learn, and one more for whoever asks: nothing typed is lost on the way."""

import pytest

from ..house_style import Page, ReadingClient
from ..people import case, error_fields, fill, filled_in, post

CAFE = case("cafe-dagpenge-da")
PATH = "/da/plads/laering"


@pytest.fixture
def citizen(client: ReadingClient) -> ReadingClient:
    fill(client, CAFE, until="laering")
    return client


def boxes(text: str) -> list[str]:
    return [name for name in filled_in(text, "learning-0") if name.startswith("learning-")]


def test_one_more_comes_back_with_what_was_typed(citizen: ReadingClient) -> None:
    assert boxes(citizen.get(PATH).text) == ["learning-0"]
    answer = post(citizen, PATH, {"learning-0": "Bage boller", "afterwards": "Vi ser", "more": "2"})
    assert (answer.status_code, answer.location) == (303, f"{PATH}?linjer=2#learning-1")
    shown = citizen.get(answer.location).text
    assert boxes(shown) == ["learning-0", "learning-1"]
    assert filled_in(shown, "learning-0")["learning-0"] == "Bage boller" and "Vi ser" in shown


def test_there_are_five_at_most(citizen: ReadingClient) -> None:
    shown = citizen.get(f"{PATH}?linjer=99").text
    assert len(boxes(shown)) == 5 and not Page(shown).all("button", name="more")
    assert len(boxes(citizen.get(f"{PATH}?linjer=x").text)) == 1


def test_a_box_further_down_that_is_filled_is_shown(citizen: ReadingClient) -> None:
    post(citizen, PATH, {"learning-3": "Bage boller"})
    assert len(boxes(citizen.get(PATH).text)) == 4


def test_what_must_not_be_kept_is_pointed_out_first(citizen: ReadingClient) -> None:
    answer = post(citizen, PATH, {"learning-0": "070384-1234", "more": "2"})
    assert answer.status_code == 422 and error_fields(answer) == {"learning-0"} and "070384-1234" in answer.text


def test_an_expired_form_keeps_its_boxes(citizen: ReadingClient) -> None:
    typed = {"learning-0": "Bage", "learning-1": "", "more": "3", "csrf_token": "old"}
    answer = citizen.post(PATH, data=typed)
    assert answer.status_code == 422 and len(boxes(answer.text)) == 2 and "Bage" in answer.text
