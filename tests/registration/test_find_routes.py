"""Find my page again: by code at once, by address with a letter, and nobody learns anything by trying."""

from __future__ import annotations

import secrets

import pytest
from flask import Flask

from citizen_portal import links
from citizen_portal.notifications import ways_back
from citizen_portal.registration import find_access, resume_access

from ..house_style import Page, ReadingClient
from ..people import error_fields, fill, filled_in, marked, post, reference, register, send, turn
from ..placements import CAFE
from .drafts import BORN, WRONG, put_aside, without_token
from .finding import FIND, code_of, delivered, find, links_in

EMAIL = CAFE.fields["email"]


def test_the_code_on_the_receipt_opens_the_page_on_another_device(client: ReadingClient, other: ReadingClient) -> None:
    status = register(client, CAFE)
    code = code_of(client, "/da/plads/kvittering")
    assert code == code_of(client, status)
    found = find(other, code=f" {code.lower().replace('-', ' ')}")
    assert found.status_code == 303 and found.location == status
    assert find(other, path="/ar/plads/find", code=code).location == status.replace("/da/", "/ar/")


def test_whatever_is_wrong_with_a_code_the_answer_is_the_same(client: ReadingClient, other: ReadingClient) -> None:
    code = code_of(client, register(client, CAFE))
    draft = put_aside(other)
    answers = [find(client, WRONG, code=typed) for typed in (code, draft, "CCCC-CCCC", "nonsense")]
    assert {answer.status_code for answer in answers} == {422}
    pages = {without_token(answer, code, draft, "CCCC-CCCC", "nonsense") for answer in answers}
    assert len(pages) == 1


@pytest.mark.parametrize("email", [EMAIL.upper(), "nobody@example.org"])
def test_whatever_address_is_typed_the_answer_is_the_same(client: ReadingClient, email: str) -> None:
    register(client, CAFE)
    answer = find(client, email=email)
    assert (answer.status_code, answer.location) == (303, f"{FIND}?sendt=")
    assert marked(Page(client.get(answer.location).text), "data-find-sent") is not None


def test_one_letter_lists_all_that_was_sent_from_the_address(
    app: Flask, client: ReadingClient, other: ReadingClient
) -> None:
    email = f"{secrets.token_hex(4)}@example.org"
    mine = []
    for device in (client, other):
        fill(device, CAFE)
        post(device, "/da/plads/dig", {**CAFE.step("dig"), "email": email})
        mine.append(marked(Page(send(device, "da").text), "data-follow").get("href") or "")
    delivered(app)
    post(client, f"{mine[0]}/stop", {"do": "withdraw"})
    delivered(app)
    find(other, email=email)
    [letter] = delivered(app)
    assert letter["To"] == email and sorted(links_in(letter)) == sorted(mine)
    assert all(reference(other, path) in letter.get_content() for path in mine)
    assert not [word for word in ("Mette", "Café", "praktik", "dagpenge") if word in letter.as_string()]


def test_nobody_is_written_to_for_a_wrong_date_or_an_unknown_address(app: Flask, client: ReadingClient) -> None:
    register(client, CAFE)
    delivered(app)
    find(client, WRONG, email=EMAIL)
    find(client, email="nobody@example.org")
    assert delivered(app) == []


def test_what_is_missing_is_said_and_what_was_typed_stays(client: ReadingClient) -> None:
    assert error_fields(find(client, {})) == {"code", "birth_date"}
    answer = find(client, email="mette(at)example")
    assert error_fields(answer) == {"email"} and filled_in(answer.text)["birth_date-year"] == BORN["birth_date-year"]


def test_the_code_of_a_draft_leads_to_the_draft(client: ReadingClient, other: ReadingClient) -> None:
    code = put_aside(client)
    assert find(other, code=code).location == "/da/plads/plads"
    assert other.get("/da/plads/plads").status_code == 200


def test_the_right_code_of_a_draft_is_no_wrong_try(
    client: ReadingClient, other: ReadingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find_access, "WRONG_OF_ALL", "2 per hour")
    code = put_aside(client)
    assert [find(other, code=code).status_code for _ in range(7)] == [303] * 7
    assert [find(other, WRONG, code=code).status_code for _ in range(3)] == [422, 422, 429]


def test_a_try_that_is_one_too_many_for_drafts_is_a_wrong_one_for_all(
    client: ReadingClient, other: ReadingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resume_access, "ATTEMPTS", "0 per hour")
    monkeypatch.setattr(find_access, "WRONG_OF_ALL", "2 per hour")
    code = code_of(other, register(other, CAFE))
    assert tries(client, some_codes(2), 2) == [429, 429] and find(other, code=code).status_code == 429


