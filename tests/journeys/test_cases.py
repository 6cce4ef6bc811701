"""Every case ends as it must, through the form a person would use."""

import html

import pytest
from flask import Flask
from sqlalchemy import select

from citizen_portal.forms.posted import as_typed
from citizen_portal.placement.fields import STEPS
from citizen_portal.records import repository
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import PlacementRow

from ..house_style import Page, ReadingClient, text_of
from ..people import CASES, Case, case, error_fields, fill, post, send, token

EVERY = [case(file.stem) for file in CASES]


def ending(how: str) -> list[Case]:
    return [one for one in EVERY if one.expect == how]


def rules_shown(text: str) -> dict[str, str]:
    return {found.get("data-rule", ""): found.get("data-kind", "") for found in Page(text).with_attribute("data-rule")}


@pytest.mark.parametrize("who", ending("accepted"), ids=str)
def test_an_accepted_case_gets_a_receipt(client: ReadingClient, app: Flask, who: Case) -> None:
    fill(client, who)
    checked = client.get(f"/{who.lang}/plads/tjek")
    receipt = send(client, who.lang)
    reference = text_of(Page(receipt.text).with_attribute("data-reference")[0])
    with app.app_context():
        kept = db.session.scalars(select(PlacementRow).where(PlacementRow.reference == reference)).one()
        assert {name: value for name, value in dict(repository.of_row(kept).state.fields).items() if value} == {
            name: as_typed(name, value) for name, value in who.fields.items() if value
        }
    if who.finding:
        assert any(rule.startswith(who.finding) for rule in rules_shown(checked.text))
        assert any(rule.startswith(who.finding) for rule in rules_shown(receipt.text))


@pytest.mark.parametrize("who", ending("stopped"), ids=str)
def test_a_stopped_case_cannot_be_sent_and_loses_nothing(client: ReadingClient, app: Flask, who: Case) -> None:
    fill(client, who)
    checked = client.get(f"/{who.lang}/plads/tjek")
    assert who.finding
    kinds = {kind for rule, kind in rules_shown(checked.text).items() if rule.startswith(who.finding)}
    assert kinds == {"stop"}
    with client.session_transaction() as session:
        draft = session["draft"]
    answer = client.post(f"/{who.lang}/plads/tjek", data={"confirm": "y", "csrf_token": token(checked)})
    assert answer.status_code == 422
    with app.app_context():
        assert repository.reference_of_draft(draft) is None
    for step in STEPS:
        text = client.get(f"/{who.lang}/plads/{step}").text
        assert all(value in unescaped(text) for value in who.step(step).values() if value)


@pytest.mark.parametrize("who", ending("refused"), ids=str)
def test_a_refused_case_names_every_slip_at_its_field(client: ReadingClient, who: Case) -> None:
    wrong: set[str] = set()
    good = case("cafe-dagpenge-da")
    for step in STEPS:
        answer = post(client, f"/{who.lang}/plads/{step}", who.step(step))
        if answer.status_code == 422:
            wrong |= error_fields(answer)
            typed = [as_typed(name, value) for name, value in who.step(step).items()]
            assert all(value in unescaped(answer.text) for value in typed if value)
            post(client, f"/{who.lang}/plads/{step}", good.step(step))
    assert wrong == set(who.errors)


def unescaped(text: str) -> str:
    return html.unescape(text)
