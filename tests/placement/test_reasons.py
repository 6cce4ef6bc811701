"""Reasons of a no and of a change: kept with the event, and gone with what it said."""

from citizen_portal.placement.phrases import kept
from citizen_portal.placement.reasons import CORRECTION, NO, Why, said, why
from citizen_portal.placement.status import EventKind, Side

from ..placements import APPLIED, YES, new, replayed
from ..placements import NO as A_NO

LINE = kept("no.watch-our-jobs", {"da": "Hold øje med vores ledige job."})


def test_nothing_is_kept_of_what_was_not_said() -> None:
    assert said(NO, {"no-0": "", "reason": "  "}) == {} and not why({})


def test_ticks_and_own_words_are_kept_beside_each_other() -> None:
    content = said(NO, {"no-0": LINE, "reason": "Held og lykke"})
    assert why(content) == Why((LINE,), "Held og lykke")


def test_only_the_list_that_was_asked_for_is_read() -> None:
    assert said(CORRECTION, {"no-0": LINE}) == {}


def test_a_no_has_its_lines_until_it_becomes_a_yes() -> None:
    no = new(Side.EMPLOYER, EventKind.DECLINED, reason_id="no_room", phrases=[LINE])
    assert replayed(no).declined_phrases == (LINE,) and replayed(no).declined == ""
    assert replayed(no, YES).declined_phrases == () == replayed(A_NO).declined_phrases


def test_a_corrected_yes_says_why_until_something_else_is_written() -> None:
    corrected = new(Side.EMPLOYER, EventKind.ANSWERED, terms={"weekly_hours": "20"}, employer={}, phrases=[LINE])
    other = new(Side.CITIZEN, EventKind.CHANGED, terms={"weekly_hours": "25"})
    assert replayed(corrected).latest.why == Why((LINE,)) and not replayed(corrected, other).latest.why


def test_what_is_added_to_a_corrected_yes_leaves_its_reason_standing() -> None:
    corrected = new(Side.EMPLOYER, EventKind.ANSWERED, terms={"weekly_hours": "20"}, employer={}, phrases=[LINE])
    more = new(Side.EMPLOYER, EventKind.ANSWERED, terms={"support": "Pia"}, employer={}, added=True)
    assert replayed(corrected, more).latest.why == Why((LINE,))


def test_what_is_wanted_after_the_application_says_why_before_and_after_it_holds() -> None:
    wanted = new(Side.EMPLOYER, EventKind.CHANGED, terms={"tasks": "Pakke"}, reason="Vi har fået flere ordrer")
    asked = replayed(*APPLIED, wanted)
    assert asked.open_change and asked.open_change.why.words == "Vi har fået flere ordrer"
    assert replayed(*APPLIED, wanted, new(Side.CITIZEN, EventKind.AGREED)).latest.why.words.startswith("Vi har")
