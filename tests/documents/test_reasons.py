"""Why a no, or another thing: ticked by the employer, read in the language of the citizen, handed over in Danish."""

import json

import pytest
from flask import Flask

from citizen_portal.handover.payload import payload
from citizen_portal.records import repository

from ..employer.ticking import form_at, ticked, who_chose
from ..house_style import Page, ReadingClient, text_of
from ..people import answer, employers_path, error_fields, filled_in, marked, register, say_no, turn
from ..status.changing import wanted

JOBS, DAYS = "تابعوا", "أيام"


@pytest.fixture
def status(client: ReadingClient) -> str:
    return register(client, who_chose())


@pytest.fixture
def link(client: ReadingClient, status: str) -> str:
    return employers_path(client, status).replace("/ar/", "/da/")


def handed_over(app: Flask, link: str) -> str:
    with app.app_context():
        found = repository.by_employer_link(link.rpartition("/")[2])
        assert found is not None
        return json.dumps(payload(found[0]), ensure_ascii=False)


def test_a_no_is_read_in_the_language_of_the_citizen_and_handed_over_in_danish(
    client: ReadingClient, employer: ReadingClient, app: Flask, status: str, link: str
) -> None:
    say_no(employer, link, reason_id="no_room", reason="Held og lykke", **{"no-6": "no.watch-our-jobs"})
    said = marked(Page(client.get(status).text), "data-declined")
    assert {line.get("data-phrase") for line in said.iter()} >= {"no.watch-our-jobs"}
    assert "Held og lykke" in text_of(said) and "Hold øje" not in text_of(said)
    assert "Hold øje med vores ledige job, og søg gerne et af dem." in handed_over(app, link)


def test_a_line_of_a_no_that_is_gone_has_the_words_it_had(
    client: ReadingClient, employer: ReadingClient, status: str, link: str
) -> None:
    say_no(employer, link, reason_id="other", **{"no-0": 'no.gone\t{"ar":"شكرا","da":"Tak"}', "no-1": "no.never"})
    said = text_of(marked(Page(client.get(status).text), "data-declined"))
    assert "شكرا" in said and "no.never" not in said


def test_forty_lines_of_a_no_are_too_many_and_stay_ticked(employer: ReadingClient, link: str) -> None:
    lines = ("ask-again-later", "watch-our-jobs", "certificate-first", "would-not-teach", "thank-you-for-asking",
             "no-one-to-look-after", "moving-or-rebuilding")  # fmt: skip
    many = {f"no-{place}": f"no.{lines[place % 7]}" for place in range(40)}
    wrong = say_no(employer, link, reason_id="no_room", reason="Vi flytter", **many)
    assert wrong.status_code == 422 and error_fields(wrong) == {"no"} and "Vi flytter" in wrong.text
    assert len(ticked(wrong.text, "no")) == 7 and turn(employer, link) == "sent"


def test_a_corrected_yes_says_why_where_the_citizen_is_asked(
    client: ReadingClient, employer: ReadingClient, app: Flask, status: str, link: str
) -> None:
    answer(employer, link, weekly_hours="20", reason="Kom kl. 9", **{"correction-1": "correction.other-hours"})
    for path in (status, f"{status}/aftale"):
        told = marked(Page(client.get(path).text), "data-because")
        assert "correction.other-hours" in {line.get("data-phrase") for line in told.iter()}
        assert "Kom kl. 9" in text_of(told) and "Vi har rettet" not in text_of(told)
    assert "Vi har rettet tiderne" in handed_over(app, link)


def test_a_reason_without_another_thing_is_no_yes_to_what_was_shown(employer: ReadingClient, link: str) -> None:
    form = {**form_at(employer, link), "fits": "yes", "correction-0": "correction.safety", "reason": "Ovnen er varm"}
    shown = employer.post(link, data=form)
    assert shown.status_code == 422 and turn(employer, link) == "sent" and "Ovnen er varm" in shown.text
    assert ticked(shown.text, "correction") == {"correction.safety"}


def test_after_the_application_both_tick_and_the_employer_says_why(
    client: ReadingClient, employer: ReadingClient, status: str, link: str
) -> None:
    answer(employer, link)
    employer.post(f"{link}/soegt", data=filled_in(employer.get(f"{link}/vitas").text))
    more = {"task-5": "cafe.open-or-close", "correction-0": "correction.real-tasks"}
    assert wanted(employer, link, "indhold", **more).status_code == 303
    change = marked(Page(client.get(f"{status}/aendring").text), "data-change")
    marks = {part.get("data-phrase") for part in change.iter()}
    assert "correction.real-tasks" in marks
    mine = client.get(f"{status}/aendring/indhold").text
    assert ticked(mine, "task") == {"cafe.clear-tables", "cafe.make-coffee", "cafe.open-or-close"}
    assert ticked(mine, "goal") == {"cafe.know-menu"} and not Page(mine).with_attribute("data-why")


def test_a_change_by_the_citizen_without_her_lists_leaves_them_as_they_are(
    client: ReadingClient, employer: ReadingClient, status: str, link: str
) -> None:
    path = f"{status}/ret"
    form = {name: typed for name, typed in form_at(client, path, "tasks").items()
            if name.partition("-")[0] not in ("task", "goal", "aim", "next", "subject")}  # fmt: skip
    assert client.post(path, data={**form, "weekly_hours": "21"}).status_code == 303
    assert ticked(employer.get(f"{link}/ret").text, "task") == {"cafe.clear-tables", "cafe.make-coffee"}


def test_words_in_another_language_than_the_readers_say_which(
    client: ReadingClient, employer: ReadingClient, status: str, link: str
) -> None:
    say_no(employer, link, reason_id="no_room", reason="Det er ikke nu, men vi vil gerne høre fra dig")
    words = marked(Page(client.get(status).text), "data-written-in")
    assert words.get("data-written-in") == "da" and "الدانمركية" in text_of(words)
    danish = Page(client.get(status.replace("/ar/", "/da/")).text)
    assert "da" not in [said.get("data-written-in") for said in danish.with_attribute("data-written-in")]
