"""What stands open in a row is what the events come to, always, and tells nobody whose it is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from citizen_portal import clock, links
from citizen_portal.guidance import law
from citizen_portal.placement.status import EventKind, Side, Status
from citizen_portal.records import events, queue_columns, rebuild
from citizen_portal.records.events import NewEvent
from citizen_portal.rules import Rules

from ..desk.by_telephone import said
from ..desk_stories import QUESTIONS
from ..people import CASES, case
from ..placements import APPLIED, CAFE, CHANGE, LINK, NO, STORIES, YES, made, moved, new, on, replayed
from ..placements import sent as sent_placement
from .kept_rows import again, check_row, row_of

TODAY = clock.today()
CAN_BE_SENT = [who for file in CASES if (who := case(file.stem)).expect != "refused"]
DAYS = ("starts_on", "ends_on")


def numbers(placed: str) -> NewEvent:
    told = {"ordinary_employees": "3", "placed_now": placed}
    return NewEvent(Side.EMPLOYER, EventKind.ANSWERED, {"terms": {}, "employer": told})


def agreed(side: Side) -> NewEvent:
    return new(side, EventKind.AGREED)


CITIZEN_AGREES, EMPLOYER_AGREES = agreed(Side.CITIZEN), agreed(Side.EMPLOYER)
TOLD = {side: {"outcome": outcome} for side, outcome in ((Side.CITIZEN, "job"), (Side.EMPLOYER, "skills"))}
# A long way, a day a step, with what the desk must read off the row after each.
WAY: tuple[tuple[NewEvent, dict[str, Any]], ...] = (
    (LINK, {"status": "sent", "waits_for": "employer", "declined": False}),
    (CHANGE, {"status": "sent", "waits_for": "employer"}),
    (NO, {"status": "employer-answered", "waits_for": "citizen", "declined": True}),
    (YES, {"status": "employer-answered", "waits_for": "citizen", "declined": False}),
    (CITIZEN_AGREES, {"status": "agreed", "waits_for": "employer", "approved_on": None}),
    (CHANGE, {"status": "employer-answered", "waits_for": "employer"}),
    (EMPLOYER_AGREES, {"status": "agreed", "waits_for": "employer", "findings_stop": 0}),
    (numbers("1"), {"status": "employer-answered", "waits_for": "citizen", "findings_stop": 1}),
    (numbers("0"), {"status": "employer-answered", "waits_for": "citizen", "findings_stop": 0}),
    (CITIZEN_AGREES, {"status": "agreed", "waits_for": "employer"}),
    (moved(Status.APPLIED, Side.EMPLOYER), {"status": "applied", "waits_for": "jobcenter"}),
    (moved(Status.MORE_NEEDED), {"status": "more-needed", "waits_for": "employer"}),
    (moved(Status.APPLIED, Side.EMPLOYER), {"status": "applied", "waits_for": "jobcenter"}),
    (moved(Status.APPROVED), {"status": "approved", "waits_for": None, "waits_since": None,
                              "approved_on": TODAY + timedelta(days=14)}),
    (LINK, {"status": "approved", "waits_for": None, "approved_on": TODAY + timedelta(days=14)}),
)  # fmt: skip


# Always the same as what is told by the events


@pytest.mark.parametrize("who", CAN_BE_SENT, ids=lambda who: who.name)
def test_what_was_just_sent_stands_open_as_it_was_typed(who: Any) -> None:
    row = check_row(sent_placement(who.fields, who.lang))
    assert (row["status"], row["waits_for"], row["purpose"]) == ("sent", "employer", who.fields["purpose"])
    assert [row[day] for day in ("starts_on", "ends_on")] == [
        typed_day(who.fields, day) for day in ("starts_on", "ends_on")
    ]
    assert row["findings_stop"] == (who.expect == "stopped")


def typed_day(fields: Mapping[str, str], name: str) -> date:
    return date(*(int(fields[f"{name}-{part}"]) for part in ("year", "month", "day")))


def test_after_every_step_of_a_long_way_the_row_says_where_it_stands() -> None:
    record = sent_placement()
    for number, (event, expected) in enumerate(WAY, 1):
        with on(TODAY + timedelta(days=number)):
            record = events.record_event_with_retry(record, event)
            row = check_row(record)
            assert {name: row[name] for name in expected} == expected, number
            assert clock.day_of(row["changed_at"]) == clock.today()


def test_what_came_of_it_stands_open_for_each_side() -> None:
    record = made(STORIES["ended"])
    with on(STORIES["ended"].day(record.state)):
        for side, answers in TOLD.items():
            record = events.record_event_with_retry(record, new(side, EventKind.EVALUATED, answers=answers))
        row = check_row(record)
    assert (row["outcome_citizen"], row["outcome_employer"]) == ("job", "skills")
    assert row["approved_on"] == TODAY and row["waits_for"] is None


@pytest.mark.parametrize("name", STORIES)
def test_what_stands_open_is_true_on_any_day(name: str) -> None:
    record = made(STORIES[name])
    kept, state = row_of(record), again(record).state
    for day in (
        state.starts_on,
        state.midway_on,
        state.ends_on + timedelta(days=1),
        state.ends_on + timedelta(days=900),
    ):
        with on(day):
            reckoned = queue_columns.columns(state)
            assert {name: kept[name] for name in reckoned} == reckoned


def test_a_law_that_changes_later_makes_no_row_untrue(monkeypatch: pytest.MonkeyPatch) -> None:
    record, today = made(STORIES["agreed"]), law.rules_of(TODAY)
    shorter = {rule.id: replace(rule, value=1) for rule in today if rule.id.startswith("praktik.max_weeks.")}
    then = Rules({**today.by_id, **shorter})
    monkeypatch.setattr(law, "rules_of", lambda day: then if day > TODAY else today)
    with on(TODAY + timedelta(days=1)):
        check_row(record)


def test_whose_turn_it_is_has_been_since_they_were_asked() -> None:
    record = sent_placement()
    since = row_of(record)["waits_since"]
    with on(TODAY + timedelta(days=2)):
        asked = check_row(events.record_event_with_retry(record, YES))["waits_since"]
    assert clock.day_of(since) == TODAY and clock.day_of(asked) == TODAY + timedelta(days=2)


# Prints


def company(**typed: str) -> str:
    state = made_without_database(typed)
    return queue_columns.company_key(
        replace(state, employer={name: typed[name] for name in typed if name == "p_number"})
    )


def person(**typed: str) -> str:
    return keys(**typed)["person_key"] or ""


def keys(**typed: str) -> dict[str, str | None]:
    return queue_columns.person_keys(made_without_database(typed).fields)


def made_without_database(typed: Mapping[str, str]) -> Any:
    return replace(replayed(), fields={**CAFE.fields, **typed})


@pytest.mark.parametrize("one", [{"cvr": "10 00 00 09"}, {"cvr": "DK10000009"}, {"cvr": "١٠٠٠٠٠٠٩"},
                                 {"company_name": "Noget helt andet"}, {"street": "Et andet sted"}])  # fmt: skip
def test_a_company_is_known_by_its_number_however_it_is_written(one: dict[str, str]) -> None:
    assert company(**one) == company()


def test_a_company_without_a_number_is_known_by_its_name_however_it_is_written() -> None:
    bare = company(cvr="", company_name="Café Åboulevarden ApS")
    for name in ("CAFE ÅBOULEVARDEN APS", "  café   åboulevarden, aps.", "Cafe\u0301 A\u030aboulevarden ApS"):
        assert company(cvr="", company_name=name) == bare
    assert company(cvr="", company_name="Café Ågade ApS") != bare


def test_a_workplace_is_known_by_its_own_number() -> None:
    assert company(p_number="1003398741") == company(p_number="10 03 39 87 41", company_name="Andet", cvr="")
    assert company(p_number="1003398741") != company(p_number="1003398742")


def test_two_companies_have_two_prints() -> None:
    assert company(cvr="10000009") != company(cvr="10000017")


@pytest.mark.parametrize("one", [{"name": "METTE KJÆRGÅRD ØSTERGAARD"}, {"name": " Mette  Kjærgård   Østergaard "},
                                 {"name": "Mette Kjærga\u030ard Østergaard"}, {"birth_date-day": "07"},
                                 {"birth_date-day": "٧"}, {"email": "", "phone": ""}])  # fmt: skip
def test_a_person_is_known_by_name_and_birth_date_however_they_are_written(one: dict[str, str]) -> None:
    assert person(**one) == person()


@pytest.mark.parametrize("one", [{"name": "Mette Kjærgård"}, {"birth_date-day": "8"}, {"birth_date-year": "1985"}])
def test_another_name_or_birth_date_is_another_person(one: dict[str, str]) -> None:
    assert person(**one) != person()


@pytest.mark.parametrize(("name", "one"), [
    ("email_key", {"email": "Mette+job@EXAMPLE.org"}), ("email_key", {"email": "mailto:mette@example.org"}),
    ("phone_key", {"phone": "+45 31224455"}), ("phone_key", {"phone": "٣١٢٢٤٤٥٥"}),
    ("phone_key", {"phone": "31 22 44 55 lok. 2"}),
])  # fmt: skip
def test_an_address_and_a_number_are_known_however_they_are_written(name: str, one: dict[str, str]) -> None:
    assert keys(**one)[name] == keys()[name]


@pytest.mark.parametrize("one", [{"email": ""}, {"email": "mette"}, {"phone": ""}, {"phone": "12"}])
def test_what_is_no_address_and_no_number_has_no_print(one: dict[str, str]) -> None:
    assert [keys(**one)[f"{name}_key"] for name in one] == [None]


def test_no_print_can_be_read_or_made_by_whoever_has_not_the_key(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    prints = {company(), person()}
    assert not [one for one in prints for known in ("10000009", "mette", "1984") if known in one.lower()]
    monkeypatch.setitem(app.extensions, "print-secret", b"another secret")
    assert not prints & {company(), person()}


def test_a_company_and_a_person_of_one_name_have_nothing_in_common() -> None:
    assert links.fingerprint("company", "name:mette") != links.fingerprint("person", "name:mette")


def test_an_answer_waits_to_be_read_and_a_question_to_be_answered_also_after_the_last_day() -> None:
    asked = (*APPLIED, moved(Status.APPROVED), QUESTIONS[0])
    waits, answered = replayed(*asked), replayed(*asked, new(Side.CITIZEN, EventKind.REPLIED))
    assert queue_columns.columns(answered)["open_until"] == date.max
    assert queue_columns.columns(waits)["open_until"] == waits.last_day + queue_columns.LOOKED_AT_AGAIN


@pytest.mark.parametrize("happens", [
    new(Side.CITIZEN, EventKind.CORRECTED), NewEvent(Side.EMPLOYER, EventKind.TAKEN_BACK, {"number": 2}),
])  # fmt: skip
def test_what_happens_to_what_lapsed_leaves_its_row_as_a_rebuild_does(context: None, happens: NewEvent) -> None:
    answer = said(Side.EMPLOYER, EventKind.ANSWERED, terms={}, employer={}, at_once=True)
    record = events.record_event_with_retry(sent_placement(), NewEvent(Side.EMPLOYER, EventKind.ANSWERED, answer))
    with on(record.state.starts_on + timedelta(days=60)):
        lapsed = again(record)
        assert lapsed.status is Status.LAPSED
        events.record_event_with_retry(lapsed, happens)
        row = row_of(record)
        rebuild.rebuild()
        assert row_of(record) == row and row["status"] != Status.LAPSED
