"""One at a time, some wait, nobody waits long."""

from threading import Thread

import pytest

from citizen_portal.pdf.turns import Busy, Turns


def test_who_comes_next_waits_and_has_the_turn_after() -> None:
    turns, order = Turns(waiting=1, seconds=10), []

    def come() -> None:
        with turns.turn():
            order.append("second")

    second = Thread(target=come)
    with turns.turn():
        second.start()
        order.append("first")
    second.join(10)
    assert order == ["first", "second"]


def test_one_too_many_is_told_at_once() -> None:
    turns = Turns(waiting=0, seconds=600)
    with turns.turn(), pytest.raises(Busy), turns.turn():
        pass


def test_nobody_waits_longer_than_that() -> None:
    turns = Turns(waiting=1, seconds=0.01)
    with turns.turn(), pytest.raises(Busy), turns.turn():
        pass


def test_a_turn_that_ends_badly_is_over_all_the_same() -> None:
    turns = Turns(waiting=0, seconds=0.01)
    with pytest.raises(ZeroDivisionError), turns.turn():
        raise ZeroDivisionError
    with turns.turn():
        pass
