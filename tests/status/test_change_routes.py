"""Something is to be different after the application: asked for by one side, answered by the other, on any phone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from werkzeug.test import TestResponse

from citizen_portal import clock
from citizen_portal.guidance import law
from citizen_portal.placement.agreement import typed_date
from citizen_portal.placement.finding import Finding
from citizen_portal.placement.proposal import read_date
from citizen_portal.records import findings

from ..house_style import Page, ReadingClient, text_of
from ..people import employers_path, error_fields, filled_in, marked, move, reference, say_yes, standing, turn
from ..placements import CAFE, on

STARTS, ENDS = (read_date(CAFE.fields, name) for name in ("starts_on", "ends_on"))


@pytest.fixture
def link(client: ReadingClient, employer: ReadingClient, app: Flask, status: str) -> str:
    """The employer's page of a placement that is approved."""
    link = employers_path(client, status)
    say_yes(employer, link)
    employer.post(f"{link}/soegt", data=filled_in(employer.get(f"{link}/vitas").text))
    move(app, reference(client, status), "approved")
    return link


def wanted(client: ReadingClient, path: str, what: str, **other: str) -> TestResponse:
    """Write something differently, look at what the rules say where they do, and send it."""
    path = f"{path}/aendring/{what}"
    looked = client.post(path, data={**filled_in(client.get(path).text), **other})
    if looked.status_code != 200:
        return looked
    shown = Page(looked.text).one("button", name="looked")
    return client.post(path, data={**filled_in(looked.text), "looked": shown.get("value") or ""})


def say(client: ReadingClient, path: str, word: str) -> TestResponse:
    path = f"{path}/aendring"
    return client.post(path, data={**filled_in(client.get(path).text), "do": word})


def decide(app: Flask, client: ReadingClient, status: str, word: str) -> str:
    done = FlaskCliRunner(app).invoke(args=["placement", "decide", reference(client, status), word])
    assert done.exit_code == 0, done.output
    return done.output


def hours(client: ReadingClient, status: str) -> str:
    return text_of(Page(client.get(f"{status}/aftale").text).one("div", data_line="weekly_hours"))


def test_other_tasks_are_wanted_by_one_and_agreed_to_by_the_other(
    client: ReadingClient, employer: ReadingClient, status: str, link: str
) -> None:
    assert wanted(client, status, "indhold", tasks="Bage brød om morgenen").status_code == 303
    assert (turn(client, status), turn(employer, link)) == ("change-employer", "change-employer")
    shown = marked(Page(employer.get(link).text), "data-change")
    assert "Bage brød om morgenen" in text_of(shown) and CAFE.fields["tasks"] in text_of(shown)
    assert say(employer, link, "agree").status_code == 303
    assert standing(client, status) == "approved" and "Det nye gælder nu" in client.get(status).text
    assert "Bage brød om morgenen" in client.get(f"{status}/aftale").text
    assert marked(Page(employer.get(link).text), "data-vitas-older") is not None


def test_what_the_rules_say_of_other_hours_is_shown_before_they_are_asked_for(
    client: ReadingClient, employer: ReadingClient, app: Flask, status: str, link: str
) -> None:
    later = typed_date("ends_on", ENDS + timedelta(days=7))
    path = f"{link}/aendring/dage"
    looked = employer.post(path, data={**filled_in(employer.get(path).text), **later})
    page = Page(looked.text)
    assert looked.status_code in (200, 422) and page.with_attribute("data-rule")
    assert turn(client, status) == "approved"


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


def test_either_side_lets_it_be(client: ReadingClient, employer: ReadingClient, status: str, link: str) -> None:
    wanted(client, status, "indhold", tasks="Noget andet")
    assert say(employer, link, "drop").status_code == 303
    assert turn(client, status) == "approved" and "Noget andet" not in client.get(f"{status}/aftale").text
    wanted(client, status, "indhold", tasks="Noget tredje")
    assert say(client, status, "drop").status_code == 303
    assert turn(employer, link) == "approved"


def test_what_a_rule_stops_is_not_asked_for_and_nothing_that_was_typed_is_lost(
    client: ReadingClient, employer: ReadingClient, status: str, link: str
) -> None:
    answer = wanted(client, status, "dage", **typed_date("ends_on", STARTS + timedelta(days=200)))
    page = Page(answer.text)
    assert answer.status_code == 422 and page.with_attribute("data-rule")[0].get("data-kind") == "stop"
    assert page.one("input", name="ends_on-year").get("value") == str((STARTS + timedelta(days=200)).year)
    assert not page.all("button", name="looked") and turn(client, status) == "approved"


def test_a_form_in_which_nothing_is_different_says_so(client: ReadingClient, status: str, link: str) -> None:
    for what in ("indhold", "dage"):
        answer = wanted(client, status, what)
        assert answer.status_code == 422 and Page(answer.text).with_attribute("data-nothing")


def test_two_who_want_something_at_once_see_both(
    client: ReadingClient, employer: ReadingClient, status: str, link: str
) -> None:
    slow = filled_in(client.get(f"{status}/aendring/indhold").text)
    wanted(employer, link, "indhold", tasks="Bage boller")
    clash = client.post(f"{status}/aendring/indhold", data={**slow, "tasks": "Mine egne ord"})
    assert clash.status_code == 409
    assert "Bage boller" in text_of(marked(Page(clash.text), "data-clash")) and "Mine egne ord" in clash.text
    again = client.post(f"{status}/aendring/indhold", data=filled_in(clash.text))
    assert again.status_code == 303 and turn(employer, link) == "change-employer"


