"""What is written to whom: every kind of event has said so for both sides, and every letter has its words."""

import re
from datetime import timedelta

import pytest

from citizen_portal import clock, i18n
from citizen_portal.notifications import plan
from citizen_portal.notifications.plan import (
    ASKED_FOR,
    LETTERS,
    RECEIPTS,
    UNREACHABLE,
    WHEN_BOTH_AGREE,
)
from citizen_portal.placement.start_guard import NEAR
from citizen_portal.placement.state import Event
from citizen_portal.placement.status import PARTIES, EventKind, Side, Status
from citizen_portal.placement.workdays import working_days_before
from citizen_portal.records.events import NewEvent

from ..desk_stories import DAYS, QUESTIONS
from ..placements import (
    AGREED,
    APPLIED,
    APPROVED,
    CHANGE,
    LINK,
    NO,
    OUTCOMES,
    SENT_AT,
    STOPPED,
    WITHDRAW,
    YES,
    moved,
    new,
    replayed,
)
from .test_reminders import on_every_day, states

LANGUAGES = [code for code, language in i18n.LANGUAGES.items() if not language.easy]
TODAY = clock.day_of(SENT_AT)


def every_letter() -> set[str]:
    rows = (*LETTERS.values(), WHEN_BOTH_AGREE, RECEIPTS)
    because_of_events = {letter for row in rows for letter in row.values() if letter}
    remembered = {reminder.letter for state in states() for reminder in on_every_day(state)}
    return because_of_events | remembered | {UNREACHABLE, *ASKED_FOR.values()}


# Letters


def test_every_kind_of_event_says_what_each_side_gets() -> None:
    assert set(LETTERS) == set(EventKind) and all(set(row) == set(PARTIES) for row in LETTERS.values())


def test_every_letter_goes_to_the_side_it_is_worded_for() -> None:
    rows = [*LETTERS.values(), WHEN_BOTH_AGREE, RECEIPTS]
    assert all(letter is None or letter.startswith(f"{side}.") for row in rows for side, letter in row.items())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_letter_has_a_subject_and_a_text_in_every_language(lang: str) -> None:
    say = i18n.words(lang)
    wanted = {f"mail.{letter}.{part}" for letter in every_letter() for part in ("subject", "text")}
    assert [word for word in sorted(wanted) if say(word) in ("", word)] == []


def test_no_letter_says_today_because_it_may_be_read_tomorrow() -> None:
    """A mail server may be away over midnight. The other languages are held to the Danish."""
    say = i18n.words("da")
    words = {letter: say(letter).casefold() for letter in i18n.label_ids() if letter.startswith("mail.")}
    assert not [letter for letter, text in words.items() if re.search(r"\bi (dag|morgen|går|aften|nat)\b", text)]


def last_letters(*happened: NewEvent) -> dict[Side, str]:
    """Who is written to because of the last thing that happened."""
    state, last = replayed(*happened), happened[-1]
    return dict(plan.letters(Event(state.number, SENT_AT, last.by, last.kind, last.content), state))


OTHER_DAYS = {Side.CITIZEN: "citizen.change-asked", Side.EMPLOYER: "employer.change-asked"}
NEWS = {Side.CITIZEN: "citizen.moved", Side.EMPLOYER: "employer.moved"}


