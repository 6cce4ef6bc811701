"""CVR number and street may be left empty: the employer has them, and no page minds."""

from dataclasses import replace

import jsonschema  # type: ignore[import-untyped]  # there are no stubs
from flask import Flask

from citizen_portal.handover import schema
from citizen_portal.handover.payload import payload
from citizen_portal.records import repository

from ..house_style import Page, ReadingClient, text_of
from ..people import answer, case, employers_path, fill, marked, reference, register, send

CAFE = case("cafe-dagpenge-da")
BARE = replace(CAFE, fields={**CAFE.fields, "cvr": "", "street": ""})


def row(page: Page, label: str) -> str:
    """What stands beside a label."""
    lines = [one for answers in page.all("dl") for one in answers.iter() if one.tag.endswith("div")]
    return next(text_of(one) for one in lines if text_of(one).startswith(label))


def test_the_summary_and_the_receipt_say_in_one_line_who_has_it(client: ReadingClient) -> None:
    fill(client, BARE)
    for page in (client.get("/da/plads/tjek"), send(client, "da")):
        said = text_of(marked(Page(page.text), "data-left"))
        assert said == "CVR-nummer og Gade og nummer: Det ved arbejdsgiveren."


def test_what_the_citizen_alone_knows_is_not_said_to_be_the_employers(client: ReadingClient) -> None:
    fill(client, replace(CAFE, fields={**CAFE.fields, "phone": "", "afterwards": ""}))
    assert not Page(client.get("/da/plads/tjek").text).with_attribute("data-left")


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
