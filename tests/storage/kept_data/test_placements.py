"""A placement of e3416a0 opens today for both sides, says the same, and goes on from where it stood."""

import json
from typing import Any

import pytest
from flask import Flask

from ...house_style import Page, ReadingClient, text_of
from ...people import filled_in, marked, post, standing
from ..kept import PLACEMENTS, THEN, device, missing, rows


def placements_with(part: str) -> pytest.MarkDecorator:
    """The placements that have this, and every one with its name."""
    having = {name: who for name, who in PLACEMENTS.items() if who[part]}
    return pytest.mark.parametrize("who", having.values(), ids=having)


def test_no_row_is_lost_and_none_is_added(app: Flask) -> None:
    assert {table: rows(app, f"SELECT count(*) FROM {table}")[0][0] for table in THEN["rows"]} == THEN["rows"]


def test_the_export_says_of_every_placement_what_it_said(app: Flask) -> None:
    lines = app.test_cli_runner().invoke(args=["placement", "export"]).output.splitlines()
    now = {line["reference"]: line for line in map(json.loads, lines)}
    # Since then an address that was mended stands everywhere, no longer in the letters alone.
    mended = {"YY7J-6XN6": {"contact_email": "jorgen@example.com"}}
    then = {who["reference"]: who["export"] | mended.get(who["reference"], {}) for who in PLACEMENTS.values()}
    assert missing(then, now) == []
    assert len(now) == len(PLACEMENTS)


def sheet_of(client: ReadingClient, path: str, who: dict[str, Any]) -> Page:
    """The page of this placement, whose sheet says what was agreed or asked last."""
    answer = client.get(path)
    assert answer.status_code == 200
    page = Page(answer.text)
    assert text_of(marked(page, "data-reference")) == who["reference"]
    for line in ("tasks", "weekly_hours"):
        assert " ".join(who["export"]["terms"][line].split()) in text_of(page.one("div", data_line=line))
    return page


@placements_with("status_path")
def test_a_citizens_link_opens_their_page_where_it_stood(app: Flask, who: dict[str, Any]) -> None:
    client = device(app)
    page = sheet_of(client, who["status_path"], who)
    assert page.one("html").get("lang") == who["lang"]
    assert standing(client, who["status_path"]) == who["export"]["status"]
    assert (who["export"]["declined"] or "") in text_of(page.root)


@placements_with("status_path")
def test_the_papers_say_what_was_typed_and_the_days_that_were_agreed(app: Flask, who: dict[str, Any]) -> None:
    client, terms = device(app), who["export"]["terms"]
    asked = text_of(Page(client.get(f"{who['status_path']}/vitas").text).root)
    assert all(
        who["export"][name] in asked for name in ("company_name", "cvr", "contact_name", "contact_phone", "name")
    )
    day = "".join(terms[f"starts_on-{part}"].zfill(2) for part in ("year", "month", "day"))
    assert f"DTSTART;VALUE=DATE:{day}" in client.get(f"{who['status_path']}/kalender.ics").text


@placements_with("employer_path")
def test_an_employers_link_opens_their_page(app: Flask, who: dict[str, Any]) -> None:
    sheet_of(device(app), who["employer_path"], who)


@placements_with("code")
def test_an_employers_code_opens_their_page(app: Flask, who: dict[str, Any]) -> None:
    client = device(app)
    sheet_of(client, by_code(client, who["code"]).location, who)


def by_code(client: ReadingClient, code: str) -> Any:
    return post(client, "/da/arbejdsgiver/", {"code": code.lower()})


@placements_with("closed_paths")
def test_a_link_and_a_code_that_had_ended_open_nothing(app: Flask, who: dict[str, Any]) -> None:
    (path,), (code,) = who["closed_paths"], who["closed_codes"]
    assert device(app).get(path).status_code == 404
    assert by_code(device(app), code).status_code == 422


@pytest.mark.parametrize("name", ["approved", "agreed"])
def test_who_wanted_no_reminders_still_wants_none(app: Flask, name: str) -> None:
    who = PLACEMENTS[name]
    for path in (who["status_path"], who["employer_path"]):
        said = Page(device(app).get(f"{path}/paamindelser").text).all("p", role="status")
        assert bool(said) == (f"{path}/paamindelser" in who["muted"])


# Going on


def test_an_agreement_of_then_can_be_applied_for(used: Flask) -> None:
    client, who = device(used), PLACEMENTS["agreed"]
    form = filled_in(client.get(f"{who['employer_path']}/vitas").text)
    assert client.post(f"{who['employer_path']}/soegt", data=form).status_code == 303
    assert standing(client, who["status_path"]) == "applied"


def test_a_question_of_then_can_be_answered(used: Flask) -> None:
    client, who = device(used), PLACEMENTS["before-codes"]
    form = filled_in(client.get(f"{who['employer_path']}/nej").text, "reason")
    assert client.post(who["employer_path"], data={**form, "reason": "Vi har lukket."}).status_code == 303
    assert "Vi har lukket." in client.get(who["status_path"]).text
