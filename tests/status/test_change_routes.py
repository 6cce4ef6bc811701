"""Something is to be different after the application: asked for by one side, answered by the other, on any phone."""

from __future__ import annotations

import pytest
from flask import Flask

from citizen_portal import clock
from citizen_portal.guidance import law
from citizen_portal.placement.finding import Finding
from citizen_portal.records import findings

from ..house_style import Page, ReadingClient, text_of
from ..people import filled_in, marked, move, reference, standing, turn
from ..placements import CAFE
from .changing import say, wanted


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


def test_either_side_lets_it_be(client: ReadingClient, employer: ReadingClient, status: str, link: str) -> None:
    wanted(client, status, "indhold", tasks="Noget andet")
    assert say(employer, link, "drop").status_code == 303
    assert turn(client, status) == "approved" and "Noget andet" not in client.get(f"{status}/aftale").text
    wanted(client, status, "indhold", tasks="Noget tredje")
    assert say(client, status, "drop").status_code == 303
    assert turn(employer, link) == "approved"


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
