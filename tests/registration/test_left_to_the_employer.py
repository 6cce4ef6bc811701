"""CVR number and street may be left empty: the employer has them, and no page minds."""

from dataclasses import replace

import jsonschema  # type: ignore[import-untyped]  # there are no stubs
import pytest
from flask import Flask

from citizen_portal.handover import schema
from citizen_portal.handover.payload import payload
from citizen_portal.records import repository

from ..house_style import Page, ReadingClient, text_of
from ..people import answer, case, employers_path, fill, reference, register, send

CAFE = case("cafe-dagpenge-da")
BARE = replace(CAFE, fields={**CAFE.fields, "cvr": "", "street": ""})


def row(page: Page, label: str) -> str:
    """What stands beside a label."""
    lines = [one for answers in page.all("dl") for one in answers.iter() if one.tag.endswith("div")]
    return next(text_of(one) for one in lines if text_of(one).startswith(label))


@pytest.mark.parametrize("label", ["CVR-nummer", "Gade og nummer"])
def test_the_summary_and_the_receipt_say_who_has_it(client: ReadingClient, label: str) -> None:
    fill(client, BARE)
    for page in (client.get("/da/plads/tjek"), send(client, "da")):
        assert "Ikke udfyldt. Det ved arbejdsgiveren." in row(Page(page.text), label)


def test_what_the_citizen_alone_knows_is_not_said_to_be_the_employers(client: ReadingClient) -> None:
    fill(client, replace(CAFE, fields={**CAFE.fields, "phone": "", "afterwards": ""}))
    said = row(Page(client.get("/da/plads/tjek").text), "Dit telefonnummer")
    assert "Ikke udfyldt" in said and "arbejdsgiveren" not in said


def test_the_application_shows_what_is_missing(client: ReadingClient, employer: ReadingClient) -> None:
    status = register(client, BARE)
    answer(employer, employers_path(client, status))
    page = Page(client.get(f"{status}/vitas").text)
    for name in ("CVR-nummer", "Gade og nummer"):
        assert "Mangler. Det ved arbejdsgiveren." in row(page, name)
    for paper in ("kvittering.pdf", "aftale.pdf", "kalender.ics"):
        assert client.get(f"{status}/{paper}").status_code == 200


def test_the_hand_over_keeps_its_promise(client: ReadingClient, app: Flask) -> None:
    number = reference(client, register(client, BARE))
    with app.app_context():
        record = repository.by_reference(number)
        assert record is not None
        told = payload(record)
        jsonschema.validate(told, schema.schema())
    assert told["cvr"] == told["street"] == ""
