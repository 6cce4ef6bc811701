"""Each of the twelve motives suggests a purpose there is."""

from citizen_portal.motives import MOTIVES
from citizen_portal.placement.fields import BY_NAME


def test_each_motive_suggests_one_of_the_three_purposes() -> None:
    assert len(MOTIVES) == 12
    assert set(MOTIVES.values()) == set(BY_NAME["purpose"].choices)
