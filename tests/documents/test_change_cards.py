"""What can be changed stands by subject, and only what was touched is open."""

from flask import Flask

from citizen_portal.documents.change_cards import change_cards
from citizen_portal.placement.fields import changeable_by
from citizen_portal.placement.status import Side

from ..placements import STORIES, replayed

MINE = changeable_by(Side.CITIZEN)
SENT = replayed(*STORIES["sent"].happened)


def test_every_field_stands_on_one_card(app: Flask) -> None:
    with app.test_request_context("/da/"):
        cards = change_cards(SENT, MINE, ())
    assert [field for card in cards for field in card.fields] == list(MINE)
    assert [card.subject for card in cards] == ["plads", "formaal", "laering", "talks"]


def test_what_was_touched_is_open(app: Flask) -> None:
    with app.test_request_context("/da/"):
        cards = change_cards(SENT, MINE, {"starts_on-day", "purpose-0"})
    assert [card.opened for card in cards] == [True, True, False, False]