@pytest.mark.parametrize(("happened", "letters"), [
    ((LINK,), {Side.EMPLOYER: "employer.ask"}),
    ((CHANGE,), {Side.EMPLOYER: "employer.changed", Side.CITIZEN: "citizen.receipt"}),
    ((YES,), {Side.CITIZEN: "citizen.answered", Side.EMPLOYER: "employer.receipt"}),
    ((NO,), {Side.CITIZEN: "citizen.answered", Side.EMPLOYER: "employer.receipt"}),
    (AGREED, WHEN_BOTH_AGREE),
    ((*AGREED, moved(Status.APPLIED, Side.EMPLOYER)),
     {Side.CITIZEN: "citizen.moved", Side.EMPLOYER: "employer.receipt"}),
    ((*AGREED, moved(Status.MORE_NEEDED)), {Side.CITIZEN: "citizen.moved", Side.EMPLOYER: "employer.moved"}),
    ((YES, WITHDRAW), {Side.EMPLOYER: "employer.withdrawn", Side.CITIZEN: "citizen.receipt"}),
    ((new(Side.CITIZEN, EventKind.CONTACT_CHANGED),), {Side.CITIZEN: "citizen.receipt"}),
    ((*APPROVED, STOPPED[Side.EMPLOYER]), {Side.CITIZEN: "citizen.ended-early", Side.EMPLOYER: "employer.receipt"}),
    ((*APPROVED, *OUTCOMES), {}),
    (QUESTIONS[:1], {Side.CITIZEN: "citizen.question"}),
    (QUESTIONS, {Side.EMPLOYER: "employer.question"}),
    ((*QUESTIONS, new(Side.EMPLOYER, EventKind.REPLIED)), {Side.EMPLOYER: "employer.receipt"}),
    ((new(Side.JOBCENTER, EventKind.ASSIGNED),), {}),
    ((*AGREED, DAYS), OTHER_DAYS),
    ((*APPROVED, DAYS), OTHER_DAYS),
    ((*APPROVED, new(Side.JOBCENTER, EventKind.DID_NOT_START)), NEWS),
])  # fmt: skip
def test_who_did_it_gets_a_receipt_and_who_did_not_is_told(
    happened: tuple[NewEvent, ...], letters: dict[Side, str]
) -> None:
    assert last_letters(*happened) == letters


def test_what_is_sent_is_confirmed_to_one_and_asked_of_the_other() -> None:
    sent = Event(1, SENT_AT, Side.CITIZEN, EventKind.SENT)
    assert plan.letters(sent, replayed()) == {Side.CITIZEN: "citizen.sent", Side.EMPLOYER: "employer.ask"}


def test_a_yes_that_agrees_to_a_change_is_told_to_both() -> None:
    assert last_letters(YES, CHANGE, NewEvent(Side.EMPLOYER, EventKind.ANSWERED, {"terms": {}, "employer": {}})) == (
        WHEN_BOTH_AGREE
    )


def answered(**content: object) -> NewEvent:
    return NewEvent(Side.EMPLOYER, EventKind.ANSWERED, {"terms": {}, "employer": {}, "at_once": True, **content})


def test_a_yes_as_it_stands_is_told_to_both() -> None:
    assert last_letters(answered()) == WHEN_BOTH_AGREE


def test_what_is_added_to_a_yes_is_told_to_nobody_unless_it_leaves_no_room_or_does_again() -> None:
    more, full = answered(added=True), answered(added=True, stopped=True)
    assert last_letters(answered(), more) == {} and last_letters(YES, more) == {}
    assert last_letters(answered(), full) == {Side.CITIZEN: "citizen.answered", Side.EMPLOYER: "employer.moved"}
    assert last_letters(answered(), full, full) == {}
    assert last_letters(answered(), full, more) == {Side.CITIZEN: "citizen.answered"}


@pytest.mark.parametrize(("happened", "letter"), [
    ((), "employer.silent"), ((YES, CHANGE), "employer.changed"), (AGREED, "employer.waiting"),
    ((*AGREED, moved(Status.MORE_NEEDED)), "employer.waiting"),
    ((YES,), None), ((NO,), None), (APPROVED, None), ((YES, WITHDRAW), None),
])  # fmt: skip
def test_the_employer_is_reminded_now_of_what_is_theirs_to_do(
    happened: tuple[NewEvent, ...], letter: str | None
) -> None:
    assert plan.asked_for(replayed(*happened), TODAY) == letter


@pytest.mark.parametrize("before", [APPLIED, APPROVED])
@pytest.mark.parametrize("days", [-60, -2, 0, 3])
def test_a_change_that_waits_is_what_the_employer_is_reminded_of_however_near_the_start(
    before: tuple[NewEvent, ...], days: int
) -> None:
    state = replayed(*before, new(Side.CITIZEN, EventKind.CHANGED, terms={"weekly_hours": "20"}))
    assert plan.asked_for(state, state.starts_on + timedelta(days=days)) == "employer.change-asked"


def test_shortly_before_the_start_the_reminder_is_about_the_start() -> None:
    state = replayed(*AGREED)
    near = working_days_before(state.starts_on, NEAR)
    assert plan.asked_for(state, near) == "employer.start-near"
    assert plan.asked_for(state, near - timedelta(days=1)) == "employer.waiting"
    assert plan.asked_for(state, state.starts_on) is None
