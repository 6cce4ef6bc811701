"""Other hours and days after the application: the rules, the jobcenter's answer, and a start that has passed."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Flask
from flask.testing import FlaskCliRunner

from citizen_portal import clock
from citizen_portal.placement.agreement import typed_date

from ..house_style import Page, ReadingClient
from ..people import employers_path, error_fields, filled_in, marked, move, reference, say_yes, standing, turn
from ..placements import on
from .changing import ENDS, STARTS, decide, hours, say, wanted


def test_what_the_rules_say_of_other_hours_is_shown_before_they_are_asked_for(
    client: ReadingClient, employer: ReadingClient, app: Flask, status: str, link: str
) -> None:
    later = typed_date("ends_on", ENDS + timedelta(days=7))
    path = f"{link}/aendring/dage"
    looked = employer.post(path, data={**filled_in(employer.get(path).text), **later})
    page = Page(looked.text)
    assert looked.status_code in (200, 422) and page.with_attribute("data-rule")
    assert turn(client, status) == "approved"


def test_days_in_words_come_back_with_what_was_typed(employer: ReadingClient, status: str, link: str) -> None:
    path = f"{link}/aendring/dage"
    answer = employer.post(path, data={**filled_in(employer.get(path).text), "ends_on-day": "soon"})
    assert answer.status_code == 422 and error_fields(answer) == {"ends_on"}
    assert filled_in(answer.text)["ends_on-day"] == "soon"


def test_other_hours_hold_once_the_jobcenter_has_said_yes(
    client: ReadingClient, employer: ReadingClient, app: Flask, status: str, link: str
) -> None:
    assert wanted(employer, link, "dage", weekly_hours="20").status_code == 303
    assert say(client, status, "agree").status_code == 303
    assert turn(client, status) == "change-jobcenter" and "37" in hours(client, status)
    assert "approved" in decide(app, client, status, "yes")
    assert turn(client, status) == "approved" and "20" in hours(client, status)
    assert marked(Page(client.get(status).text), "data-change-said").get("data-change-said") == "change-approved"


def test_a_yes_of_the_jobcenter_that_comes_after_the_new_days_says_what_comes_first(
    client: ReadingClient, employer: ReadingClient, app: Flask, status: str, link: str
) -> None:
    wanted(employer, link, "dage", **typed_date("ends_on", ENDS - timedelta(days=7)))
    say(client, status, "agree")
    number = reference(client, status)
    with on(ENDS - timedelta(days=6)):
        late = FlaskCliRunner(app).invoke(args=["placement", "decide", number, "yes"])
        assert late.exit_code == 1 and "have passed" in late.output
        decide(app, client, status, "no")
        assert turn(client, status) == "midway"


def test_a_no_of_the_jobcenter_leaves_everything_as_it_was(
    client: ReadingClient, employer: ReadingClient, app: Flask, status: str, link: str
) -> None:
    wanted(employer, link, "dage", weekly_hours="20")
    say(client, status, "agree")
    decide(app, client, status, "no")
    assert "37" in hours(client, status) and turn(employer, link) == "approved"
    assert "gælder stadig" in client.get(status).text


def test_what_a_rule_stops_is_not_asked_for_and_nothing_that_was_typed_is_lost(
    client: ReadingClient, employer: ReadingClient, status: str, link: str
) -> None:
    answer = wanted(client, status, "dage", **typed_date("ends_on", STARTS + timedelta(days=200)))
    page = Page(answer.text)
    assert answer.status_code == 422 and page.with_attribute("data-rule")[0].get("data-kind") == "stop"
    assert page.one("input", name="ends_on-year").get("value") == str((STARTS + timedelta(days=200)).year)
    assert not page.all("button", name="looked") and turn(client, status) == "approved"


def test_what_has_begun_keeps_its_first_day_and_gets_no_end_in_the_past(
    client: ReadingClient, status: str, link: str
) -> None:
    with on(STARTS + timedelta(days=4)):
        page = Page(client.get(f"{status}/aendring/dage").text)
        assert not page.all("input", name="starts_on-day") and page.all("input", name="ends_on-day")
        answer = wanted(client, status, "dage", **typed_date("ends_on", STARTS + timedelta(days=2)))
    assert answer.status_code == 422 and error_fields(answer) == {"ends_on"}


def test_a_start_that_passed_unapproved_gets_new_days_and_is_applied_for_anew(
    client: ReadingClient, employer: ReadingClient, app: Flask, status: str
) -> None:
    link = employers_path(client, status)
    say_yes(employer, link)
    employer.post(f"{link}/soegt", data=filled_in(employer.get(f"{link}/vitas").text))
    with on(STARTS + timedelta(days=1)):
        assert turn(client, status) == "passed"
        new: list[date] = [day + timedelta(days=14) for day in (STARTS, ENDS)]
        days = typed_date("starts_on", new[0]) | typed_date("ends_on", new[1])
        assert wanted(client, status, "dage", **days).status_code == 303
        assert say(employer, link, "agree").status_code == 303
        assert standing(employer, link) == "agreed" and turn(client, status) == "agreed"
        employer.post(f"{link}/soegt", data=filled_in(employer.get(f"{link}/vitas").text))
        move(app, reference(client, status), "approved")
        assert standing(client, status) == "approved" and clock.today() < new[0]


def test_before_the_application_and_after_the_end_the_page_leads_back(client: ReadingClient, status: str) -> None:
    assert client.get(f"{status}/aendring").status_code == 303
    assert client.get(f"{status}/aendring/dage").status_code == 303
    assert client.get(f"{status}/aendring/andet").status_code == 404


def test_whoever_reads_that_the_start_has_passed_is_led_to_new_days(
    client: ReadingClient, employer: ReadingClient, status: str
) -> None:
    link = employers_path(client, status)
    say_yes(employer, link)
    with on(STARTS + timedelta(days=1)):
        assert f"{status}/ret#starts_on-day" in buttons(client, status) and f"{link}/ret" in buttons(employer, link)
    employer.post(f"{link}/soegt", data=filled_in(employer.get(f"{link}/vitas").text))
    with on(STARTS + timedelta(days=1)):
        assert f"{status}/aendring/dage" in buttons(client, status)
        assert f"{link}/aendring/dage" in buttons(employer, link)


def buttons(client: ReadingClient, path: str) -> list[str]:
    links = Page(client.get(path).text).all("a")
    return [link.get("href") or "" for link in links if "button-primary" in (link.get("class") or "")]
