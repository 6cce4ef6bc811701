"""The button that fills in name and address from the company register, as somebody presses it."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from citizen_portal import i18n
from citizen_portal.outside import company_register
from citizen_portal.records import industries
from citizen_portal.registration import company_lookup
from citizen_portal.storage.database import db

from ..house_style import Page, ReadingClient, text_of
from ..people import case, error_fields, fill, filled_in, post
from ..register import CAFE as CAFE_THERE
from ..register import Register, serving

CAFE = case("cafe-dagpenge-da")
PATH = "/da/plads/virksomhed"
BARE = {"cvr": "10 00 00 09", "contact_name": "Jørgen Sæther", "latest_employer": "no"}
WHOLE = [code for code, language in i18n.LANGUAGES.items() if not language.easy]


@pytest.fixture
def register(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    monkeypatch.setattr(company_register, "READ", 0.3)
    with serving() as register:
        with app.app_context():
            company_register.init_app(app, f"{register.url}/{{cvr}}")
        yield register
        company_register.init_app(app, "")


@pytest.fixture
def citizen(client: ReadingClient, register: Register) -> ReadingClient:
    """Somebody who has come as far as the workplace."""
    fill(client, CAFE, until="virksomhed")
    return client


def press(client: ReadingClient, path: str = PATH, how: str = "fill", **typed: str) -> TestResponse:
    return post(client, path, {**BARE, **typed, "lookup": how})


def boxes(client: ReadingClient, path: str = PATH) -> dict[str, str]:
    return filled_in(client.get(path).text, "contact_name")


def fault(answer: TestResponse) -> str:
    assert answer.status_code == 422 and error_fields(answer) == {"cvr"}
    page = Page(answer.text)
    assert page.one("input", name="cvr").get("aria-invalid") == "true"
    return text_of(page.one(id="cvr-error"))


def test_there_is_a_button_only_where_there_is_a_register(client: ReadingClient, app: Flask) -> None:
    fill(client, CAFE, until="virksomhed")
    assert 'name="lookup"' not in client.get(PATH).text
    company_register.init_app(app, "http://127.0.0.1:9/")
    assert 'name="lookup"' in client.get(PATH).text and 'name="lookup"' not in client.get("/da/plads/dig").text
    company_register.init_app(app, "")
    assert press(client).status_code == 422


def test_empty_boxes_are_filled_and_nothing_else_is_touched(citizen: ReadingClient, register: Register) -> None:
    answer = press(citizen, contact_email="jorgen@example.com")
    assert answer.status_code == 303 and answer.location.startswith(PATH + "?fundet=company_name")
    page = citizen.get(answer.location)
    shown = filled_in(page.text, "contact_name")
    assert shown["company_name"] == CAFE_THERE["name"] and shown["city"] == "København V"
    assert shown["cvr"] == BARE["cvr"] and shown["contact_email"] == "jorgen@example.com"
    assert "Arbejdspladsens navn" in text_of(Page(page.text).one("p", data_lookup="found")) and not error_fields(page)
    assert [path for _, path, _ in register.asked] == ["/10000009"]


def test_the_industry_is_kept_for_the_company_and_stands_in_no_box(
    citizen: ReadingClient, register: Register, app: Flask
) -> None:
    register.says({**CAFE_THERE, "industrycode": 561010})
    assert "industry" not in press(citizen).location
    with app.app_context():
        assert industries.industry_of("10000009") == "561010"


def test_nothing_of_what_was_found_stands_in_the_address(citizen: ReadingClient) -> None:
    assert press(citizen).location == f"{PATH}?fundet=company_name.street.postcode.city#lookup"


def test_what_was_typed_stands_and_the_other_is_shown_beside_it(citizen: ReadingClient) -> None:
    answer = press(citizen, company_name="Café Bro", postcode="2200")
    page = Page(answer.text)
    assert answer.status_code == 422 and not error_fields(answer)
    assert CAFE_THERE["name"] in text_of(page.one("p", data_register="company_name"))
    assert "1635" in text_of(page.one("p", data_register="postcode"))
    shown = filled_in(answer.text, "contact_name")
    assert (shown["company_name"], shown["postcode"], shown["city"]) == ("Café Bro", "2200", "København N")
    assert shown["street"] == CAFE_THERE["address"] == boxes(citizen)["street"]


def test_the_registers_words_are_taken_by_one_more_press(citizen: ReadingClient) -> None:
    press(citizen, company_name="Café Bro", postcode="2200")
    answer = press(citizen, how="replace", **{**boxes(citizen), "company_name": "Café Bro", "postcode": "2200"})
    assert answer.status_code == 303
    assert {name: boxes(citizen)[name] for name in ("company_name", "postcode", "city")} == {
        "company_name": CAFE_THERE["name"], "postcode": "1635", "city": "København V"
    }  # fmt: skip


def test_what_says_the_same_in_other_signs_is_the_same(citizen: ReadingClient) -> None:
    same = {"company_name": "CAFE ÅBOULEVARDEN APS", "street": "åboulevard 12", "postcode": "1635", "city": "Kbh V"}
    page = citizen.get(press(citizen, **same).location)
    assert Page(page.text).one("p", data_lookup="same") is not None
    assert filled_in(page.text, "contact_name")["company_name"] == same["company_name"]


def go_silent(register: Register) -> None:
    register.silent = True


def go_down(register: Register) -> None:
    register.status = 503


def talk_nonsense(register: Register) -> None:
    register.says(b"<!doctype html><title>Hej</title>")


def know_nobody(register: Register) -> None:
    register.says({"error": "NOT_FOUND"}, 404)


@pytest.mark.parametrize("lang", WHOLE)
def test_each_trouble_has_a_sentence_of_its_own_in_every_language(
    client: ReadingClient, register: Register, lang: str
) -> None:  # fmt: skip
    path = f"/{lang}/plads/virksomhed"
    fill(client, CAFE, until="virksomhed")
    said = [fault(press(client, path, cvr="")), fault(press(client, path, cvr="10000008"))]
    for trouble in (go_down, talk_nonsense, know_nobody, go_silent):
        trouble(register)
        said.append(fault(press(client, path)))
        assert boxes(client, path)["contact_name"] == BARE["contact_name"]
    assert len(set(said)) == 6 and not any("lookup" in sentence for sentence in said)


def test_a_wrong_number_is_not_sent_anywhere(citizen: ReadingClient, register: Register) -> None:
    for typed in ("", "10000008", "1234", "070384-1234", "mette@example.org", "1" * 300, "00000000"):
        press(citizen, cvr=typed)
    assert not register.asked


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ({"name": "Ca\u200bfé\u202e\x00 Bro\n ApS"}, {"company_name": "Café Bro ApS"}),
        ({"name": "<b>Bro</b>"}, {"company_name": "<b>Bro</b>"}),
        ({"name": "x" * 201, "city": "Skagen"}, {"company_name": "", "city": "Skagen"}),
        ({"name": "Bo 070384-1234", "city": "Skagen"}, {"company_name": "", "city": "Skagen"}),
        ({"name": "\u200b", "zipcode": "DK-1635"}, {"company_name": "", "postcode": ""}),
        ({"name": "\ud83d", "zipcode": 9990}, {"company_name": "", "postcode": "9990", "city": "Skagen"}),
    ],
)
def test_what_it_says_goes_through_the_door_of_what_people_type(
    citizen: ReadingClient, register: Register, told: dict[str, Any], kept: dict[str, str]
) -> None:  # fmt: skip
    register.says(told)
    assert press(citizen).status_code == 303
    assert {name: boxes(citizen)[name] for name in kept} == kept


def test_no_transaction_waits_for_the_register(citizen: ReadingClient, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[bool] = []

    def look_up(_cvr: str) -> dict[str, str]:
        held.append(db.session.in_transaction())
        return {"company_name": "Bro"}

    monkeypatch.setattr(company_register, "look_up", look_up)
    assert press(citizen).status_code == 303 and held == [False]


def test_a_cpr_number_on_the_page_is_pointed_out_before_anybody_is_asked(
    citizen: ReadingClient, register: Register
) -> None:  # fmt: skip
    answer = press(citizen, contact_name="Jørgen 070384-1234")
    assert "contact_name" in error_fields(answer) and "070384-1234" in answer.text and not register.asked


def test_an_expired_form_asks_nobody_and_comes_back_filled(citizen: ReadingClient, register: Register) -> None:
    answer = citizen.post(PATH, data={**BARE, "lookup": "fill", "csrf_token": "too-old"})
    assert answer.status_code == 422 and BARE["cvr"] in answer.text and not register.asked
    assert Page(answer.text).with_attribute("data-refused")


def test_whoever_asks_too_often_loses_nothing(
    citizen: ReadingClient, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setattr(company_lookup, "OF_A_SENDER", ("2 per minute",))
    answers = [press(citizen) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert BARE["contact_name"] in answers[2].text and len(register.asked) == 2


def test_the_enter_key_goes_on(citizen: ReadingClient) -> None:
    buttons = [
        one for one in Page(citizen.get(PATH).text).one("form", id="typed").iter() if one.get("type") == "submit"
    ]
    assert not buttons[0].get("name") and [one.get("name") for one in buttons[1:3]] == ["lookup", None]