def test_an_answer_to_a_change_that_has_become_another_one_is_not_taken(
    client: ReadingClient, employer: ReadingClient, status: str, link: str
) -> None:
    wanted(client, status, "indhold", tasks="Bage boller")
    read = {**filled_in(employer.get(f"{link}/aendring").text), "do": "agree"}
    wanted(client, status, "indhold", tasks="Bage brød")
    late = employer.post(f"{link}/aendring", data=read)
    assert late.status_code == 409 and "Bage brød" in late.text and turn(client, status) == "change-employer"


def test_what_is_wanted_already_is_not_asked_for_again(
    client: ReadingClient, employer: ReadingClient, status: str, link: str
) -> None:
    pressed = {**filled_in(client.get(f"{status}/aendring/indhold").text), "tasks": "Bage boller"}
    assert [client.post(f"{status}/aendring/indhold", data=pressed).status_code for _ in range(2)] == [303, 303]
    assert Page(client.get(status).text).one("form", action=f"{status}/aendring") is not None
    back = wanted(employer, link, "indhold")
    assert back.status_code == 422 and Page(back.text).with_attribute("data-nothing")
    assert (turn(client, status), turn(employer, link)) == ("change-employer", "change-employer")


def test_an_answer_in_other_words_leaves_the_goals_the_citizen_wants(
    client: ReadingClient, employer: ReadingClient, status: str, link: str
) -> None:
    words = {"tasks": "Bage boller", "learning-1": "Tage imod en bestilling"}
    wanted(client, status, "indhold", **words)
    assert wanted(employer, link, "indhold", tasks="Bage brød").status_code == 303
    shown = text_of(marked(Page(client.get(status).text), "data-change"))
    assert "Bage brød" in shown and "Tage imod en bestilling" in shown


def test_whoever_wants_something_else_too_reads_what_falls_away(client: ReadingClient, status: str, link: str) -> None:
    wanted(client, status, "indhold", tasks="Bage boller")
    said = {what: client.get(f"{status}/aendring/{what}").text for what in ("indhold", "dage")}
    assert [bool(Page(text).with_attribute("data-replaces")) for text in said.values()] == [False, True]


def test_what_the_employer_is_not_told_of_keeps_nothing_back(
    client: ReadingClient, employer: ReadingClient, app: Flask, status: str, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        age = Finding(law.rules_of(clock.today())["loentilskud.prior_months"], "note", "plads")
    monkeypatch.setattr(findings, "of_change", lambda *_given: (age,))
    assert wanted(employer, link, "dage", weekly_hours="20").status_code == 303
    assert not marked(Page(employer.get(link).text), "data-change").findall(".//*[@data-rule]")


def test_a_change_that_a_rule_of_today_stops_keeps_nothing_else_back(
    client: ReadingClient, employer: ReadingClient, app: Flask, status: str, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted(employer, link, "dage", weekly_hours="20")
    with app.app_context():
        stop = Finding(law.rules_of(clock.today())["praktik.last_employer_allowed"], "stop", "virksomhed")
    monkeypatch.setattr(findings, "of_change", lambda *_given: (stop,))
    assert say(client, status, "agree").status_code == 422
    for page, typed in (("adresse", {"email": "mette@example.org"}), ("link", {"contact_email": "pia@example.org"})):
        form = filled_in(client.get(f"{status}/{page}").text, next(iter(typed)))
        assert client.post(f"{status}/{page}", data={**form, **typed}).status_code == 303
    move(app, reference(client, status), "applied")
    assert say(client, status, "drop").status_code == 303


def test_vitas_is_older_also_once_somebody_else_is_there(
    client: ReadingClient, employer: ReadingClient, status: str, link: str
) -> None:
    wanted(client, status, "indhold", tasks="Bage brød")
    say(employer, link, "agree")
    employer.post(f"{link}/kontakt", data={
        **filled_in(employer.get(f"{link}/kontakt").text), "daily_contact_name": "Ida Falk",
    })  # fmt: skip
    assert Page(employer.get(link).text).with_attribute("data-vitas-older")


def test_a_button_sent_before_anything_has_happened_is_told_so(client: ReadingClient, status: str) -> None:
    data = {**filled_in(client.get(f"{status}/stop").text), "do": "agree"}
    assert client.post(f"{status}/aendring", data=data).status_code == 409


def test_pressed_twice_is_pressed_once(client: ReadingClient, employer: ReadingClient, status: str, link: str) -> None:
    wanted(client, status, "indhold", tasks="Bage boller")
    pressed = {**filled_in(employer.get(f"{link}/aendring").text), "do": "agree"}
    assert [employer.post(f"{link}/aendring", data=pressed).status_code for _ in range(2)] == [303, 303]


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
        assert f"{status}/ret" in buttons(client, status) and f"{link}/ret" in buttons(employer, link)
    employer.post(f"{link}/soegt", data=filled_in(employer.get(f"{link}/vitas").text))
    with on(STARTS + timedelta(days=1)):
        assert f"{status}/aendring/dage" in buttons(client, status)
        assert f"{link}/aendring/dage" in buttons(employer, link)


def buttons(client: ReadingClient, path: str) -> list[str]:
    links = Page(client.get(path).text).all("a")
    return [link.get("href") or "" for link in links if "button-primary" in (link.get("class") or "")]
