"""Save and continue later: with a code or a link, on another device, and never for anybody else."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from citizen_portal import clock, links
from citizen_portal.placement.fields import STEPS
from citizen_portal.registration import draft_repository, reminders, resume_access, saved_draft
from citizen_portal.storage.database import db
from citizen_portal.storage.sealed import sealer
from citizen_portal.storage.tables import DraftRow, OutboxRow

from ..house_style import Page, ReadingClient, text_of
from ..people import case, error_fields, fill, post, send, token

CAFE = case("cafe-dagpenge-da")
BORN = {name: value for name, value in CAFE.step("dig").items() if name.startswith("birth_date")}
WRONG = {**BORN, "birth_date-day": "1" if BORN["birth_date-day"] != "1" else "2"}
SORRY = "Vi kan ikke finde noget, der passer."


@pytest.fixture
def other(app: Flask) -> ReadingClient:
    """Another device."""
    found = app.test_client()
    assert isinstance(found, ReadingClient)
    return found


def put_aside(client: ReadingClient, step: str = "virksomhed", **typed: str) -> str:
    """Fill in the steps before this one, save for later, and read the code."""
    fill(client, CAFE, until=step)
    answer = post(client, f"/da/plads/{step}", {**CAFE.step(step), **typed, "later": "y"})
    assert answer.location == "/da/plads/gem", error_fields(answer)
    return code_on(client.get("/da/plads/gem"))


def code_on(page: TestResponse) -> str:
    return text_of(Page(page.text).with_attribute("data-code")[0])


def kept_to(page: TestResponse) -> date:
    return date.fromisoformat(Page(page.text).with_attribute("data-kept")[0].get("data-kept") or "")


def come_back(client: ReadingClient, code: str, born: dict[str, str] = BORN, path: str = "") -> TestResponse:
    return post(client, path or "/da/plads/fortsaet", {"code": code, **born})


def id_of(client: ReadingClient) -> str:
    with client.session_transaction() as session:
        return str(session["draft"])


def link_of(app: Flask, client: ReadingClient) -> str:
    with app.app_context():
        return links.path("registration.resume", "da", token=links.sign("draft", id_of(client)))


def without_token(page: TestResponse, *typed: str) -> str:
    text = re.sub(r'name="csrf_token" value="[^"]*"', "", page.text)
    for word in typed:
        text = text.replace(f'value="{word}"', "")
    return text


def letters_about(app: Flask, draft_id: str) -> dict[str, dict[str, Any]]:
    with app.app_context():
        rows = db.session.scalars(select(OutboxRow).where(OutboxRow.about == f"drafts:{draft_id}"))
        return {row.key: sealer().open(row.sealed or b"", f"outbox:{row.key}") for row in rows}


def age(app: Flask, draft_id: str, days: int) -> None:
    """Let some days pass for a draft."""
    with app.app_context():
        row = db.session.get(DraftRow, draft_id)
        assert row
        row.expires_at = row.expires_at - timedelta(days=days)
        db.session.commit()


# Coming back


def test_the_code_opens_the_draft_on_another_device_where_it_was_left(
    client: ReadingClient, other: ReadingClient
) -> None:
    code = put_aside(client, "plads", tasks="Grød, brød og smil")
    assert come_back(other, code).location == "/da/plads/formaal"
    assert "Grød, brød og smil" in other.get("/da/plads/plads").text


def test_the_code_may_be_typed_as_people_write_and_the_page_may_be_in_another_language(
    client: ReadingClient, other: ReadingClient
) -> None:
    code = put_aside(client)
    sloppy = f" {code.lower().replace('-', ' ')}"
    assert come_back(other, sloppy, path="/ar/plads/fortsaet").location == "/ar/plads/plads"


def test_the_link_asks_for_the_birth_date_only(app: Flask, client: ReadingClient, other: ReadingClient) -> None:
    put_aside(client)
    path = link_of(app, client)
    assert not Page(other.get(path).text).all("input", name="code")
    assert come_back(other, "", path=path).location == "/da/plads/plads"


def test_a_whole_draft_comes_back_to_the_summary_and_can_be_sent_once(
    client: ReadingClient, other: ReadingClient
) -> None:
    fill(client, CAFE)
    page = client.get("/da/plads/tjek")
    assert client.post("/da/plads/gem", data={"do": "later", "csrf_token": token(page)}).location == "/da/plads/gem"
    assert come_back(other, code_on(client.get("/da/plads/gem"))).location == "/da/plads/tjek"
    send(other, "da")
    assert client.get("/da/plads/tjek").location == "/da/plads/kvittering"


def test_opening_the_door_changes_nothing(app: Flask, client: ReadingClient, other: ReadingClient) -> None:
    put_aside(client)
    path = link_of(app, client)
    with app.app_context():
        before = draft_repository.by_id(id_of(client))
    for _ in range(20):
        assert other.get(path).status_code == other.get("/da/plads/fortsaet").status_code == 200
    with other.session_transaction() as session:
        assert "draft" not in session
    with app.app_context():
        assert draft_repository.by_id(id_of(client)) == before


# Whatever is wrong


def test_whatever_is_wrong_with_a_code_the_page_is_the_same(
    app: Flask, client: ReadingClient, other: ReadingClient
) -> None:
    code = put_aside(client)
    wrong = come_back(other, code, WRONG)
    assert wrong.status_code == 422 and SORRY in wrong.text
    unknown = come_back(other, "CCCC-CCCC", WRONG)
    age(app, id_of(client), 40)
    expired = come_back(other, code, WRONG)
    client.post("/da/plads/")
    deleted = come_back(other, code, WRONG)
    pages = {without_token(page, code, "CCCC-CCCC") for page in (wrong, unknown, expired, deleted)}
    assert len(pages) == 1


def test_whatever_is_wrong_with_a_link_the_page_is_the_same(
    app: Flask, client: ReadingClient, other: ReadingClient
) -> None:
    fill(client, CAFE)
    path, tampered = link_of(app, client), link_of(app, client)[:-3] + "abc"
    pages = [come_back(other, "", WRONG, path), come_back(other, "", BORN, tampered)]
    send(client, "da")
    pages.append(come_back(other, "", BORN, path))
    texts = {without_token(page, *BORN.values(), *WRONG.values()).replace(tampered, path) for page in pages}
    # The links to the same page in other languages hold the token, too.
    texts = {re.sub(r"/plads/fortsaet/[^\"]*", "", text) for text in texts}
    assert len(texts) == 1 and {page.status_code for page in pages} == {422}


def test_the_right_code_does_not_help_once_the_draft_is_too_old_deleted_or_sent(
    app: Flask, client: ReadingClient, other: ReadingClient
) -> None:
    code = put_aside(client)
    age(app, id_of(client), 31)
    assert come_back(other, code).status_code == 422
    code = put_aside(client)
    client.post("/da/plads/")
    assert come_back(other, code).status_code == 422
    code = put_aside(client)
    fill(client, CAFE)
    send(client, "da")
    assert SORRY in come_back(other, code).text


def test_a_form_that_is_not_filled_in_says_what_is_missing(other: ReadingClient) -> None:
    answer = come_back(other, "", {})
    assert error_fields(answer) == {"code", "birth_date"}
    assert come_back(other, "\x00<b>\x0b", {**BORN, "birth_date-day": "\x0b7"}).status_code == 422


def test_five_wrong_birth_dates_close_the_door_for_a_while_also_for_the_link(
    app: Flask, client: ReadingClient, other: ReadingClient
) -> None:
    code = put_aside(client)
    path = link_of(app, client)
    tries = [come_back(other, code, WRONG).status_code for _ in range(3)]
    tries += [come_back(other, "", WRONG, path).status_code for _ in range(2)]
    assert tries == [422] * 5
    closed = come_back(other, code)
    assert closed.status_code == 429 and int(closed.headers["Retry-After"]) > 0
    assert come_back(other, "CCCC-CCCC").status_code == 422


def test_an_unknown_code_is_closed_after_as_many_tries(other: ReadingClient) -> None:
    assert [come_back(other, "CCCC-CCCC").status_code for _ in range(6)] == [422] * 5 + [429]


def test_one_address_may_try_ten_times(client: ReadingClient) -> None:
    signs = links.CODE_ALPHABET[:11]
    assert [come_back(client, f"{sign * 4}-CCCC").status_code for sign in signs] == [422] * 10 + [429]


def test_whoever_was_right_in_the_end_has_all_tries_again(client: ReadingClient, other: ReadingClient) -> None:
    code = put_aside(client)
    for _ in range(2):
        for _ in range(3):
            come_back(other, code, WRONG)
        assert come_back(other, code).status_code == 303


# Saving


def test_ten_words_typed_in_a_wrong_step_survive(client: ReadingClient, other: ReadingClient) -> None:
    words = "en to tre fire fem seks syv otte ni ti"
    code = put_aside(client, "plads", tasks=words, weekly_hours="mange")
    assert come_back(other, code).location == "/da/plads/plads"
    page = other.get("/da/plads/plads")
    assert words in page.text and "weekly_hours" in error_fields(page)


def test_there_is_no_code_before_the_birth_date_is_known(client: ReadingClient) -> None:
    answer = post(client, "/da/plads/dig", {"name": "Mette", "later": "y"})
    assert answer.status_code == 422 and "birth_date" in error_fields(answer)
    assert Page(answer.text).with_attribute("data-not-later")
    assert "Mette" in client.get("/da/plads/dig").text
    assert client.get("/da/plads/gem").location == "/da/plads/dig"


def test_a_cpr_number_is_not_lost_without_a_word(client: ReadingClient) -> None:
    fill(client, CAFE, until="formaal")
    typed = {**CAFE.step("formaal"), "purpose_text": "Mit nummer er 070384-1234", "later": "y"}
    answer = post(client, "/da/plads/formaal", typed)
    assert error_fields(answer) == {"purpose_text"} and "070384-1234" in answer.text


def test_the_code_stays_the_same(client: ReadingClient) -> None:
    code = put_aside(client)
    assert put_aside(client, "plads") == code == code_on(client.get("/ar/plads/gem"))


def test_every_step_says_until_when_it_is_kept(client: ReadingClient) -> None:
    assert not Page(client.get("/da/plads/dig").text).with_attribute("data-kept")
    fill(client, CAFE)
    last_day = clock.today() + draft_repository.DRAFT_LIFE
    assert {kept_to(client.get(f"/da/plads/{step}")) for step in (*STEPS, "tjek", "")} == {last_day}


def test_a_month_longer_moves_the_date_and_not_without_end(app: Flask, client: ReadingClient) -> None:
    put_aside(client)
    age(app, id_of(client), 20)
    before = kept_to(client.get("/da/plads/gem"))
    post(client, "/da/plads/gem", {"do": "longer"})
    assert kept_to(client.get("/da/plads/gem")) == before + draft_repository.DRAFT_LIFE
    for _ in range(3):
        post(client, "/da/plads/gem", {"do": "longer"})
    page = client.get("/da/plads/gem")
    assert kept_to(page) == clock.today() + resume_access.LONGEST_LIFE
    assert not Page(page.text).all("button", value="longer")


def test_writing_on_does_not_take_back_the_month(client: ReadingClient) -> None:
    put_aside(client)
    post(client, "/da/plads/gem", {"do": "longer"})
    post(client, "/da/plads/virksomhed", CAFE.step("virksomhed"))
    assert kept_to(client.get("/da/plads/plads")) == clock.today() + resume_access.LONGEST_LIFE


def test_an_old_form_asks_to_press_once_more(client: ReadingClient) -> None:
    put_aside(client)
    answer = client.post("/da/plads/gem", data={"do": "longer", "csrf_token": "too-old"})
    assert answer.status_code == 422 and Page(answer.text).all(role="status")
    assert kept_to(answer) == clock.today() + draft_repository.DRAFT_LIFE


# Leaving


def test_finish_here_leaves_nothing_on_the_device_and_keeps_the_draft(
    client: ReadingClient, other: ReadingClient
) -> None:
    post(client, "/da/vejviser/benefit", {"answer": "dagpenge"})
    code = put_aside(client)
    answer = client.post("/da/plads/gem", data={"do": "finish"}, follow_redirects=True)
    assert "ikke noget tilbage" in answer.text
    with client.session_transaction() as session:
        assert not {"draft", "answers"} & set(session)
    assert client.get("/da/plads/gem").location == "/da/plads/"
    assert "Mette" not in client.get("/da/plads/dig").text
    assert come_back(other, code).status_code == 303


def test_deleting_takes_effect_at_once_everywhere(app: Flask, client: ReadingClient, other: ReadingClient) -> None:
    code = put_aside(client)
    draft_id = id_of(client)
    come_back(other, code)
    other.post("/da/plads/")
    assert "Mette" not in client.get("/da/plads/dig").text
    assert come_back(other, code).status_code == 422
    assert not letters_about(app, draft_id)


# Letters


def test_there_is_one_letter_with_the_link_for_each_address_and_one_before_the_end(
    app: Flask, client: ReadingClient
) -> None:
    put_aside(client)
    put_aside(client, "plads")
    letters = letters_about(app, id_of(client))
    assert sorted(letter["letter"] for letter in letters.values()) == ["draft.expiring", "draft.saved"]
    assert {letter["path"] for letter in letters.values()} == {link_of(app, client)}
    assert "Mette" not in str(letters) and CAFE.fields["company_name"] not in str(letters)


def test_the_letters_follow_the_address(app: Flask, client: ReadingClient) -> None:
    put_aside(client)
    post(client, "/da/plads/dig", {**CAFE.step("dig"), "email": "ny@example.org"})
    assert {letter["to"] for letter in letters_about(app, id_of(client)).values()} == {"ny@example.org"}
    post(client, "/da/plads/dig", {**CAFE.step("dig"), "email": "", "phone": "20 12 34 56"})
    assert not letters_about(app, id_of(client))
    assert code_on(client.get("/da/plads/gem"))


def test_nobody_who_did_not_ask_gets_a_letter(app: Flask, client: ReadingClient) -> None:
    fill(client, CAFE)
    assert not letters_about(app, id_of(client))


def test_sending_takes_the_letters_back(app: Flask, client: ReadingClient) -> None:
    put_aside(client)
    draft_id = id_of(client)
    fill(client, CAFE)
    send(client, "da")
    assert not letters_about(app, draft_id)


def test_the_reminder_comes_in_the_morning_some_days_before_and_waits_for_a_month_more(
    app: Flask, client: ReadingClient
) -> None:
    put_aside(client)
    with app.app_context():
        due = reminders.reminder_due(id_of(client))
        assert due and due.astimezone(clock.HERE).hour in (7, 8, 9)
        assert due.astimezone(clock.HERE).date() == clock.today() + draft_repository.DRAFT_LIFE - timedelta(days=5)
        assert resume_access.stay_longer(id_of(client)) is None
        later = reminders.reminder_due(id_of(client))
        assert later and later > due
        draft_repository.delete_draft(id_of(client))
        assert reminders.reminder_due(id_of(client)) is None


def test_the_link_in_the_letter_opens_the_door(app: Flask, client: ReadingClient, other: ReadingClient) -> None:
    put_aside(client)
    letter = next(iter(letters_about(app, id_of(client)).values()))
    assert come_back(other, "", path=letter["path"]).location == "/da/plads/plads"


# Drafts from before a change


def old_row(app: Flask, contents: dict[str, Any]) -> str:
    draft_id = "0" * 31 + "a"
    with app.app_context():
        soon = datetime.now(UTC) + timedelta(days=3)
        sealed = sealer().seal(contents, f"drafts:{draft_id}")
        db.session.merge(DraftRow(id=draft_id, changed_at=datetime.now(UTC), expires_at=soon, sealed=sealed))
        db.session.commit()
    return draft_id


def test_a_draft_from_before_there_were_codes_opens_and_can_be_given_one(
    app: Flask, client: ReadingClient, other: ReadingClient
) -> None:
    draft_id = old_row(app, dict(CAFE.step("dig")))
    with client.session_transaction() as session:
        session["draft"] = draft_id
    assert CAFE.fields["name"] in client.get("/da/plads/dig").text
    answer = post(client, "/da/plads/dig", {**CAFE.step("dig"), "later": "y"})
    assert answer.location == "/da/plads/gem"
    assert come_back(other, code_on(client.get("/da/plads/gem"))).location == "/da/plads/virksomhed"


def test_an_answer_keeps_its_meaning_when_its_field_gets_another_name(
    app: Flask, client: ReadingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved_draft, "RENAMED", {"full_name": "name"})
    fields = {name: value for name, value in CAFE.step("dig").items() if name != "name"}
    draft_id = old_row(app, {"fields": {**fields, "full_name": "Mette Holm", "shoe_size": "38"}, "code": ""})
    with client.session_transaction() as session:
        session["draft"] = draft_id
    assert "Mette Holm" in client.get("/da/plads/dig").text
    with app.app_context():
        opened = draft_repository.by_id(draft_id)
        assert opened and set(opened.fields) == set(STEPS["dig"])


def test_what_was_typed_since_wins_over_what_the_field_was_called_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_draft, "RENAMED", {"full_name": "name"})
    assert saved_draft.carried_over({"full_name": "Mette", "name": "Mette Holm"}) == {"name": "Mette Holm"}


def test_a_birth_date_that_cannot_be_read_for_the_moment_locks_nobody_out(
    client: ReadingClient, other: ReadingClient
) -> None:
    code = put_aside(client)
    post(client, "/da/plads/dig", {**CAFE.step("dig"), "birth_date-day": "77"})
    assert come_back(other, code).location == "/da/plads/dig"
