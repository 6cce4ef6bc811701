"""Nobody answers for an employer in her own name."""

import pytest

from ..house_style import ReadingClient
from ..people import case, error_fields, fill, post

CAFE = case("cafe-dagpenge-da")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("contact_email", "METTE@example.org"),
        ("contact_email", "mette+cafe@example.org"),
        ("contact_phone", "+45 31224455"),
        ("contact_phone", "٣١٢٢٤٤٥٥"),
        ("contact_name", " mette  kjærgård østergaard "),
    ],
)
def test_the_contact_is_not_the_citizen_again(client: ReadingClient, name: str, typed: str) -> None:
    fill(client, CAFE, until="virksomhed")
    answer = post(client, "/da/plads/virksomhed", {**CAFE.step("virksomhed"), name: typed})
    assert error_fields(answer) == {name} and answer.status_code == 422
