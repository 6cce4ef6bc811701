"""What the employer ticks beside its own words: offered, kept, and read by the citizen in her language."""

import pytest
from flask import Flask

from citizen_portal import i18n
from citizen_portal.records import repository

from ..house_style import Page, ReadingClient, text_of
from ..people import employers_path, error_fields, register, say_yes, standing, turn
from ..placements import rows
from .ticking import form_at, offered, ticked, who_chose

DANISH, ARABIC = "En kollega viser dig hver opgave, før du går i gang.", "ar"


@pytest.fixture
def status(client: ReadingClient) -> str:
    return register(client, who_chose())


@pytest.fixture
def link(client: ReadingClient, status: str) -> str:
    return employers_path(client, status).replace("/ar/", "/da/")


def kept(app: Flask, link: str, prefix: str) -> list[str]:
    with app.app_context():
        found = repository.by_employer_link(link.rpartition("/")[2])
        assert found is not None
        terms = found[0].state.terms
    return [words.partition("\t")[0] for box, words in terms.items() if box.startswith(f"{prefix}-") and words]


def line(text: str, name: str) -> str:
    return text_of(Page(text).one("div", data_line=name))


def test_the_tasks_of_the_citizen_are_ticked_among_those_of_the_trade(employer: ReadingClient, link: str) -> None:
    shown = employer.get(f"{link}/ret").text
    assert ticked(shown, "task") == {"cafe.clear-tables", "cafe.make-coffee"} and len(offered(shown, "task")) == 6
    assert form_at(employer, f"{link}/ret")["tasks"] == "Vande blomster"


def test_a_yes_beside_ticked_tasks_stays_whole(
    client: ReadingClient, employer: ReadingClient, app: Flask, link: str, status: str
) -> None:
    form = {**form_at(employer, link), "fits": "yes"}
    assert employer.post(link, data=form).location.endswith("/mere/tal") and standing(client, status) == "agreed"
    assert kept(app, link, "task") == ["cafe.clear-tables", "cafe.make-coffee"]


def test_nothing_the_employer_may_choose_is_chosen_beforehand(employer: ReadingClient, link: str) -> None:
    say_yes(employer, link)
    for step, prefix in (("hjaelp", "help"), ("hjaelp", "decision"), ("samtaler", "subject")):
        shown = employer.get(f"{link}/mere/{step}").text
        assert offered(shown, prefix) and not ticked(shown, prefix)
    assert not ticked(employer.get(f"{link}/nej").text, "no")


def test_help_is_read_by_the_citizen_in_her_language_and_in_danish_beside_it(
    client: ReadingClient, employer: ReadingClient, link: str, status: str
) -> None:
    say_yes(employer, link)
    path = f"{link}/mere/hjaelp"
    told = {**form_at(employer, path), "help-0": "support.shown-each-task", "support": "Pia følger op"}
    assert employer.post(path, data=told).status_code == 303 and standing(client, status) == "agreed"
    said = line(client.get(f"{status}/aftale").text, "support")
    assert DANISH in said and "Pia følger op" in said and "يريك" in said
    assert DANISH in line(employer.get(f"{link}/vitas").text, "support")


def test_a_tick_taken_away_is_gone_and_a_form_without_the_list_takes_none(
    employer: ReadingClient, app: Flask, link: str
) -> None:
    say_yes(employer, link)
    path = f"{link}/mere/samtaler"
    employer.post(path, data={**form_at(employer, path), "subject-2": "end-talk.a-reference"})
    without = {name: typed for name, typed in form_at(employer, path).items() if not name.startswith("subject-")}
    employer.post(path, data={**without, "end_talk_about": "Timer"})
    assert kept(app, link, "subject") == ["end-talk.a-reference"]
    unticked = {name: typed for name, typed in form_at(employer, path).items() if typed != "end-talk.a-reference"}
    employer.post(path, data=unticked)
    assert kept(app, link, "subject") == []


def test_the_same_step_sent_again_records_nothing(employer: ReadingClient, app: Flask, link: str) -> None:
    say_yes(employer, link)
    path = f"{link}/mere/hjaelp"
    employer.post(path, data={**form_at(employer, path), "help-3": "support.tasks-on-paper"})
    with app.app_context():
        before = len(rows()["events"])
    employer.post(path, data=form_at(employer, path))
    with app.app_context():
        assert len(rows()["events"]) == before


@pytest.mark.parametrize("path", ["", "/ret"])
def test_forty_that_are_ticked_are_told_in_a_sentence_and_stay_ticked(
    employer: ReadingClient, link: str, path: str
) -> None:
    every = offered(employer.get(f"{link}/ret").text, "task") + [
        f"{trade}.{key}" for trade, key in (("kitchen", "wash-up"), ("kitchen", "salad-bar"))
    ]
    many = {f"task-{place}": every[place % len(every)] for place in range(40)}
    wrong = employer.post(link + path, data={**form_at(employer, f"{link}/ret"), **many})
    assert wrong.status_code == 422 and "task" in error_fields(wrong) and turn(employer, link) == "sent"
    assert ticked(wrong.text, "task") == set(every)


def test_more_ticks_than_can_be_kept_are_no_yes_to_what_was_shown(employer: ReadingClient, link: str) -> None:
    form = {**form_at(employer, link), "fits": "yes"}
    more = {f"task-{place}": phrase for place, phrase in enumerate(offered(employer.get(link).text, "task"))}
    shown = employer.post(link, data={**form, **more, "task-6": "kitchen.wash-up"})
    assert shown.status_code == 422 and turn(employer, link) == "sent"


def test_an_id_nobody_knows_is_left_out_and_a_gone_one_keeps_its_words(
    employer: ReadingClient, app: Flask, link: str
) -> None:
    say_yes(employer, link)
    path = f"{link}/mere/hjaelp"
    gone = 'support.gone\t{"da":"Du får en mentor.","ar":"مرشد"}'
    told = {**form_at(employer, path), "help-0": "support.never", "help-1": gone}
    assert employer.post(path, data=told).status_code == 303 and kept(app, link, "help") == ["support.gone"]
    assert "Du får en mentor." in line(employer.get(f"{link}/aftale").text, "support")
    assert employer.post(path, data=form_at(employer, path)).status_code == 303
    assert kept(app, link, "help") == ["support.gone"]


def test_what_is_ticked_goes_along_into_another_language_and_can_be_sent_there(
    employer: ReadingClient, app: Flask, link: str
) -> None:
    say_yes(employer, link)
    path = f"{link}/mere/hjaelp"
    told = {**form_at(employer, path), "help-0": "support.feedback", "support": "Hej", "switch": "typed"}
    polish = employer.post(path.replace("/da/", "/pl/"), data=told)
    assert polish.status_code == 200 and ticked(polish.text, "help") == {"support.feedback"}
    assert employer.post(path.replace("/da/", "/pl/"), data={**told, "switch": ""}).status_code == 303
    assert kept(app, link, "help") == ["support.feedback"]


def test_the_list_is_in_the_language_of_whoever_reads(employer: ReadingClient, link: str) -> None:
    words = [element for element in Page(employer.get(f"{link.replace('/da/', '/uk/')}/nej").text).with_attribute(
        "data-phrase")]  # fmt: skip
    assert len(words) == 8 and i18n.words("uk")("employer.no.title")
    assert all(any(part.get("lang") == "uk" for part in word.iter()) for word in words)
