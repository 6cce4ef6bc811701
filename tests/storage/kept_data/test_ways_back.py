"""Whoever sent a placement before there were codes finds it by address, and gets a code with what happens next."""

from __future__ import annotations

from flask import Flask

from citizen_portal.records import repository
from citizen_portal.records.repository import PlacementRecord

from ...people import filled_in, post
from ...registration.finding import code_of, delivered, find, links_in
from ..kept import PLACEMENTS, device

SENT = {name: who for name, who in PLACEMENTS.items() if who["status_path"]}


def of(app: Flask, name: str) -> PlacementRecord:
    with app.app_context():
        found = repository.by_id(SENT[name]["id"])
        assert found is not None
        return found


def born(name: str) -> dict[str, str]:
    return {box: value for box, value in SENT[name]["export"].items() if box.startswith("birth_date")}


def test_old_links_open_and_the_address_finds_everything_once_the_prints_are_rebuilt(used: Flask) -> None:
    used.test_cli_runner().invoke(args=["placement", "rebuild"])
    delivered(used)
    name = next(name for name, who in SENT.items() if who["export"]["email"])
    client, email = device(used), SENT[name]["export"]["email"]
    assert client.get(SENT[name]["status_path"]).status_code == 200
    find(client, born(name), email=email)
    [letter] = delivered(used)
    theirs = [
        one["reference"] for one in PLACEMENTS.values()
        if one["export"]["email"] == email and born(name).items() <= one["export"].items()
    ]  # fmt: skip
    assert theirs and all(number in letter.get_content() for number in theirs)
    assert {client.get(path).status_code for path in links_in(letter)} == {200}
    assert len(links_in(letter)) == len(theirs)


def test_what_happens_next_brings_a_code(used: Flask) -> None:
    name = next(name for name, who in SENT.items() if who["export"]["status"] == "sent")
    client, status = device(used), SENT[name]["status_path"]
    before = of(used, name)
    assert before.citizen_code == "" and "data-citizen-code" not in client.get(status).text
    post(client, f"{status}/stop", {"do": "withdraw"})
    code = code_of(client, status)
    assert find(device(used), born(name), code=code).status_code == 303
    assert (of(used, name).code, of(used, name).state.fields) == (before.code, before.state.fields)


def test_old_links_can_be_switched_off(used: Flask) -> None:
    name = next(name for name, who in SENT.items() if who["export"]["status"] == "ended")
    client, status = device(used), SENT[name]["status_path"]
    before = of(used, name)
    form = filled_in(client.get(f"{status}/gamle-links").text)
    now = client.post(f"{status}/gamle-links", data=form).location
    assert client.get(now).status_code == 200 and client.get(status).status_code == 404
    assert (of(used, name).code, of(used, name).version) == (before.code, before.version)
