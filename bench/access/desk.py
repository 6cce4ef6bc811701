"""Every page of the jobcenter's desk, among placements in every state, and what a citizen gets of a telephone call."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask
from sqlalchemy import func, select

from citizen_portal.desk.said import WORDS
from citizen_portal.notifications.pages import not_right
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import employer_room, repository
from citizen_portal.records.events import NewEvent, record_event_with_retry
from citizen_portal.records.staff import Role
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import PlacementRow
from tests import people
from tests.browser.long_words import Pages, shown
from tests.desk.at_the_desk import signed_in
from tests.desk.by_telephone import write_down
from tests.house_style import ReadingClient
from tests.placements import entrance

from .pages import gathered, reader, site

# Enough of them that the page of quality has something to say, and a list more than a page.
SEEDED = "400"
CVR = {"cvr": "1"}
LISTS = (
    "", "?tur=alle", "?tur=alle&mine=ja", "?tur=alle&fag=cafe", "opfoelgning", "opfoelgning?mine=1", "kvalitet",
    "kvalitet/stikproeve", "telefon", "forbered", "nothing",
)  # fmt: skip


def desk(app: Flask, lang: str) -> Pages:
    """In Danish alone, as the desk is; on a site of its own, for invented people are put beside no others."""
    if lang != "da":
        return
    with site() as seeded:
        yield from gathered(reader(seeded), "/sagsbord/log-ind", "/sagsbord/log-ind?kode=nothing", "/sagsbord/")
        staff = signed_in(seeded, reader(seeded), role=Role.LEAD)
        yield from gathered(staff, *(f"/sagsbord/{name}" for name in LISTS[:-1]))
        assert seeded.test_cli_runner().invoke(args=["demo", "seed", SEEDED]).exit_code == 0
        yield from gathered(staff, "/sagsbord/log-ud", *(f"/sagsbord/{name}" for name in LISTS))
        yield from typed(staff)
        for reference in one_of_each(seeded):
            yield from placement(staff, reference)
        yield from afterwards(seeded, staff)


def typed(staff: ReadingClient) -> Pages:
    """What is searched, and what is refused."""
    for path, field, boxes in (("", "soeg", {"soeg": "%"}), ("telefon", "spoke_with", {}), ("forbered", "cvr", CVR)):
        form = people.filled_in(staff.get(f"/sagsbord/{path}").text, field)
        yield from shown(f"{path} refused", staff.post(f"/sagsbord/{path or 'soeg'}", data={**form, **boxes}))


def one_of_each(app: Flask) -> Iterator[str]:
    """A placement in every state."""
    with app.app_context():
        found = db.session.scalars(select(func.min(PlacementRow.reference)).group_by(PlacementRow.status)).all()
    yield from found


def placement(staff: ReadingClient, reference: str) -> Pages:
    """Its page, each of its actions with nothing filled in, and what may be said by telephone."""
    path = f"/sagsbord/{reference}"
    yield from gathered(staff, path, f"{path}/telefon", *(f"{path}/telefon/{act}" for act in WORDS))
    page = people.filled_in(staff.get(path).text, "seen")
    for action in ("ask-citizen", "ask-employer", "not-approved", "dates", "note"):
        answer = staff.post(f"{path}/{action}", data=page)
        if answer.status_code != 303:
            yield from shown(f"{action} refused", answer)
    for act in WORDS:
        answer = staff.get(f"{path}/telefon/{act}")
        if answer.status_code == 200:
            form = people.filled_in(answer.text, "spoke_with")
            yield from shown(f"{act} refused", staff.post(f"{path}/telefon/{act}", data=form))


def afterwards(app: Flask, staff: ReadingClient) -> Pages:
    """What was written down by telephone, how it is told to whom it is about, and the room of an employer."""
    with app.app_context():
        reference = db.session.scalar(select(func.min(PlacementRow.reference)).where(PlacementRow.status == "sent"))
    assert reference and write_down(staff, reference, "nej", reason_id="no_time").status_code == 303
    yield from gathered(staff, f"/sagsbord/{reference}", f"/sagsbord/{reference}/telefon")
    with app.app_context():
        record = repository.by_reference(reference)
        assert record
        room = employer_room.room_of(record.contact_email)
        paths = [not_right(record, record.version), *asked_of_a_citizen()]
        paths += [f"/da/arbejdsgiver/mine/{employer_room.token(room)}"] if room else []
    yield from gathered(reader(app), *paths)


def asked_of_a_citizen() -> list[str]:
    """The pages of somebody the jobcenter has asked something, and of what is kept about her."""
    reference = db.session.scalar(select(func.max(PlacementRow.reference)).where(PlacementRow.status == "sent"))
    record = repository.by_reference(reference or "")
    assert record
    said = {"to": Side.CITIZEN, "phrases": [], "words": "Hvornår kan du møde?"}
    record_event_with_retry(record, NewEvent(Side.JOBCENTER, EventKind.ASKED, said))
    return [entrance(record, Side.CITIZEN) + ending for ending in ("", "/svar", "/oplysninger", "/oplysninger/ret")]
