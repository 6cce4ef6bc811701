"""What is written to whom: every kind of event has said so for both sides, and every letter has its words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from citizen_portal import clock, i18n
from citizen_portal.notifications import plan
from citizen_portal.notifications.plan import (
    ASKED_FOR,
    LETTERS,
    OCCASIONS,
    ONLY,
    RECEIPTS,
    UNREACHABLE,
    WHEN_BOTH_AGREE,
    Reminder,
)
from citizen_portal.placement.start_guard import NEAR, StartWarning, as_it_lapsed
from citizen_portal.placement.state import Event, PlacementState
from citizen_portal.placement.status import CAME_TO_NOTHING, PARTIES, EventKind, Side, Status
from citizen_portal.placement.workdays import working_days_after, working_days_before
from citizen_portal.records.events import NewEvent

from ..placements import (
    AGREED,
    APPROVED,
    CHANGE,
    EARLY,
    LATER,
    LINK,
    NO,
    OUTCOMES,
    SENT_AT,
    STOPPED,
    STORIES,
    WITHDRAW,
    YES,
    moved,
    new,
    replayed,
)

LANGUAGES = [code for code, language in i18n.LANGUAGES.items() if not language.reading_only]
TODAY = clock.day_of(SENT_AT)


def states() -> Iterator[PlacementState]:
    yield from (replayed(*story.happened, *story.at_last) for story in STORIES.values())


def on_every_day(state: PlacementState) -> Iterator[Reminder]:
    days = (TODAY + timedelta(days=number) for number in range((state.ends_on - TODAY).days + 120))
    yield from (reminder for day in days for reminder in plan.reminders(state, day))


def sent_on_its_day(state: PlacementState) -> dict[str, set[Side]]:
    """By kind, who gets the reminders of a placement to which nothing more happens."""
    found: dict[str, set[Side]] = {}
    for one in on_every_day(state):
        if plan.still_wanted(as_it_lapsed(state, one.day), one.kind, one.side, one.day):
            found.setdefault(one.kind, set()).add(one.side)
    return found


def every_letter() -> set[str]:
    rows = (*LETTERS.values(), WHEN_BOTH_AGREE, RECEIPTS)
    because_of_events = {letter for row in rows for letter in row.values() if letter}
    reminders = {reminder.letter for state in states() for reminder in on_every_day(state)}
    return because_of_events | reminders | {UNREACHABLE, *ASKED_FOR.values()}


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


def test_shortly_before_the_start_the_reminder_is_about_the_start() -> None:
    state = replayed(*AGREED)
    near = working_days_before(state.starts_on, NEAR)
    assert plan.asked_for(state, near) == "employer.start-near"
    assert plan.asked_for(state, near - timedelta(days=1)) == "employer.waiting"
    assert plan.asked_for(state, state.starts_on) is None


# Reminders


def test_what_is_reminded_of_is_what_the_table_knows() -> None:
    assert {reminder.kind for state in states() for reminder in on_every_day(state)} == set(OCCASIONS)


def test_an_approved_placement_is_reminded_of_its_talk_and_of_what_came_of_it() -> None:
    both = set(PARTIES)
    assert sent_on_its_day(replayed(*APPROVED)) == {
        "midway": both, "end": both, "end-again": both, "end-at-last": both, "three-months": {Side.CITIZEN},
    }  # fmt: skip


def test_whoever_has_told_how_it_went_is_not_asked_again() -> None:
    assert set(sent_on_its_day(replayed(*APPROVED, OUTCOMES[1]))) == {
        "midway", "end", "end-again", "end-at-last", "three-months",
    }  # fmt: skip
    assert set(sent_on_its_day(replayed(*APPROVED, *OUTCOMES))) == {"midway", "three-months"}


def test_whoever_has_said_what_came_of_it_later_is_not_asked_for_it() -> None:
    assert "three-months" not in sent_on_its_day(replayed(*APPROVED, LATER))


@pytest.mark.parametrize(("happened", "before", "shortly"), [
    ((), {Side.EMPLOYER}, {Side.EMPLOYER}),
    ((YES,), {Side.CITIZEN}, {Side.CITIZEN}),
    (AGREED, {Side.EMPLOYER}, {Side.EMPLOYER}),
    ((*AGREED, moved(Status.APPLIED, Side.EMPLOYER)), set(), set(PARTIES)),
])  # fmt: skip
def test_without_an_approval_whoever_can_do_something_is_warned_then_both(
    happened: tuple[NewEvent, ...], before: set[Side], shortly: set[Side]
) -> None:
    sent, both = sent_on_its_day(replayed(*happened)), set(PARTIES)
    assert (sent.get("start-near", set()), sent["start-close"]) == (before, shortly)
    assert [sent[kind] for kind in ("not-approved", "lapsing", "lapsed")] == [both] * 3
    assert not {"midway", "end", "three-months"} & set(sent)


@pytest.mark.parametrize("happened", [APPROVED, (NO,), (YES, WITHDRAW), (*AGREED, moved(Status.NOT_APPROVED))])
def test_nobody_is_warned_of_a_start_that_is_approved_or_does_not_come(happened: tuple[NewEvent, ...]) -> None:
    assert not {*StartWarning} & set(sent_on_its_day(replayed(*happened)))


def test_a_silent_employer_is_reminded_once_after_some_working_days() -> None:
    silent = [reminder for reminder in plan.reminders(replayed(), TODAY) if reminder.kind == "silent"]
    assert silent == [Reminder(Side.EMPLOYER, "silent", working_days_after(TODAY, plan.PATIENCE))]


def test_both_are_reminded_of_the_talk_and_of_the_last_day() -> None:
    state = replayed(*APPROVED)
    for kind, day in (("midway", state.midway_on), ("end", state.ends_on - timedelta(days=1))):
        assert {one for one in plan.reminders(state, TODAY) if one.kind == kind} == {
            Reminder(side, kind, day) for side in PARTIES
        }


def test_after_an_early_end_both_are_asked_from_that_day_on() -> None:
    state = replayed(*APPROVED, STOPPED[Side.CITIZEN])
    days = {one.kind: one.day for one in plan.reminders(state, TODAY)}
    assert days["end-again"] == EARLY + timedelta(days=3) and days["end-at-last"] == EARLY + timedelta(days=10)


@pytest.mark.parametrize("status", CAME_TO_NOTHING)
def test_of_what_came_to_nothing_nobody_is_reminded(status: Status) -> None:
    assert list(plan.reminders(replace(replayed(), status=status), TODAY)) == []


def test_nobody_is_reminded_of_a_day_that_is_past() -> None:
    state = replayed(*APPROVED)
    day: date = state.midway_on + timedelta(days=1)
    assert "midway" not in {reminder.kind for reminder in plan.reminders(state, day)}


def test_what_is_only_for_one_side_is_planned_for_no_other() -> None:
    kinds = {(one.kind, one.side) for state in states() for one in on_every_day(state)}
    assert {kind: side for kind, side in kinds if kind in ONLY} == ONLY
    assert len([one for one in kinds if one[0] in ONLY]) == len(ONLY)
