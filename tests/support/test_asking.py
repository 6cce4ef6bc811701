"""A question is made once for each way it can look; the token in it is each reader's own."""

import pytest
from flask import Flask

from citizen_portal.support import asking

from ..house_style import Page, ReadingClient
from ..people import token

FIRST = "/da/vejviser/wellbeing"


def test_two_readers_get_the_same_screen_with_tokens_of_their_own(app: Flask) -> None:
    one, other = app.test_client().get(FIRST), app.test_client().get(FIRST)
    assert token(one) != token(other)
    assert one.text.replace(token(one), "") == other.text.replace(token(other), "")


def test_a_screen_is_made_once(client: ReadingClient, monkeypatch: pytest.MonkeyPatch) -> None:
    client.get(FIRST)
    monkeypatch.setattr(asking, "form_for", None)
    assert client.get(FIRST).status_code == 200


def test_the_choice_made_before_is_marked_for_that_reader_alone(app: Flask) -> None:
    chosen, fresh = app.test_client(), app.test_client()
    chosen.post(FIRST, data={"answer": "nervous", "csrf_token": token(chosen.get(FIRST))})
    marked = [Page(reader.get(FIRST).text).all("input", checked="") for reader in (chosen, fresh)]
    assert [[box.get("value") for box in boxes] for boxes in marked] == [["nervous"], []]
