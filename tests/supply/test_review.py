"""No version comes in unseen, and no look at it holds for ever."""

from datetime import date

import pytest

from supply.pins import pinned
from supply.review import FILE, Review, faults, read, recorded, warnings, written

ON = date(2026, 11, 29)
UNTIL = date(2027, 2, 27)
REVIEW = Review(ON, UNTIL, "read", ("pypi a 1.0", "pypi b 2.0"))
PINS = ["pypi a 1.0", "pypi b 2.0"]


@pytest.mark.parametrize(
    ("pins", "review", "today", "sentences"),
    [
        (PINS, REVIEW, ON, []),
        (PINS, REVIEW, UNTIL, []),
        (PINS, REVIEW, date(2027, 2, 28), ["2 versions were to be reviewed again by 2027-02-27"]),
        (["pypi a 1.1", "pypi b 2.0"], REVIEW, ON,
         ["pypi a 1.1 has not been reviewed", "pypi a 1.0 was reviewed and is pinned nowhere"]),
        (["npm a 1.0", *PINS], REVIEW, ON, ["npm a 1.0 has not been reviewed"]),
        (PINS, Review(ON, date(2027, 2, 28), "read", REVIEW.pins), ON,
         ["the review of 2026-11-29 holds for longer than 90 days"]),
    ],
)  # fmt: skip
def test_what_must_not_be_taken_in_is_named(pins: list[str], review: Review, today: date, sentences: list[str]) -> None:
    assert list(faults(pins, [review], today)) == sentences


@pytest.mark.parametrize(
    ("today", "said"),
    [(date(2027, 1, 28), False), (date(2027, 1, 29), True), (UNTIL, True), (date(2027, 2, 28), False)],
)
def test_a_month_before_it_is_said_that_a_review_ends(today: date, said: bool) -> None:
    assert bool(list(warnings([REVIEW], today))) == said


def test_whoever_looks_at_one_package_leaves_the_day_of_the_others() -> None:
    pins, later = ["pypi a 1.1", "pypi b 2.0"], date(2027, 1, 10)
    reviews = recorded(pins, [REVIEW], later, "notes read", only=["a"])
    assert [(review.on, review.pins) for review in reviews] == [(ON, ("pypi b 2.0",)), (later, ("pypi a 1.1",))]
    assert not list(faults(pins, reviews, UNTIL))


def test_whoever_looks_at_all_begins_anew() -> None:
    assert recorded(PINS, [REVIEW], UNTIL, "asked") == [Review(UNTIL, date(2027, 5, 28), "asked", tuple(PINS))]


def test_what_is_written_is_what_is_read() -> None:
    assert read(written([REVIEW])) == [REVIEW]


def test_every_version_that_is_pinned_has_been_looked_at() -> None:
    reviews = read(FILE.read_text(encoding="utf-8"))
    assert not list(faults([str(pin) for pin in pinned()], reviews, max(review.on for review in reviews)))
    assert FILE.read_text(encoding="utf-8") == written(reviews)
