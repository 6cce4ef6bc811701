"""Registering a place through HTTP: nothing typed is lost, nobody sends the same twice."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from citizen_portal import clock, i18n
from citizen_portal.placement.fields import STEPS
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import DraftRow, PlacementRow

from ..house_style import Page, ReadingClient, text_of
from ..people import case, error_fields, fill, post, send, token
from ..support.walking import answer as walk

CAFE = case("cafe-dagpenge-da")
WHOLE = [code for code, language in i18n.LANGUAGES.items() if not language.easy]


def count(app: Flask, table: type) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize("lang", WHOLE)
def test_an_empty_form_says_what_is_missing_in_the_readers_language(client: ReadingClient, lang: str) -> None:
    for step in STEPS:
        answer = post(client, f"/{lang}/plads/{step}", {})
        page = Page(answer.text)
        assert answer.status_code == 422
        links = [link for link in page.one(id="error-summary").iter() if (link.get("href") or "").startswith("#")]
        assert {link.get("href", "")[1:] for link in links} <= {each.get("id") for each in page.with_attribute("id")}
        summary = [text_of(link) for link in links]
        at_the_fields = " ".join(text_of(page.one(id=f"{name}-error")) for name in error_fields(answer))
        assert summary and all(sentence in at_the_fields for sentence in summary)
        assert "This field is required" not in answer.text and "Not a valid" not in answer.text
        post(client, f"/{lang}/plads/{step}", CAFE.step(step))


def test_a_wrong_field_loses_nothing_also_in_another_language(client: ReadingClient) -> None:
    typed = {**CAFE.step("dig"), "email": "mette@example"}
    post(client, "/da/plads/dig", typed)
    text = client.get("/ar/plads/dig").text
    assert all(value in text for value in typed.values() if value)


def test_a_cpr_number_is_refused_with_the_reason_and_never_kept(client: ReadingClient) -> None:
    fill(client, CAFE, until="formaal")
    typed = {**CAFE.step("formaal"), "purpose_text": "Mit nummer er 070384-1234"}
    answer = post(client, "/da/plads/formaal", typed)
    assert error_fields(answer) == {"purpose_text"}
    assert "070384-1234" in answer.text
    assert "070384-1234" not in client.get("/da/plads/formaal").text


def test_the_employers_email_may_not_be_the_citizens_own(client: ReadingClient) -> None:
    fill(client, CAFE, until="virksomhed")
    typed = {**CAFE.step("virksomhed"), "contact_email": " METTE@example.org"}
    assert error_fields(post(client, "/da/plads/virksomhed", typed)) == {"contact_email"}


def test_a_step_too_far_ahead_leads_to_the_first_that_is_missing(client: ReadingClient) -> None:
    assert client.get("/da/plads/laering").location == "/da/plads/dig"
    assert client.get("/da/plads/tjek").location == "/da/plads/dig"
    assert client.get("/da/plads/kvittering").location == "/da/plads/"


def test_a_change_from_the_summary_leads_straight_back_to_it(client: ReadingClient) -> None:
    fill(client, CAFE)
    answer = post(client, "/da/plads/virksomhed", {**CAFE.step("virksomhed"), "company_name": "Café Ny"})
    assert answer.location == "/da/plads/tjek"
    assert "Café Ny" in client.get("/da/plads/tjek").text


def test_the_flow_has_told_the_form_which_benefit_it_is(client: ReadingClient) -> None:
    walk(client, "da", {"wellbeing": "ready", "goal": "cv", "place": "none", "benefit": "kontanthjaelp"})
    page = Page(client.get("/da/plads/dig").text)
    assert [box.get("value") for box in page.all("input", type="radio") if box.get("checked") is not None] == [
        "kontanthjaelp"
    ]


def test_sending_twice_makes_one_placement_and_gives_one_receipt(client: ReadingClient, app: Flask) -> None:
    fill(client, CAFE)
    form = token(client.get("/da/plads/tjek"))
    before = count(app, PlacementRow)
    receipts = [
        client.post("/da/plads/tjek", data={"confirm": "y", "csrf_token": form}, follow_redirects=True).text
        for _ in "12"
    ]
    references = {text_of(Page(receipt).with_attribute("data-reference")[0]) for receipt in receipts}
    assert count(app, PlacementRow) == before + 1
    assert len(references) == 1


def test_the_placement_is_not_sent_before_the_reader_knows_to_wait(client: ReadingClient) -> None:
    fill(client, CAFE)
    answer = post(client, "/da/plads/tjek", {})
    assert answer.status_code == 422
    assert error_fields(answer) == {"confirm"}


def test_what_was_typed_lies_sealed_and_the_draft_is_gone_once_it_is_sent(client: ReadingClient, app: Flask) -> None:
    before = count(app, DraftRow)
    fill(client, CAFE)
    assert count(app, DraftRow) == before + 1
    reference = text_of(Page(send(client, "da").text).with_attribute("data-reference")[0])
    assert count(app, DraftRow) == before
    with app.app_context():
        kept = db.session.scalars(select(PlacementRow).where(PlacementRow.reference == reference)).one()
        assert b"Mette" not in kept.sealed and "Mette".encode("utf-16") not in kept.sealed
    assert not set(reference) & set("AEIOU01IL5S8BZ2")


def test_the_receipt_says_that_nobody_may_start_yet(client: ReadingClient) -> None:
    fill(client, CAFE)
    assert "Du må ikke begynde endnu" in send(client, "da").text


def test_an_expired_form_comes_back_filled_with_a_word_of_explanation(client: ReadingClient) -> None:
    answer = client.post("/da/plads/dig", data={**CAFE.step("dig"), "csrf_token": "too-old"})
    assert answer.status_code == 422
    page = Page(answer.text)
    assert "stadig" in text_of(page.all(role="status")[0])
    assert all(value in answer.text for value in CAFE.step("dig").values() if value)


def test_an_expired_form_at_the_end_asks_to_press_once_more(client: ReadingClient) -> None:
    fill(client, CAFE)
    answer = client.post("/da/plads/tjek", data={"confirm": "y", "csrf_token": "too-old"})
    assert answer.status_code == 422
    assert Page(answer.text).all(role="status")


def test_clearing_deletes_the_draft_and_the_cookie(client: ReadingClient, app: Flask) -> None:
    fill(client, CAFE, until="plads")
    with client.session_transaction() as session:
        mine = session["draft"]
    client.post("/da/plads/", data={"csrf_token": token(client.get("/da/plads/"))})
    with app.app_context():
        assert db.session.get(DraftRow, mine) is None
    with client.session_transaction() as session:
        assert "draft" not in session and "before" not in session
    assert "Mette" not in client.get("/da/plads/dig").text


@pytest.mark.parametrize("text", ["", " " * 10, "\x00", "🧑‍🍳" * 10, "‮abc", "a" * 5000])
def test_odd_text_is_answered_calmly(client: ReadingClient, text: str) -> None:
    for step in STEPS:
        fields = {name: text for name in STEPS[step]}
        assert post(client, f"/da/plads/{step}", fields).status_code in (303, 422)
        post(client, f"/da/plads/{step}", CAFE.step(step))


def test_today_is_allowed_and_yesterday_is_not(client: ReadingClient) -> None:
    fill(client, CAFE, until="plads")
    for day, wrong in ((clock.today(), set()), (clock.today() - timedelta(days=1), {"starts_on"})):
        typed = {**CAFE.step("plads"), "starts_on-day": f"{day.day}", "starts_on-month": f"{day.month}"}
        typed["starts_on-year"] = f"{day.year}"
        answer = post(client, "/da/plads/plads", typed)
        assert error_fields(answer) == wrong if wrong else answer.status_code == 303


def test_a_subsidised_job_may_follow_an_agreement_with_other_hours(client: ReadingClient) -> None:
    fill(client, CAFE, until="plads")
    typed = {**CAFE.step("plads"), "kind": "loentilskud", "weekly_hours": "40"}
    assert post(client, "/da/plads/plads", typed).status_code == 303


def test_clearing_works_also_when_the_form_is_too_old(client: ReadingClient) -> None:
    fill(client, CAFE, until="plads")
    client.post("/da/plads/", data={"csrf_token": "too-old"})
    assert "Mette" not in client.get("/da/plads/dig").text


@pytest.mark.parametrize("name", ["learning-²", "learning-" + "9" * 5000, "learning-7"])
def test_a_field_the_form_has_not_is_not_read(client: ReadingClient, name: str) -> None:
    fill(client, CAFE, until="laering")
    assert post(client, "/da/plads/laering", {name: "x"}).status_code == 422


def test_saying_no_to_waiting_does_not_send(client: ReadingClient) -> None:
    fill(client, CAFE)
    assert post(client, "/da/plads/tjek", {"confirm": "false"}).status_code == 422


def test_whoever_is_seventeen_until_new_year_is_seventeen(client: ReadingClient) -> None:
    born = {"birth_date-day": "31", "birth_date-month": "12", "birth_date-year": str(clock.today().year - 18)}
    expected = set() if (clock.today().month, clock.today().day) == (12, 31) else {"birth_date"}
    assert error_fields(post(client, "/da/plads/dig", {**CAFE.step("dig"), **born})) == expected


def test_a_step_that_no_longer_holds_says_why(client: ReadingClient) -> None:
    fill(client, CAFE)
    post(client, "/da/plads/dig", {**CAFE.step("dig"), "email": CAFE.fields["contact_email"]})
    assert error_fields(client.get("/da/plads/virksomhed")) == {"contact_email"}


@pytest.mark.parametrize("key", ["draft", "answers"])
def test_an_odd_cookie_is_no_accident(client: ReadingClient, key: str) -> None:
    with client.session_transaction() as session:
        session[key] = ["a"]
    assert client.get("/da/plads/dig").status_code == 200
