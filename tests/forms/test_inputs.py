"""What every box is like: the keys a phone shows, what its Enter key says, and what a browser may fill in by itself."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from citizen_portal.placement.field import Field, Kind
from citizen_portal.placement.fields import STEP_ORDER, TABLE, of_step

from ..house_style import Page, ReadingClient
from ..people import case, fill

# What a browser knows of its owner, by the field that asks for it.
ONES_OWN = {"name": "name", "birth_date": "bday", "email": "email", "phone": "tel"}
KEYS = {"cvr": "numeric", "postcode": "numeric", "p_number": "numeric", "weekly_hours": "decimal",
        "ordinary_employees": "decimal", "placed_now": "decimal"}  # fmt: skip
TYPED = [field for field in TABLE if not field.chosen and field.name not in ("cpr", "trade")]
OF_OTHERS = ("contact", "employee_rep", "signer", "company", "street", "postcode", "city", "p_number", "cvr")


def named(field: Field) -> str:
    return field.name


@pytest.mark.parametrize("field", TYPED, ids=named)
def test_the_keys_fit_what_is_typed(field: Field) -> None:
    kind = "email" if field.name.endswith("email") else "tel" if field.name.endswith("phone") else "text"
    assert (field.type, field.inputmode) == (kind, KEYS.get(field.name, ""))
    assert field.left_to_right == (kind != "text" or field.name in KEYS)
    assert field.enterkeyhint == ("enter" if field.kind is Kind.TEXT else "next")


@pytest.mark.parametrize("field", TYPED, ids=named)
def test_a_browser_fills_in_what_is_ones_own_and_nothing_of_others(field: Field) -> None:
    others = any(part in field.name for part in OF_OTHERS)
    assert field.autocomplete == ONES_OWN.get(field.name, "off" if others else "")


def said_of(box: Element) -> dict[str, str]:
    return {key: box.get(key) or "" for key in ("type", "inputmode", "enterkeyhint", "autocomplete")}


@pytest.mark.parametrize("step", STEP_ORDER)
def test_the_boxes_of_a_step_say_so(client: ReadingClient, step: str) -> None:
    fill(client, case("cafe-dagpenge-da"), until=step)
    page = Page(client.get(f"/da/plads/{step}").text)
    for field in of_step(step):
        boxes = [page.one(name=box) for box in field.boxes[:1] if field in TYPED and field.kind is not Kind.TEXT]
        for box in boxes:
            said = said_of(box)
            assert said["enterkeyhint"] == "next"
            if field.kind is Kind.DATE:
                part = f"{field.autocomplete}-day" if field.autocomplete else ""
                assert (said["inputmode"], said["autocomplete"]) == ("numeric", part)
            else:
                assert said == {"type": field.type, "inputmode": field.inputmode, "enterkeyhint": "next",
                                "autocomplete": field.autocomplete}  # fmt: skip
