"""A placement is found by the prints of its words, from when it is sent until it is deleted, and nobody reads them."""

from typing import Any

from flask import Flask
from sqlalchemy import delete, select

from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events, queue, rebuild, search_prints
from citizen_portal.records.repository import PlacementRecord
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import SearchPrintRow

from ..placements import CAFE, LINK, new, sent

PRINTS: Any = SearchPrintRow.__table__


def kept(record: PlacementRecord) -> set[str]:
    db.session.rollback()
    return set(db.session.scalars(select(PRINTS.c.print).where(PRINTS.c.placement_id == record.id)))


def finds(text: str, record: PlacementRecord) -> bool:
    prints = search_prints.of_text(text)
    return record.reference in [row.reference for row in queue.search(prints, "", {}, rows=500).rows]


def test_what_was_just_sent_is_found_by_number_name_company_and_telephone() -> None:
    record = sent()
    for text in (record.reference, "mette kjaergaard", "Café Åboulevarden", "10000009", "31 22 44 55", "33 66 33 66"):
        assert finds(text, record), text
    assert not finds("mette jensen", record) and not finds("Mett", record)


def test_another_number_is_found_and_the_old_one_no_more() -> None:
    record = sent()
    told = new(Side.CITIZEN, EventKind.CONTACT_CHANGED, email="mette@example.org", phone="20 30 40 50")
    record = events.record_event_with_retry(record, told)
    assert finds("20304050", record) and not finds("31224455", record)
    workplace = new(Side.EMPLOYER, EventKind.ANSWERED, terms={}, employer={"p_number": "1003398741"})
    record = events.record_event_with_retry(record, workplace)
    assert finds("10 03 39 87 41", record) and finds("10000009", record)


def test_what_changes_no_word_writes_no_print() -> None:
    record = sent()
    before = kept(record)
    record = events.record_event_with_retry(record, LINK)
    assert kept(record) == before


def test_a_deleted_placement_leaves_no_print() -> None:
    record = sent()
    events.delete_placement(record)
    assert kept(record) == set()


def test_a_rebuild_gives_older_rows_their_prints() -> None:
    record = sent()
    before = kept(record)
    db.session.execute(delete(PRINTS))
    db.session.commit()
    rebuild.rebuild()
    assert kept(record) == before != set()


def test_no_print_can_be_read_or_made_without_the_key(app: Flask, monkeypatch: Any) -> None:
    prints = set(search_prints.of_text("mette"))
    assert "mette" not in prints
    monkeypatch.setitem(app.extensions, "print-secret", b"another secret")
    assert not prints & set(search_prints.of_text("mette"))


def test_a_search_that_finds_many_comes_in_pages_the_newest_first() -> None:
    new_ones = {sent({**CAFE.fields, "company_name": "Fem Ens"}).reference for _ in range(5)}
    shown, after = [], ""
    while True:
        page = queue.search(search_prints.of_text("ens fem"), "", {}, after, rows=2)
        shown += [row.reference for row in page.rows]
        if not (after := page.after):
            break
    assert set(shown) == new_ones and len(shown) == 5
