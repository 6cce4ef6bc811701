"""What another device does meanwhile is shown to whoever comes second, before anything is sent or overwritten."""

from __future__ import annotations

import pytest

from ..house_style import Page, ReadingClient, text_of
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


def filled_step(client: ReadingClient, **typed: str) -> dict[str, str]:
    return {**filled_in(client.get("/da/plads/plads").text, "tasks"), **typed}


def test_a_step_written_on_two_devices_shows_both_and_overwrites_nothing(
    client: ReadingClient, second: ReadingClient
) -> None:
    mine, theirs = filled_step(client, tasks="Bage boller"), filled_step(second, weekly_hours="22")
    assert second.post("/da/plads/plads", data=theirs).status_code == 303
    late = client.post("/da/plads/plads", data={**mine, "later": "y"})
    assert late.status_code == 409 and not Page(late.text).with_attribute("data-not-later")
    shown = text_of(Page(late.text).one("section", id="error-summary"))
    assert all(words in shown for words in ("Bage boller", CAFE.fields["tasks"], "22", CAFE.fields["weekly_hours"]))
    assert filled_in(client.get("/da/plads/plads").text, "tasks")["weekly_hours"] == "22"
    assert client.post("/da/plads/plads", data=filled_in(late.text, "tasks")).status_code == 303
    now = filled_in(second.get("/da/plads/plads").text, "tasks")
    assert (now["tasks"], now["weekly_hours"]) == ("Bage boller", CAFE.fields["weekly_hours"])


def test_an_older_step_that_says_the_same_or_another_step_is_taken(
    client: ReadingClient, second: ReadingClient
) -> None:
    mine = filled_step(client, tasks="Bage boller")
    goals = filled_in(client.get("/da/plads/laering").text, "learning-0")
    assert second.post("/da/plads/plads", data=filled_step(second, tasks="Bage boller")).status_code == 303
    assert client.post("/da/plads/plads", data=mine).status_code == 303
    assert client.post("/da/plads/laering", data={**goals, "learning-0": "Bage"}).status_code == 303


def test_a_step_that_is_sent_once_more_from_an_old_form_still_knows_what_it_was_written_on(
    client: ReadingClient, second: ReadingClient
) -> None:
    mine = filled_step(client, tasks="Bage boller")
    second.post("/da/plads/plads", data=filled_step(second, tasks="Vaske op"))
    old = client.post("/da/plads/plads", data={**mine, "csrf_token": "old"})
    assert old.status_code == 422
    assert client.post("/da/plads/plads", data=filled_in(old.text, "tasks")).status_code == 409


def test_a_registration_begun_in_two_windows_at_once_shows_both(client: ReadingClient) -> None:
    first, second = ({**filled_in(client.get("/da/plads/dig").text, "name"), **CAFE.step("dig")} for _ in range(2))
    assert client.post("/da/plads/dig", data={**first, "name": "Mette Holm"}).status_code == 303
    late = client.post("/da/plads/dig", data={**second, "name": "Mette Marie Holm"})
    assert late.status_code == 409 and "Mette Holm" in late.text and "Mette Marie Holm" in late.text
