"""Everything taken by telephone up to the approval; and the letters that ask whether it is right."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from flask import Flask

from citizen_portal.placement.status import EventKind, Side, Status
from citizen_portal.records import short_links
from citizen_portal.records.repository import PlacementRecord

from ..desk.at_the_desk import NAME, signed_in
from ..desk.by_telephone import kept, write_down
from ..desk.test_registering import registered
from ..house_style import Page, ReadingClient, text_of
from ..people import filled_in
from ..registration.finding import delivered, links_in


@pytest.fixture
def desk(app: Flask, client: ReadingClient) -> ReadingClient:
    return signed_in(app, client)


def doors(app: Flask, record: PlacementRecord) -> dict[Side, str]:
    with app.app_context():
        return {
            Side.CITIZEN: f"/da/status/{record.status_token}",
            Side.EMPLOYER: f"/da/arbejdsgiver/{record.employer_token()}",
        }


def applied(app: Flask, record: PlacementRecord) -> None:
    """The employer says on its own page that it has applied: nobody says that for it."""
    employer, page = ReadingClient(app), doors(app, record)[Side.EMPLOYER]
    typed = filled_in(employer.get(f"{page}/vitas").text)
    assert employer.post(f"{page}/soegt", data=typed).status_code == 303


def approved(desk: ReadingClient, reference: str) -> None:
    typed = filled_in(desk.get(f"/sagsbord/{reference}").text, "seen")
    assert desk.post(f"/sagsbord/{reference}/approved", data=typed).status_code == 303


def test_a_placement_is_approved_that_was_said_by_telephone_alone(app: Flask, desk: ReadingClient) -> None:
    reference = registered(desk)
    for act, said in (("ja", {"weekly_hours": "25", "placed_now": "0"}), ("enig", {})):
        assert write_down(desk, reference, act, **said).status_code == 303
    applied(app, kept(app, reference))
    approved(desk, reference)
    record = kept(app, reference)
    assert record.status == Status.APPROVED and record.state.terms["weekly_hours"] == "25"
    for page in doors(app, record).values():
        told = text_of(Page(ReadingClient(app).get(page).text).one("main"))
        assert told.count("i telefonen, skrevet ned af jobcentret") == 3
    assert desk.get(f"/sagsbord/{reference}").text.count(f"på telefon, skrevet ned af {NAME}") >= 2


def asking(app: Flask) -> list[EmailMessage]:
    """The letters that ask whether it is right."""
    with app.app_context():
        return [letter for letter in delivered(app) if "/ikke-rigtigt/" in letter.get_content()]


def test_each_is_asked_whether_it_is_right_and_takes_it_back_by_the_letter(app: Flask, desk: ReadingClient) -> None:
    asking(app)
    reference = registered(desk)
    write_down(desk, reference, "ja", weekly_hours="25")
    hers, theirs = asking(app)
    for letter in (hers, theirs):
        assert reference in str(letter["Subject"])
        assert not {"Mette", "Pia", "25", "Åboulevarden", NAME} & set(letter.get_content().split())
    [path, *_rest] = links_in(theirs)
    reader = ReadingClient(app)
    assert reader.post(path, data=filled_in(reader.get(path).text)).status_code == 303
    now = kept(app, reference)
    assert now.status == Status.SENT and now.state.history[-1].kind == EventKind.TAKEN_BACK
    assert all("Jobcentret ser på det." in reader.get(page).text for page in doors(app, now).values())


def test_the_desk_says_that_it_was_seen_to(app: Flask, desk: ReadingClient) -> None:
    reference = registered(desk)
    write_down(desk, reference, "nej", reason_id="no_time")
    with app.app_context():
        path = f"/s/{short_links.give(kept(app, reference), Side.EMPLOYER, 2)}"
    page = desk.get(path).location
    desk.post(page, data=filled_in(desk.get(page).text))
    calls = f"/sagsbord/{reference}/telefon"
    (box,) = Page(desk.get(calls).text).with_attribute("data-disputed")
    assert "Arbejdspladsen siger, at noget" in text_of(box)
    assert desk.post(calls, data=filled_in(desk.get(calls).text.partition("data-disputed")[2])).status_code == 303
    state = kept(app, reference).state
    assert state.disputed is None and state.waits_for is Side.EMPLOYER
    assert not Page(desk.get(calls).text).with_attribute("data-disputed")
