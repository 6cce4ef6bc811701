"""What went wrong for people elsewhere, played here across the rooms; docs/troubles.md has the whole list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage

import pytest
from flask import Flask

from citizen_portal import clock, i18n, links
from citizen_portal.documents.asked_change import KINDS
from citizen_portal.employer.steps import ORDER
from citizen_portal.handover.payload import payload
from citizen_portal.municipality import municipality
from citizen_portal.notifications import compose
from citizen_portal.placement.agreement import typed_date
from citizen_portal.placement.ends import END_REASONS
from citizen_portal.placement.status import PARTIES, UNDECIDED, Side, Status
from citizen_portal.records import events, short_links

from ..house_style import Page, ReadingClient, text_of
from ..people import answer, employers_path, fill, filled_in, marked, post, register, say_yes, send, standing, turn
from ..placements import APPROVED, CAFE, STORIES, entrance, made, moved, on, read_again, rows, sent
from ..registration.finding import FIND, delivered
from .midnight import as_if, world_of

FRIDAY = date(2026, 11, 27)
SATURDAY, MONDAY = FRIDAY + timedelta(days=1), FRIDAY + timedelta(days=3)
OTHER = {Side.CITIZEN: Side.EMPLOYER, Side.EMPLOYER: Side.CITIZEN}
# The pages of a side that show what is agreed, below its own page.
SHEETS = ("", "/aftale", "/vitas")


# What can stand in an address below its token.
WORDS = {"step>": ORDER, "what>": tuple(KINDS)}
# A citizen's own page stays open, and so does the way to begin again with what stands there; the short link of an SMS
# leads there, or ends as the employer's does.
ENDLESS = ("/<reading:lang>/status/<token>", "/<reading:lang>/plads/igen/<token>", "/s/<code>")


def at(day: date, hour: int = 12) -> datetime:
    return datetime.combine(day, time(hour, 5), clock.HERE)


def letters_about(reference: str, letters: list[EmailMessage]) -> dict[Side, list[str]]:
    """The subjects of the letters about a placement, by who got them."""
    who = {CAFE.fields["email"]: Side.CITIZEN, CAFE.fields["contact_email"]: Side.EMPLOYER}
    found: dict[Side, list[str]] = {side: [] for side in PARTIES}
    for letter in letters:
        if reference in letter["Subject"]:
            found[who[letter["To"]]].append(str(letter["Subject"]))
    return found


def subject(side: Side, words: str, reference: str) -> str:
    said = i18n.words("da")(f"mail.{side}.{words}.subject") % {"reference": reference}
    return compose.subject(said, "da", reference)


# Links


def doors(app: Flask) -> dict[str, list[str]]:
    """Where each kind of link leads, by what its address begins with in the table of routes."""
    with app.app_context():
        short = [links.path("short_links.open", "da", code=short_links.give(sent(), side)) for side in PARTIES]
        approved = {side: entrance(made(STORIES["approved"]), side) for side in PARTIES}
    found = world_of(app).doors
    return {
        "/<reading:lang>/status/<token>": [found["citizen"], found["old_citizen"], approved[Side.CITIZEN]],
        "/<lang:lang>/arbejdsgiver/<token>": [found["employer"], found["old_employer"], approved[Side.EMPLOYER]],
        "/<lang:lang>/arbejdsgiver/inviter/<token>": [found["prepared_by"]],
        "/<lang:lang>/medarbejder/<token>": [found["representative"]],
        "/<reading:lang>/plads/forberedt/<token>": [found["prepared"]],
        "/<reading:lang>/plads/fortsaet/<token>": [found["resume"]],
        "/<reading:lang>/plads/igen/<token>": [found["anew"]],
        "/<reading:lang>/plads/paa-telefon/<token>": [found["on_telephone"]],
        "/<reading:lang>/ikke-rigtigt/<token>": [found["not_right"]],
        "/<lang:lang>/arbejdsgiver/mine/<token>": [found["room"]],
        "/s/<code>": short,
    }


def behind_links(app: Flask) -> Iterator[str]:
    """Every address that somebody gets into by a link alone. Those of the desk are tested with it."""
    found = doors(app)
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/sagsbord"):
            continue
        if {"token", "code"} & rule.arguments and "GET" in (rule.methods or ()):
            head, sign, below = rule.rule.partition("<token>" if "token" in rule.arguments else "<code>")
            part, _, rest = below.partition("<")
            endings = [part + word for word in WORDS[rest]] if rest else [part]
            yield from (door + ending for door in found[head + sign] for ending in endings)


def test_whatever_opens_every_link_twice_changes_nothing_and_uses_none_up(app: Flask) -> None:
    paths = list(behind_links(app))
    with app.app_context():
        before = rows()
    for path in paths:
        scanner = app.test_client()
        first, looked, second = scanner.get(path), scanner.head(path), app.test_client().get(path)
        assert first.status_code == looked.status_code == second.status_code in (200, 303), path
    with app.app_context():
        assert rows() == before and len(paths) > 40


def test_every_link_that_has_ended_leads_to_a_way_back_and_a_telephone(app: Flask) -> None:
    with app.app_context():
        phone, found = municipality().phone, doors(app)
    ended = [path for kind, paths in found.items() if kind not in ENDLESS for path in paths]
    spoilt = [f"{path}x" for paths in found.values() for path in paths]
    with as_if(at(FRIDAY.replace(year=2041))):
        for path in ended + spoilt:
            page = app.test_client().get(path).text
            assert FIND in page and phone in page and not Page(page).with_attribute("data-turn"), path


def test_an_address_mended_after_both_have_agreed_takes_no_yes_back(
    app: Flask, client: ReadingClient, employer: ReadingClient
) -> None:
    status = register(client, CAFE)
    say_yes(employer, employers_path(client, status))
    post(client, f"{status}/link", {"contact_email": "jorgen.holm@example.com"})
    post(client, f"{status}/adresse", {"email": "mette.lund@example.org"})
    assert standing(client, status) == standing(employer, employers_path(client, status)) == "agreed"
    assert turn(client, status) == "agreed"


# The start


@pytest.mark.parametrize("name", [name for name, story in STORIES.items() if story.status in UNDECIDED])
def test_until_it_is_approved_every_page_of_both_says_not_to_begin(app: Flask, name: str) -> None:
    with app.app_context():
        record, client = made(STORIES[name]), app.test_client()
        pages = [entrance(record, side) + ending for side in PARTIES for ending in SHEETS]
        warned = [path for path in pages if Page(client.get(path).text).with_attribute("data-wait")]
        events.record_event_with_retry(record, moved(Status.APPROVED))
        assert warned == pages
        assert not any(Page(client.get(path).text).with_attribute("data-wait") for path in pages)


def test_whoever_registers_on_friday_for_monday_is_told_before_sending_and_that_morning(
    app: Flask, client: ReadingClient
) -> None:
    days = {**typed_date("starts_on", MONDAY), **typed_date("ends_on", MONDAY + timedelta(days=25))}
    with as_if(at(FRIDAY)):
        fill(client, replace(CAFE, fields={**CAFE.fields, **days}))
        near = Page(client.get("/da/plads/tjek").text).one(data_rule="praktik.approval_before_start")
        assert i18n.words("da")("finding.praktik.approval_before_start.note.at_once.mend") in text_of(near)
        number = text_of(marked(Page(send(client, "da").text), "data-reference"))
        delivered(app)
    with as_if(at(MONDAY, 8)):
        told = letters_about(number, delivered(app))
    with app.app_context():
        assert told == {side: [subject(side, "not-approved", number)] for side in PARTIES}


# The end


@pytest.mark.parametrize("mornings", [(FRIDAY, SATURDAY, MONDAY), (MONDAY,)], ids=["on each day", "after the weekend"])
def test_of_a_single_day_on_a_weekend_both_are_asked_once_how_it_went(app: Flask, mornings: tuple[date, ...]) -> None:
    found: list[EmailMessage] = []
    with app.app_context():
        with as_if(at(FRIDAY - timedelta(days=9))):
            record = sent({**CAFE.fields, **typed_date("starts_on", SATURDAY), **typed_date("ends_on", SATURDAY)})
            for event in APPROVED:
                record = events.record_event_with_retry(record, event)
        for morning in mornings:
            with as_if(at(morning, 8)):
                found += delivered(app)
    told = letters_about(record.reference, found)
    with app.app_context():
        assert [told[side].count(subject(side, "end", record.reference)) for side in PARTIES] == [1, 1]


@pytest.mark.parametrize("side", PARTIES)
def test_why_it_never_began_is_read_by_the_office_and_not_by_the_other_side(app: Flask, side: Side) -> None:
    story, client = STORIES["started"], app.test_client()
    reasons = [i18n.words("da")(f"end.end_reason.{reason}") for reason in END_REASONS]
    with app.app_context():
        record = made(story)
        with on(story.day(record.state)):
            mine, other = entrance(record, side), entrance(record, OTHER[side])
            form = filled_in(client.get(f"{mine}/slut").text, "end_reason")
            client.post(f"{mine}/slut", data={**form, "do": "did-not-start", "end_reason": "workplace_stopped"})
            delivered(app)
            pages = [text_of(Page(client.get(other + ending).text).one("main")) for ending in SHEETS]
            letters = "".join(letter.get_content() for letter in delivered(app))
            told = payload(read_again(record))["ends_told"]
    assert "kom ikke i gang" in pages[0] and not [one for one in reasons if one in "".join([*pages, letters])]
    assert told == {side: {"kind": "did-not-start", "last_day": "", "reason": "workplace_stopped"}}


# What is agreed and decided


def lines(client: ReadingClient, page: str) -> dict[str, str]:
    """The agreement as a side reads it."""
    found = Page(client.get(f"{page}/aftale").text).with_attribute("data-line")
    return {line.get("data-line") or "": text_of(line) for line in found}


def test_citizen_and_employer_read_the_same_agreement(client: ReadingClient, employer: ReadingClient) -> None:
    status = register(client, CAFE)
    link = employers_path(client, status)
    answer(employer, link, weekly_hours="25", job_realistic="hours")
    hers, theirs = lines(client, status), lines(employer, link)
    assert hers == theirs and "25" in hers["weekly_hours"]


def test_how_real_a_job_is_is_said_by_the_workplace_and_read_by_the_citizen(
    client: ReadingClient, employer: ReadingClient
) -> None:
    status = register(client, CAFE)
    link = employers_path(client, status)
    say_yes(employer, link)
    step = filled_in(employer.get(f"{link}/mere/hjaelp").text, "job_realistic")
    employer.post(f"{link}/mere/hjaelp", data={**step, "job_realistic": "no"})
    assert i18n.words("da")("employer.job_realistic.no") in lines(client, status)["job_realistic"]


@pytest.mark.parametrize("lang", ["da", "ar"])
def test_a_no_from_the_municipality_leads_to_how_one_complains(app: Flask, client: ReadingClient, lang: str) -> None:
    with app.app_context():
        page = entrance(made(STORIES["not approved"]), Side.CITIZEN, lang)
    complaint, say = f"/{lang}/viden/klage", i18n.words(lang)
    ways = [text_of(link) for link in Page(client.get(page).text).all("a", href=complaint)]
    assert say("status.klage") in ways and client.get(complaint).status_code == 200
