"""The address of a workplace on one line, and a map of it where the street is known."""

from citizen_portal.documents.where import address, map_link

PLACE = {"street": "Lindegade 4", "postcode": "2200", "city": "København N"}


def test_street_and_town_stand_on_one_line() -> None:
    assert address(PLACE) == "Lindegade 4, 2200 København N"


def test_a_map_shows_that_address_and_nothing_else() -> None:
    assert map_link(PLACE).endswith("?query=Lindegade+4%2C+2200+K%C3%B8benhavn+N")


def test_without_a_street_there_is_a_town_and_no_map() -> None:
    assert (address({**PLACE, "street": " "}), map_link({**PLACE, "street": ""})) == ("2200 København N", "")