def test_the_pages_of_the_start_of_coming_back_and_of_a_dead_link_lead_here(client: ReadingClient) -> None:
    for path in ("/da/plads/", "/da/plads/fortsaet", "/da/status/nothing", "/da/arbejdsgiver/nothing"):
        assert f'href="{FIND}"' in client.get(path).text
    assert 'href="/da/plads/fortsaet"' in client.get(FIND).text
    assert 'href="/da/arbejdsgiver/"' in client.get("/da/status/nothing").text


def test_opening_the_page_and_its_answer_changes_nothing(app: Flask, client: ReadingClient) -> None:
    register(client, CAFE)
    delivered(app)
    assert client.get(f"{FIND}?sendt=").status_code == client.get(FIND).status_code == 200
    assert delivered(app) == []


def test_a_deleted_placement_is_found_by_nobody(app: Flask, client: ReadingClient, other: ReadingClient) -> None:
    status = register(client, CAFE)
    code = code_of(client, status)
    find(other, email=EMAIL)
    post(client, f"{status}/stop", {"do": "delete"})
    assert find(other, code=code).status_code == 422
    letters = [letter for letter in delivered(app) if letter["To"] == EMAIL]
    assert not [letter for letter in letters if status in links_in(letter)]


def test_every_letter_to_the_citizen_has_the_code_and_none_to_the_employer(app: Flask, client: ReadingClient) -> None:
    delivered(app)
    code = code_of(client, register(client, CAFE))
    by = {letter["To"]: letter for letter in delivered(app)}
    assert code in by[EMAIL].get_content() and links_in(by[EMAIL])[-1] == FIND
    assert code not in by[CAFE.fields["contact_email"]].get_content()


def tries(client: ReadingClient, codes: list[str], senders: int) -> list[int]:
    """A code each, from as many addresses by turns; the form is opened once."""
    form = {**filled_in(client.get(FIND).text), **BORN}
    return [
        client.post(
            FIND, data={**form, "code": code}, environ_base={"REMOTE_ADDR": f"198.51.{turn % senders}.7"}
        ).status_code
        for turn, code in enumerate(codes)
    ]  # fmt: skip


def some_codes(count: int) -> list[str]:
    signs = links.CODE_ALPHABET
    return [f"CC{signs[n // 400]}C-CC{signs[n // 20 % 20]}{signs[n % 20]}" for n in range(count)]


def test_after_many_tries_from_many_addresses_nobody_gets_in_by_code_and_nothing_is_lost(
    client: ReadingClient, other: ReadingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(find_access, "WRONG_OF_ALL", "100 per hour")
    status = register(other, CAFE)
    code = code_of(other, status)
    assert tries(client, some_codes(103), 100) == [422] * 100 + [429] * 3
    shut = find(other, code=code)
    assert shut.status_code == 429 and int(shut.headers["Retry-After"]) > 0
    assert marked(Page(shut.text), "data-spent") is not None and filled_in(shut.text)["code"] == code
    assert turn(other, status) == "sent" and find(other, email=EMAIL).status_code == 303


def test_one_code_tried_from_a_hundred_addresses_is_shut_after_five(client: ReadingClient) -> None:
    assert tries(client, ["CCCC-CCCC"] * 100, 100) == [422] * 5 + [429] * 95


def test_one_sender_may_try_ten_codes(client: ReadingClient) -> None:
    assert tries(client, some_codes(11), 1) == [422] * 10 + [429]


def test_an_address_known_or_not_is_written_to_five_times_an_hour(client: ReadingClient) -> None:
    for email in (EMAIL, "nobody@example.org"):
        assert [find(client, email=email).status_code for _ in range(6)] == [303] * 5 + [429]


def test_one_mailbox_is_one_however_its_address_is_written(client: ReadingClient) -> None:
    answers = [find(client, email=f"nobody.at.all+{turn}@example.org").status_code for turn in range(6)]
    assert answers == [303] * 5 + [429]


def test_letters_are_counted_for_a_sender_and_for_all(client: ReadingClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways_back, "LETTERS_OF_A_SENDER", "2 per hour")
    monkeypatch.setattr(ways_back, "LETTERS_OF_ALL", "3 per hour")
    answers = [find(client, email=f"{turn}@example.org").status_code for turn in range(3)]
    client.environ_base["REMOTE_ADDR"] = "198.51.100.77"
    answers += [find(client, email=f"{turn}@example.com").status_code for turn in range(2)]
    assert answers == [303, 303, 429, 303, 429]
