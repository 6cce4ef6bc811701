"""A worker makes a place ready: a link, a picture and a code, on a sheet in the citizen's language."""

from __future__ import annotations

import pytest
from flask import Flask

from ..house_style import Page, ReadingClient, text_of
from ..people import error_fields, filled_in, marked
from ..preparing import link_on
from .at_the_desk import signed_in

PLACE = {"company_name": "Café Sommerfugl", "kind": "virksomhedspraktik", "purpose": "kompetence"}


@pytest.fixture
def desk(app: Flask, client: ReadingClient) -> ReadingClient:
    return signed_in(app, client)


def ready(desk: ReadingClient, **typed: str) -> str:
    form = filled_in(desk.get("/sagsbord/forbered").text, "company_name")
    answer = desk.post("/sagsbord/forbered", data={**form, **PLACE, **typed})
    assert answer.status_code == 303, error_fields(answer)
    return answer.location


def test_the_sheet_is_in_the_citizens_language(desk: ReadingClient) -> None:
    page = Page(desk.get(ready(desk, language="ar")).text)
    (sheet,) = [one for one in page.all("section") if one.get("class") == "hand"]
    assert (sheet.get("lang"), sheet.get("dir")) == ("ar", "rtl")
    assert link_on(desk.get(ready(desk, language="ar")).text).startswith("/ar/plads/forberedt/")
    assert page.with_attribute("data-code") and page.one("div", **{"class": "qr"}) is not None


def test_the_citizen_begins_with_it_and_what_it_is_for(app: Flask, desk: ReadingClient) -> None:
    path = link_on(desk.get(ready(desk)).text)
    citizen = ReadingClient(app)
    page = citizen.get(path).text
    told = text_of(Page(page).one("main"))
    assert "Jobcentret har gjort en plads hos Café Sommerfugl klar" in told and "Vi har ikke undersøgt" not in told
    assert marked(Page(page), "data-begun").get("data-begun") == "jobcenter"
    assert citizen.post(path, data=filled_in(page, "seen")).status_code == 303
    assert "Café Sommerfugl" in citizen.get(path).text


def test_only_the_name_of_the_place_is_needed(desk: ReadingClient) -> None:
    form = filled_in(desk.get("/sagsbord/forbered").text, "company_name")
    answer = desk.post("/sagsbord/forbered", data=form)
    assert answer.status_code == 422 and error_fields(answer) == {"company_name"}
    ready(desk, kind="", purpose="")


def test_what_is_written_must_be_right_all_the_same(desk: ReadingClient) -> None:
    form = filled_in(desk.get("/sagsbord/forbered").text, "company_name")
    answer = desk.post("/sagsbord/forbered", data={**form, **PLACE, "cvr": "1", "tasks": "010190-1234"})
    assert error_fields(answer) == {"cvr", "tasks"} and "Café Sommerfugl" in answer.text


def test_nothing_is_asked_about_the_citizen(desk: ReadingClient) -> None:
    names = {box.get("name") for box in Page(desk.get("/sagsbord/forbered").text).all("input")}
    assert not names & {"name", "birth_date-day", "email", "phone", "benefit"}


def test_deleted_it_is_gone(app: Flask, desk: ReadingClient) -> None:
    path = ready(desk)
    link = link_on(desk.get(path).text)
    assert desk.post(path, data=filled_in(desk.get(path).text.partition('class="hand"')[2])).status_code == 303
    assert ReadingClient(app).get(link).status_code == desk.get(path).status_code == 404
