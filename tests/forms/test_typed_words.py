"""What was typed, under the names of its boxes, in the order of the form and in words a reader knows."""

from flask import Flask

from citizen_portal.forms.typed_words import typed_boxes, typed_words


def test_a_date_is_one_line_a_choice_is_said_and_what_is_no_ones_words_is_left_out(app: Flask) -> None:
    sent = {"tasks": "Bage", "starts_on-day": "1", "starts_on-month": "marts", "benefit": "dagpenge", "seen": "3"}
    with app.test_request_context("/da/plads/plads", method="POST", data=sent):
        assert [words.value for words in typed_words()] == ["Dagpenge fra en a-kasse", "1. marts", "Bage"]


def test_what_was_said_of_a_goal_stands_under_its_number(app: Flask) -> None:
    sent = {"goal-1-result": "tried", "goal-1-note": "To gange", "goal-12-note": "Før", "three_months_later": "job"}
    with app.test_request_context("/da/", method="POST", data=sent):
        found = [(words.label, words.value) for words in typed_words()]
    assert found[1:] == [("Mål 2", "Har prøvet det\nTo gange"), ("Mål 13", "Før")] and found[0][1] == "Jeg har et job"


def test_what_is_sent_again_is_all_but_the_token(app: Flask) -> None:
    with app.test_request_context("/da/plads/plads", method="POST", data={"csrf_token": "t", "seen": "3", "x": " y"}):
        assert typed_boxes() == [("seen", "3"), ("x", " y")]


def test_opening_a_page_types_nothing(app: Flask) -> None:
    with app.test_request_context("/da/plads/plads?tasks=Bage"):
        assert not typed_words()
