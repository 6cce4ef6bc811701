"""What was seen counts for whoever is written to today."""

from citizen_portal.placement.representative import address, changed_since, named, seen
from citizen_portal.placement.status import EventKind, Side

from ..placements import CHANGE, NO, YES, new, replayed

SEEN = new(Side.REPRESENTATIVE, EventKind.SEEN)
LISE, BO = (
    new(Side.EMPLOYER, EventKind.ANSWERED, terms={}, employer={"employee_rep_email": one})
    for one in ("lise@example.com", "bo@example.com")
)


def test_without_an_address_there_is_nobody() -> None:
    assert address(replayed(YES)) == "" and seen(replayed(YES)) is None and named(replayed(YES)) == []


def test_the_last_time_counts() -> None:
    found = seen(replayed(LISE, SEEN, SEEN))
    assert found and found.number == 4


def test_what_somebody_else_has_seen_does_not_count() -> None:
    assert seen(replayed(LISE, SEEN, BO)) is None
    assert seen(replayed(LISE, SEEN, LISE)) is not None


def test_a_change_of_the_terms_comes_after_it_and_a_no_does_not() -> None:
    for happened, changed in ((CHANGE, True), (NO, False)):
        state = replayed(LISE, SEEN, happened)
        found = seen(state)
        assert found and changed_since(state, found) is changed


def test_every_address_is_named_once() -> None:
    assert named(replayed(LISE, BO, LISE)) == ["lise@example.com", "bo@example.com"]
