"""What another device does meanwhile is shown to whoever comes second, before anything is sent or overwritten."""

from __future__ import annotations

import pytest

from ..house_style import Page, ReadingClient
from ..people import fill, filled_in, post
from .drafts import CAFE, code_on, come_back


@pytest.fixture
def second(client: ReadingClient, other: ReadingClient) -> ReadingClient:
    """Another device with the same registration, all of it filled in."""
    fill(client, CAFE)
    client.post("/da/plads/gem", data={**filled_in(client.get("/da/plads/tjek").text), "do": "later"})
    come_back(other, code_on(client.get("/da/plads/gem")))
    return other


def test_nobody_sends_answers_they_have_not_read(client: ReadingClient, second: ReadingClient) -> None:
    sent = {**filled_in(client.get("/da/plads/tjek").text, "confirm"), "confirm": "y"}
    post(second, "/da/plads/plads", {**CAFE.step("plads"), "tasks": "Bage boller og brød"})
    late = client.post("/da/plads/tjek", data=sent)
    assert (
        late.status_code == 409 and "Bage boller og brød" in late.text and Page(late.text).with_attribute("data-moved")
    )
    again = filled_in(late.text, "confirm")
    assert "confirm" not in again
    assert client.post("/da/plads/tjek", data={**again, "confirm": "y"}).location == "/da/plads/kvittering"


def test_answers_that_are_not_right_any_more_are_not_sent(client: ReadingClient, second: ReadingClient) -> None:
    sent = {**filled_in(client.get("/da/plads/tjek").text, "confirm"), "confirm": "y"}
    post(second, "/da/plads/plads", {**CAFE.step("plads"), "tasks": ""})
    late = client.post("/da/plads/tjek", data=sent)
    assert late.status_code == 409 and Page(late.text).with_attribute("data-not-done")
