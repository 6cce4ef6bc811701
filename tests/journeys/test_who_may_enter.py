"""Every address, asked for by everybody there is: who gets in, and who is answered how.

The answers stand in who_may_enter.txt. A new address has no row there, and the test names it. What is posted carries
nothing: whoever may enter is told what is missing (422), and nothing happens.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from flask import Flask

from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events
from citizen_portal.records.events import NewEvent
from citizen_portal.records.repository import PlacementRecord

from .. import placements
from .day_addresses import known
from .visitors import VISITORS, Visitor, address, doors, visitors

NUMBERS = {"ordinary_employees": "9", "placed_now": "0", "employee_rep_email": "lise@example.com"}
WITH_A_REPRESENTATIVE = NewEvent(Side.EMPLOYER, EventKind.ANSWERED, {"terms": {}, "employer": NUMBERS})
TABLE = Path(__file__).parent / "who_may_enter.txt"
DOORS = doors(known())


@pytest.fixture(scope="module")
def record(app: Flask) -> PlacementRecord:
    with app.app_context():
        record = placements.sent()
        return events.record_event_with_retry(record, WITH_A_REPRESENTATIVE)


@pytest.fixture(scope="module")
def everybody(app: Flask, record: PlacementRecord) -> Iterator[Mapping[str, Visitor]]:
    with app.app_context():
        other = placements.sent()
    yield visitors(app, record, other)


@pytest.fixture(scope="module")
def answers() -> Mapping[str, list[str]]:
    rows = [line.rsplit(maxsplit=len(VISITORS)) for line in TABLE.read_text(encoding="utf-8").splitlines()]
    return {door: said for door, *said in rows}


def test_no_row_is_left_of_an_address_that_is_gone(answers: Mapping[str, list[str]]) -> None:
    assert set(answers) == {"VISITORS", *(f"{method} {rule}" for method, rule in DOORS)}
    assert tuple(answers["VISITORS"]) == VISITORS


@pytest.mark.parametrize(("method", "rule"), DOORS, ids=[" ".join(door) for door in DOORS])
def test_everybody_gets_in_where_they_may_and_nowhere_else(
    everybody: Mapping[str, Visitor], record: PlacementRecord, answers: Mapping[str, list[str]], method: str, rule: str
) -> None:
    seen = {name: asked(visitor, method, address(rule, visitor, record)) for name, visitor in everybody.items()}
    assert [str(status) for status, _text in seen.values()] == answers.get(f"{method} {rule}", ["no row"])
    # Whoever holds no key of this placement never reads its number.
    if record.reference not in address(rule, everybody["anonymous"], record):
        assert all(record.reference not in seen[name][1] for name in ("anonymous", "another"))


def asked(visitor: Visitor, method: str, path: str) -> tuple[int, str]:
    """The answer to one who asks for it, and what it says."""
    answer = visitor.client.open(path, method=method)
    text = answer.get_data(as_text=True) if (answer.mimetype or "").startswith("text/") else ""
    answer.close()
    return answer.status_code, text
