"""Every case again where its fields stand on another form: the employer's answer, the citizen's change, coming back."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from citizen_portal.forms.posted import as_typed
from citizen_portal.placement import fields as table
from citizen_portal.placement.status import PARTIES, Side
from citizen_portal.records import repository
from citizen_portal.records.repository import PlacementRecord

from .. import people
from ..house_style import Page, ReadingClient
from ..people import CASES, YES, Case, case, error_fields, fill, filled_in
from ..placements import entrance, sent
from ..registration.drafts import CAFE, code_on, come_back, put_aside

EVERY = [case(file.stem) for file in CASES]
FORMS = {Side.CITIZEN: "/ret", Side.EMPLOYER: "/ret"}
# Offered by the form from the days it knew: they may not fit the case's own.
TALKS = {"midway_on", "end_talk_on"}
both = pytest.mark.parametrize("side", PARTIES)


def boxes(who: Case, side: Side) -> dict[str, str]:
    """What the case types into the boxes that stand on this side's form."""
    names = table.names(table.changeable_by(side))
    return {name: value for name, value in who.fields.items() if name in names}


def slips(who: Case, side: Side) -> set[str]:
    """The fields of the case that are wrong and stand on this side's form."""
    return {field.name for field in table.changeable_by(side)} & set(who.errors)


def placed(app: Flask, who: Case, side: Side) -> tuple[PlacementRecord, str]:
    """A placement of the case's kind, and the address of this side's form."""
    with app.app_context():
        begun = who if who.expect == "accepted" else CAFE
        record = sent({name: as_typed(name, value) for name, value in begun.fields.items()}, who.lang)
        return record, entrance(record, side, who.lang) + FORMS[side]


def post(client: ReadingClient, path: str, side: Side, typed: dict[str, str]) -> TestResponse:
    form = filled_in(client.get(path).text, "tasks")
    return client.post(path, data={**form, **(YES if side is Side.EMPLOYER else {}), **typed})


def stands(text: str, values: Iterable[str]) -> bool:
    shown = html.unescape(text)
    return all(value in shown for value in values if value)


@both
@pytest.mark.parametrize("who", [one for one in EVERY if one.expect == "accepted"], ids=str)
def test_what_is_accepted_is_accepted_from_either_side(
    client: ReadingClient, app: Flask, who: Case, side: Side
) -> None:
    record, path = placed(app, who, side)
    typed = boxes(who, side)
    assert post(client, path, side, typed).status_code == 303
    with app.app_context():
        found = repository.by_id(record.id)
        assert found and {name: found.state.terms[name] for name in typed} == {
            name: as_typed(name, value) for name, value in typed.items()
        }


@both
@pytest.mark.parametrize("who", [one for one in EVERY if one.errors], ids=str)
def test_what_is_refused_is_refused_at_its_field_from_either_side(
    client: ReadingClient, app: Flask, who: Case, side: Side
) -> None:
    _, path = placed(app, who, side)
    typed = boxes(who, side)
    answer = post(client, path, side, typed)
    assert answer.status_code == (422 if slips(who, side) else 303)
    if answer.status_code == 422:
        assert error_fields(answer) - TALKS == slips(who, side)
        assert stands(answer.text, (as_typed(name, value) for name, value in typed.items()))


@both
def test_what_the_law_stops_is_stopped_from_either_side(client: ReadingClient, app: Flask, side: Side) -> None:
    who = case("praktik-13-weeks-da")
    record, path = placed(app, who, side)
    answer = post(client, path, side, boxes(who, side))
    assert answer.status_code == 422 and who.finding
    rules = [one.get("data-rule") or "" for one in Page(answer.text).with_attribute("data-rule")]
    assert any(rule.startswith(who.finding) for rule in rules)
    assert stands(answer.text, (as_typed(name, value) for name, value in boxes(who, side).items()))
    with app.app_context():
        found = repository.by_id(record.id)
        assert found and found.version == 1


@pytest.mark.parametrize("who", EVERY, ids=str)
def test_whoever_could_type_their_birthday_comes_back_with_it(app: Flask, client: ReadingClient, who: Case) -> None:
    born = {name: value for name, value in who.fields.items() if name.startswith("birth_date-")}
    fill(client, replace(CAFE, fields={**CAFE.fields, **born}), until="virksomhed")
    people.post(client, "/da/plads/virksomhed", {**CAFE.step("virksomhed"), "later": "y"})
    code = code_on(client.get("/da/plads/gem"))
    assert come_back(ReadingClient(app, app.response_class), code, born).status_code == 303


def test_a_slip_in_a_birthday_is_named_at_its_field_when_coming_back(client: ReadingClient) -> None:
    code = put_aside(client)
    born = {"birth_date-day": "31", "birth_date-month": "4", "birth_date-year": "1984"}
    assert error_fields(come_back(client, code, born)) == {"birth_date"}
