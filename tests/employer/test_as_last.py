"""As last time: a button fills in what was answered before, for whoever has the address. It sends nothing."""

import pytest
from flask import Flask

from citizen_portal import links
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records import events
from citizen_portal.records.repository import PlacementRecord

from ..house_style import Page, ReadingClient
from ..people import filled_in
from ..placements import CAFE, YES, new, read_again, sent

TOLD = {"ordinary_employees": "9", "employee_rep": "Lise Bak", "daily_contact_name": "Jonas Krogh"}
ANSWER = new(Side.EMPLOYER, EventKind.ANSWERED, terms={"support": "Jonas er der."}, employer=TOLD)


@pytest.fixture
def again(app: Flask) -> PlacementRecord:
    """A yes at a workplace that has answered once before."""
    with app.app_context():
        events.record_event_with_retry(sent(), ANSWER)
        return events.record_event_with_retry(sent(), YES)


def path(app: Flask, record: PlacementRecord, step: str = "tal", by: str = "mail") -> str:
    with app.app_context():
        return links.path("employer.more", "da", token=record.employer_token(by), step=step)


def offer(client: ReadingClient, where: str) -> str:
    """Where the button leads; "" without one."""
    [*offered] = Page(client.get(where).text).with_attribute("data-as-last")
    return next((part.get("href") or "" for one in offered for part in one.iter() if part.get("href")), "")


def test_the_button_fills_in_and_sends_nothing(app: Flask, client: ReadingClient, again: PlacementRecord) -> None:
    shown = client.get(offer(client, path(app, again)))
    assert filled_in(shown.text)["ordinary_employees"] == "9" and 'data-as-last="filled"' in shown.text
    with app.app_context():
        assert read_again(again).version == again.version


def test_what_is_filled_in_is_kept_when_it_is_saved_and_goes_along(
    app: Flask, client: ReadingClient, again: PlacementRecord
) -> None:
    where = offer(client, path(app, again))
    onward = client.post(where, data={**filled_in(client.get(where).text), "employee_rep": "Bo Lund"}).location
    with app.app_context():
        told = read_again(again).state.employer
    assert (told["ordinary_employees"], told["employee_rep"]) == ("9", "Bo Lund")
    assert filled_in(client.get(onward).text)["support"] == "Jonas er der."


def test_without_the_button_nothing_is_filled_in(app: Flask, client: ReadingClient, again: PlacementRecord) -> None:
    assert filled_in(client.get(path(app, again)).text)["ordinary_employees"] == ""


@pytest.mark.parametrize("by", ["hand", "code"])
def test_whoever_came_by_the_citizens_screen_sees_nothing_of_it(
    app: Flask, client: ReadingClient, again: PlacementRecord, by: str
) -> None:
    where = path(app, again, by=by)
    assert offer(client, where) == ""
    assert filled_in(client.get(f"{where}?som=sidst").text)["ordinary_employees"] == ""


@pytest.mark.parametrize("other", [{"contact_email": "en.anden@example.com"}, {"postcode": "8000"}])
def test_another_address_or_workplace_has_nothing_to_fill_in(
    app: Flask, client: ReadingClient, again: PlacementRecord, other: dict[str, str]
) -> None:
    with app.app_context():
        record = events.record_event_with_retry(sent({**CAFE.fields, **other}), YES)
    assert offer(client, path(app, record)) == ""
