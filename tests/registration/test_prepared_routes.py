"""What a workplace has prepared: the citizen sees it, may begin with it, changes it, and alone sends it."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from citizen_portal import clock
from citizen_portal.registration import prepared_routes
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import DraftRow, PlacementRow, PreparedRow

from ..house_style import Page, ReadingClient, text_of
from ..people import error_fields, fill, filled_in, marked, post, register, send
from ..placements import on
from ..preparing import CAFE, PLACE, link_on, prepared, ready

DOOR = "/da/plads/forberedt/"


def press(client: ReadingClient, link: str) -> str:
    answer = client.post(link, data=filled_in(client.get(link).text, "seen"))
    assert answer.status_code == 303
    return str(answer.location)


def drafts(app: Flask) -> int:
    with app.app_context():
        return len(db.session.scalars(select(DraftRow)).all())


def test_opening_the_link_shows_it_and_keeps_nothing(
    app: Flask, client: ReadingClient, employer: ReadingClient
) -> None:
    link, before = prepared(employer), drafts(app)
    page = text_of(Page(client.get(link).text).one("main"))
    assert all(words in page for words in (PLACE["company_name"], PLACE["tasks"], PLACE["contact_name"]))
    assert "Kun du kan sende det" in page and "får ikke at vide" in page and drafts(app) == before


def test_one_press_leads_to_the_first_step_with_the_place_filled_in(
    client: ReadingClient, employer: ReadingClient
) -> None:
    assert press(client, prepared(employer)) == "/da/plads/dig"
    assert post(client, "/da/plads/dig", CAFE.step("dig")).location == "/da/plads/virksomhed"
    page = client.get("/da/plads/virksomhed").text
    held = filled_in(page, "company_name")
    assert {name: held.get(name) for name in ("company_name", "contact_email", "cvr")} == {
        name: PLACE[name] for name in ("company_name", "contact_email", "cvr")
    }
    assert not Page(page).with_attribute("aria-invalid")


def test_she_changes_it_adds_her_own_and_sends_it(app: Flask, client: ReadingClient, employer: ReadingClient) -> None:
    press(client, prepared(employer))
    for step in CAFE.steps:
        path = f"/da/plads/{step}"
        shown = filled_in(client.get(path).text, "later")
        own = {"tasks": "Kun opvask"} if step == "plads" else {}
        typed = {box: value for box, value in CAFE.step(step).items() if box not in PLACE}
        assert client.post(path, data={**shown, **typed, **own}).status_code == 303, step
    assert "data-follow" in send(client, "da").text and "Kun opvask" in client.get("/da/plads/kvittering").text


def test_the_contact_is_not_the_citizen_herself(client: ReadingClient, employer: ReadingClient) -> None:
    own = CAFE.fields["email"]
    press(client, prepared(employer, contact_email=own))
    post(client, "/da/plads/dig", CAFE.step("dig"))
    shown = filled_in(client.get("/da/plads/virksomhed").text, "later")
    answer = client.post("/da/plads/virksomhed", data={**shown, "latest_employer": "no", "family_owned": "no"})
    assert answer.status_code == 422 and error_fields(answer) == {"contact_email"}
    assert client.get("/da/plads/tjek").status_code == 303


def test_several_may_begin_with_the_same_link(client: ReadingClient, employer: ReadingClient) -> None:
    link = prepared(employer)
    assert press(client, link) == press(employer, link) == "/da/plads/dig"


def test_pressed_twice_it_is_one_draft(app: Flask, client: ReadingClient, employer: ReadingClient) -> None:
    link, before = prepared(employer), drafts(app)
    form = filled_in(client.get(link).text, "seen")
    assert [client.post(link, data=form).status_code for _ in range(2)] == [303, 303]
    assert drafts(app) == before + 1


def test_a_draft_in_progress_is_shown_beside_it_and_she_chooses(client: ReadingClient, employer: ReadingClient) -> None:
    fill(client, CAFE, until="plads")
    page = Page(client.get(prepared(employer, company_name="Lakridsbutikken")).text)
    clash = text_of(marked(page, "data-clash"))
    assert "Lakridsbutikken" in clash and CAFE.fields["company_name"] in clash
    assert "Lakridsbutikken" not in client.get("/da/plads/virksomhed").text


def test_what_she_chose_takes_the_place_and_nothing_else(client: ReadingClient, employer: ReadingClient) -> None:
    fill(client, CAFE, until="tjek")
    assert press(client, prepared(employer, company_name="Lakridsbutikken")) == "/da/plads/tjek"
    page = client.get("/da/plads/tjek").text
    assert "Lakridsbutikken" in page and CAFE.fields["purpose_text"] in page and CAFE.fields["name"] in page


def test_what_takes_nothing_away_is_added_without_a_choice(client: ReadingClient, employer: ReadingClient) -> None:
    fill(client, CAFE, until="virksomhed")
    link = prepared(employer)
    assert "data-clash" not in (shown := client.get(link).text) and "data-begun-already" in shown
    assert press(client, link) == "/da/plads/virksomhed"


def test_nothing_is_overwritten_that_she_has_not_seen(client: ReadingClient, employer: ReadingClient) -> None:
    link = prepared(employer, company_name="Lakridsbutikken")
    form = filled_in(client.get(link).text, "seen")
    fill(client, CAFE, until="plads")
    for data in (form, {**form, "seen": ""}):
        answer = client.post(link, data=data)
        assert answer.status_code == 409 and "data-clash" in answer.text
    assert CAFE.fields["company_name"] in client.get("/da/plads/virksomhed").text


def test_a_place_that_was_sent_stays_and_a_new_one_begins(
    app: Flask, client: ReadingClient, employer: ReadingClient
) -> None:
    register(client, CAFE)
    assert press(client, prepared(employer, company_name="Lakridsbutikken")) == "/da/plads/dig"
    post(client, "/da/plads/dig", CAFE.step("dig"))
    assert "Lakridsbutikken" in client.get("/da/plads/virksomhed").text
    with app.app_context():
        assert db.session.scalars(select(PlacementRow)).all()


def test_the_code_leads_where_the_link_does(client: ReadingClient, employer: ReadingClient) -> None:
    page = employer.get(ready(employer)).text
    code = text_of(marked(Page(page), "data-code"))
    answer = post(client, DOOR, {"code": code.lower().replace("-", " ")})
    assert answer.status_code == 303 and answer.location == link_on(page)
    assert DOOR in client.get("/da/plads/").text


def test_when_all_wrong_tries_are_spent_a_right_guess_does_not_get_in_either(
    client: ReadingClient, employer: ReadingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = text_of(marked(Page(employer.get(ready(employer)).text), "data-code"))
    monkeypatch.setattr(prepared_routes, "ATTEMPTS_OF_ALL", "2 per hour")
    tried = [post(client, DOOR, {"code": one}).status_code for one in ("CCCC-CCCC", "DDDD-DDDD", code)]
    assert tried == [422, 422, 429]


def test_codes_cannot_be_tried_for_long(client: ReadingClient) -> None:
    door = filled_in(client.get(DOOR).text)
    answers = [client.post(DOOR, data={**door, "code": "CCCC-CCCC"}).status_code for _ in range(12)]
    assert answers[0] == 422 and answers[-1] == 429


@pytest.mark.parametrize("wrong", ["x", "WzEsMl0.abc"])
def test_a_link_that_was_not_made_here_opens_nothing(client: ReadingClient, wrong: str) -> None:
    assert client.get(DOOR + wrong).status_code == 404


def test_after_its_days_it_is_no_more_and_is_deleted_with_the_next_draft(
    app: Flask, client: ReadingClient, employer: ReadingClient
) -> None:
    page = ready(employer)
    link = link_on(employer.get(page).text)
    with on(clock.today() + timedelta(days=30)):
        assert client.get(link).status_code == 200
    with on(clock.today() + timedelta(days=31)):
        assert [client.get(path).status_code for path in (link, page)] == [404, 404]
        post(client, "/da/plads/dig", CAFE.step("dig"))
    with app.app_context():
        assert db.session.scalars(select(PreparedRow)).all() == []
