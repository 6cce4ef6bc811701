"""What most do not need is folded on the page, and open as soon as it holds something."""

import pytest

from ..house_style import HTML, Page, ReadingClient
from ..people import case, fill, post

CAFE = case("cafe-dagpenge-da")
PLADS = "/da/plads/plads"
CHOSEN = {**CAFE.step("plads"), "tasks": "", "trade": "cafe", "task-shown": "1"}


def folds(text: str, mark: str) -> list[tuple[list[str], bool]]:
    """The boxes in each fold of this mark, and whether it is open."""
    boxes = ("input", "textarea")
    return [
        ([box.get("name") or "" for kind in boxes for box in fold.iter(HTML + kind)], fold.get("open") is not None)
        for fold in Page(text).with_attribute(mark)
    ]


def test_the_first_the_third_and_the_fifth_task_are_read_and_the_rest_is_folded(client: ReadingClient) -> None:
    fill(client, CAFE, until="plads")
    post(client, PLADS, {**CHOSEN, "trade_offered": "y"})
    assert folds(client.get(PLADS).text, "data-more-phrases") == [(["task-1", "task-3", "task-5"], False)]


def test_a_list_is_open_where_something_folded_is_ticked(client: ReadingClient) -> None:
    fill(client, CAFE, until="plads")
    post(client, PLADS, {**CHOSEN, "task-0": "cafe.take-orders"})
    assert folds(client.get(PLADS).text, "data-more-phrases") == [(["task-1", "task-3", "task-5"], True)]


@pytest.mark.parametrize(
    ("step", "name", "value"), [("dig", "spoken_language", "somali"), ("virksomhed", "street", "Nørregade 3")]
)
def test_a_box_that_may_stay_empty_is_folded_until_it_is_not(
    client: ReadingClient, step: str, name: str, value: str
) -> None:
    fill(client, CAFE, until=step)
    path = f"/da/plads/{step}"
    empty = {**CAFE.step(step), "spoken_language": "", "cvr": "", "street": ""}
    for typed in ("", value):
        post(client, path, {**empty, name: typed})
        ((boxes, is_open),) = folds(client.get(path).text, "data-unasked")
        assert name in boxes and is_open == bool(typed)


def test_whoever_reads_another_language_is_asked_which_one_to_speak(client: ReadingClient) -> None:
    assert folds(client.get("/uk/plads/dig").text, "data-unasked") == [(["sms", "spoken_language"], True)]


def test_a_mistake_in_a_folded_box_opens_it(client: ReadingClient) -> None:
    fill(client, CAFE, until="virksomhed")
    answer = post(client, "/da/plads/virksomhed", {**CAFE.step("virksomhed"), "cvr": "12", "street": ""})
    assert answer.status_code == 422
    assert folds(answer.text, "data-unasked") == [(["cvr", "street"], True)]
