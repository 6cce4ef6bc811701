"""The citizen's own page: where it stands, whose turn it is, and nothing overwritten."""

import pytest
from flask import Flask

from citizen_portal.storage.database import db
from citizen_portal.storage.tables import EventRow

from ..house_style import Page, ReadingClient, text_of
from ..people import agree, answer, employers_path, error_fields, filled_in, marked, move, reference, standing, turn


def test_the_page_says_whose_turn_it_is_and_that_nobody_may_start(client: ReadingClient, status: str) -> None:
    page = client.get(status)
    assert turn(client, status) == "sent" and standing(client, status) == "sent"
    assert "Du må ikke begynde endnu" in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_from_a_yes_to_the_end(client: ReadingClient, employer: ReadingClient, app: Flask, status: str) -> None:
    link = employers_path(client, status)
    assert answer(employer, link, weekly_hours="25").status_code == 303
    assert turn(client, status) == "answered" and "37" in client.get(f"{status}/aftale").text
    agree(client, status)
    assert standing(client, status) == "agreed"
    employer.post(f"{link}/soegt", data=filled_in(employer.get(f"{link}/vitas").text))
    assert standing(client, status) == "applied"
    move(app, reference(client, status), "approved")
    page = client.get(status).text
    assert standing(client, status) == "approved" and "Du må ikke begynde endnu" not in page


def test_both_versions_stay_visible(client: ReadingClient, employer: ReadingClient, status: str) -> None:
    answer(employer, employers_path(client, status), weekly_hours="25")
    line = Page(client.get(f"{status}/aftale").text).one("div", data_line="weekly_hours")
    assert "25" in text_of(line) and "37" in text_of(line)


def test_whoever_comes_second_is_shown_both_versions_and_overwrites_nothing(
    client: ReadingClient, employer: ReadingClient, app: Flask, status: str
) -> None:
    slow = filled_in(client.get(f"{status}/ret").text, "tasks")
    answer(employer, employers_path(client, status), weekly_hours="25")
    clash = client.post(f"{status}/ret", data={**slow, "weekly_hours": "30", "tasks": "Mine egne ord"})
    assert clash.status_code == 409
    shown = text_of(marked(Page(clash.text), "data-clash"))
    assert "30" in shown and "25" in shown and "Mine egne ord" in clash.text
    again = client.post(f"{status}/ret", data=filled_in(clash.text, "tasks"))
    assert again.status_code == 303 and turn(client, status) == "changed"
    assert "Mine egne ord" in employer.get(employers_path(client, status)).text


def test_a_sheet_that_was_changed_meanwhile_is_not_agreed_to(
    client: ReadingClient, employer: ReadingClient, status: str
) -> None:
    link = employers_path(client, status)
    answer(employer, link, weekly_hours="25")
    read = filled_in(client.get(f"{status}/aftale").text)
    answer(employer, link, weekly_hours="20")
    late = client.post(f"{status}/aftale", data=read)
    assert late.status_code == 409 and "Aftalen er ændret" in late.text
    assert standing(client, status) == "employer-answered"


def test_the_citizen_cannot_agree_to_what_the_rules_stop(
    client: ReadingClient, employer: ReadingClient, status: str
) -> None:
    answer(employer, employers_path(client, status), ordinary_employees="3", placed_now="1")
    page = Page(client.get(f"{status}/aftale").text)
    assert {found.get("data-kind") for found in page.all("section", data_rule="ratio.small.per")} == {"stop"}
    assert not page.all("button", type="submit")


def test_a_change_past_what_the_rules_stop_is_not_saved_and_says_why(
    client: ReadingClient, employer: ReadingClient, status: str
) -> None:
    link = employers_path(client, status)
    answer(employer, link)
    typed = {**filled_in(client.get(f"{status}/ret").text, "tasks"), "tasks": "Bage brød", "ends_on-year": "2028"}
    stopped = client.post(f"{status}/ret", data=typed)
    assert stopped.status_code == 422 and "Bage brød" in stopped.text
    found = Page(stopped.text).one("section", data_rule="praktik.max_weeks.dagpenge")
    assert found.get("data-kind") == "stop"
    assert turn(client, status) == "agreed" and "Bage brød" not in employer.get(link).text


def test_a_change_with_a_slip_loses_nothing(client: ReadingClient, status: str) -> None:
    typed = {**filled_in(client.get(f"{status}/ret").text, "tasks"), "weekly_hours": "mange", "tasks": "Bage brød"}
    wrong = client.post(f"{status}/ret", data=typed)
    assert wrong.status_code == 422 and error_fields(wrong) == {"weekly_hours"}
    assert "mange" in wrong.text and "Bage brød" in wrong.text


def opened(text: str) -> list[str]:
    """The cards whose boxes stand open."""
    cards = Page(text).with_attribute("data-change-card")
    return [
        card.get("data-change-card") or ""
        for card in cards
        if any(part.get("open") is not None for part in card.iter())
    ]


def test_one_card_of_a_change_opens_at_a_time_and_one_with_a_slip_by_itself(client: ReadingClient, status: str) -> None:
    page = client.get(f"{status}/ret").text
    wrong = client.post(f"{status}/ret", data={**filled_in(page, "tasks"), "weekly_hours": "mange"})
    assert (opened(page), opened(wrong.text)) == ([], ["plads"])


def test_what_stops_or_deletes_takes_two_presses_and_is_never_filled(client: ReadingClient, status: str) -> None:
    page = Page(client.get(f"{status}/stop").text)
    folds = [fold for fold in page.all("details") if fold.get("class") == "why"]
    pressed = [form for fold in folds for form in fold.iter() if form.get("method") == "post"]
    assert len(pressed) == 2 and "button-primary" not in client.get(f"{status}/stop").text


ODD = {"nothing": {}, "no number": {"seen": "x"}, "no wish": {"do": "dance", "seen": "0"}}


@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
@pytest.mark.parametrize(
    ("path", "code"), [("/aftale", 303), ("/ret", 422), ("/stop", 422), ("/paamindelser", 200), ("/bagefter", 409)]
)
def test_an_odd_post_is_answered_calmly_and_changes_nothing(
    client: ReadingClient, app: Flask, status: str, path: str, code: int, data: dict[str, str]
) -> None:
    token = filled_in(client.get(f"{status}/stop").text)["csrf_token"]
    with app.app_context():
        before = db.session.query(EventRow).count()
    assert client.post(status + path, data={**data, "csrf_token": token}).status_code == code
    with app.app_context():
        assert db.session.query(EventRow).count() == before
