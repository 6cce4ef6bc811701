"""What people type stands in pages, in letters' own addresses and sealed in the database, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from flask import Flask

from citizen_portal.placement.fields import TABLE
from citizen_portal.placement.status import EventKind, Side
from citizen_portal.records.staff import Role
from citizen_portal.storage import outbox

from ..desk.at_the_desk import signed_in
from ..desk_stories import STORIES
from ..house_style import Page, ReadingClient
from ..people import register
from ..placements import APPROVED, Story, entrance, made, new, on, read_again
from .day_addresses import SHOWS_DAYS, SHOWS_NONE, asked, known
from .midnight import World, world_of
from .traces import (
    CAFE,
    MARKS,
    WatchedClient,
    Written,
    forms_on,
    letters_in,
    logged,
    marked,
    press,
    traces,
    traces_in_files,
)  # fmt: skip

# Where a placement stands when all its buttons are pressed: together they have every form of every side.
ASKED_TO_DELETE = replace(STORIES["approved"], happened=(*APPROVED, new(Side.CITIZEN, EventKind.DELETION_ASKED)))
STAND = (ASKED_TO_DELETE, *(STORIES[name] for name in (
    "sent, asked", "answered, changed", "agreed", "applied, the citizen wants a change", "started", "ended",
    "three months later", "did not start",
)))  # fmt: skip
DESK = ("/sagsbord/", "/sagsbord/forbered", "/sagsbord/telefon", "/sagsbord/opfoelgning", "/sagsbord/log-ind")
# Led to only while something is missing, but always there.
EMPLOYERS_OWN = ("/mere/hjaelp", "/mere/tal", "/mere/vitas")
# What ends a placement, a link or a session comes last, in this order.
LAST = ("/slut", "/slet", "/stop", "/gamle-links", "/plads/", "/log-ud")
BY_TELEPHONE = ("/telefon", "/telefon/ja", "/telefon/nej")
# Buttons in which nothing is typed: whether one is met here depends on what was pressed before.
WITHOUT_BOXES = {
    "/<lang:lang>/arbejdsgiver/<token>/enig", "/<lang:lang>/arbejdsgiver/<token>/soegt", "/<reading:lang>/plads/",
    "/<reading:lang>/plads/forberedt/<token>", "/<reading:lang>/plads/log-ud", "/<reading:lang>/plads/mine",
    "/<reading:lang>/status/<token>/aendring", "/<reading:lang>/status/<token>/aftale",
    "/<reading:lang>/status/<token>/mind", "/sagsbord/<reference>/telefon", "/sagsbord/dagsmail/<token>",
    "/sagsbord/forbered/<token>", "/sagsbord/log-ud", "/sagsbord/log-ud/udbyder",
}  # fmt: skip


@pytest.fixture(scope="module")
def written(app: Flask) -> Iterator[Written]:
    """Everybody has pressed everything, with marked words in every box, and what waited has gone out."""
    app.test_client_class = WatchedClient
    WatchedClient.written = Written()
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with logged(WatchedClient.written):
        everything(app)
    yield WatchedClient.written


@pytest.fixture(scope="module")
def folder(app: Flask, written: Written) -> Path:
    return Path(app.config["SMS_FOLDER"]).parent


def everything(app: Flask) -> None:
    at_every_address(app, world_of(app))
    register(somebody(app), replace(CAFE, fields=marked(CAFE.fields)))
    for told in STAND:
        of_a_placement(app, told)
    with app.app_context():
        while outbox.deliver():
            pass


def somebody(app: Flask) -> ReadingClient:
    return cast(ReadingClient, app.test_client())


def at_every_address(app: Flask, world: World) -> None:
    """What the forms of each page send, and where there is none, what stands in no form."""
    staff = signed_in(app, somebody(app), role=Role.LEAD)
    pages = {page.path.format(**world.doors): page.who for _method, page in asked({**SHOWS_DAYS, **SHOWS_NONE})}
    for path in sorted(pages, key=how_late):
        press_all(app, staff if path.startswith("/sagsbord/") else world.people[pages[path]], [path])
    press_all(app, signed_in(app, somebody(app), role=Role.LEAD), list(DESK))


def of_a_placement(app: Flask, told: Story) -> None:
    """One for its two sides, and another for the desk, so that each finds all its buttons."""
    with app.app_context():
        own, theirs = made(told, marked(CAFE.fields)), made(told, marked(CAFE.fields))
        doors = {side: entrance(read_again(theirs), side) for side in (Side.EMPLOYER, Side.CITIZEN)}
        day = told.day(read_again(own).state)
    staff, desk = signed_in(app, somebody(app)), f"/sagsbord/{own.reference}"
    with on(day):
        pages = pages_from(staff, desk)
        press_all(app, staff, ["/sagsbord/opfoelgning", *(f"{desk}{ending}" for ending in BY_TELEPHONE), *pages])
        for side, start in doors.items():
            client = somebody(app)
            more = [f"{start}{ending}" for ending in EMPLOYERS_OWN if side is Side.EMPLOYER]
            press_all(app, client, [*more, *pages_from(client, start)])


def pages_from(client: ReadingClient, start: str) -> list[str]:
    """A page and those below it that it leads to."""
    links = {(one.get("href") or "").partition("#")[0] for one in Page(client.get(start).text).all("a")}
    below = {link.partition("?")[0] for link in links if link.startswith(f"{start}/")}
    readable = {link for link in below if not link.endswith((".pdf", ".ics", ".json"))}
    return sorted({start, *readable}, key=lambda path: (how_late(path), path))


def how_late(path: str) -> int:
    return max((place for place, ending in enumerate(LAST, 1) if path.endswith(ending)), default=0)


def press_all(app: Flask, client: ReadingClient, pages: list[str]) -> None:
    """Each form of each page, once with nothing right and once with as much right as can be."""
    for path in pages:
        for wrong in (True, False):
            shown = client.get(path)
            for form in forms_on(Page(shown.text)) if shown.mimetype == "text/html" else ():
                # A button that stands on every page is pressed on its own.
                if how_late(form.get("action") or "") <= how_late(path):
                    app.extensions["attempts"].shared.storage.reset()
                    press(client, form, wrong)


def test_every_form_was_sent_and_most_were_taken(app: Flask, written: Written) -> None:
    doors = app.url_map.bind("")
    reached = {doors.match(path, "POST", return_rule=True)[0].rule for path, _status in written.answers}
    takes = {line.partition("  ")[0] for line in known() if "POST" in line.partition("  ")[2]}
    assert not (missing := takes - reached - WITHOUT_BOXES), " ".join(missing)
    assert {status // 100 for _path, status in written.answers} <= {2, 3, 4}
    taken = {path for path, status in written.answers if status in (200, 303)}
    assert len(taken) > 100
    asked_for = {box for field in TABLE if field.name != "cpr" for box in field.typed_boxes}
    assert asked_for <= written.boxes and "cpr" not in written.boxes


def test_nothing_of_it_is_in_an_address(written: Written) -> None:
    assert not traces(written.addresses)


def test_nothing_of_it_is_laid_on_the_device(written: Written) -> None:
    assert written.cookies and not traces(written.cookies)


def test_nothing_of_it_is_in_the_log(written: Written) -> None:
    assert not traces(written.lines)


def test_each_request_has_a_line_in_the_log_and_none_says_where_somebody_was(written: Written) -> None:
    told = [json.loads(line) for line in written.lines if line.startswith("{")]
    answered = [line for line in told if line["event"] == "answered"]
    assert len(answered) > 500 and {"POST", "GET"} <= {line["method"] for line in answered}
    ways_in = {part for path, _status in written.answers for part in path.split("/") if len(part) > 30}
    lines = "\n".join(written.lines)
    assert ways_in and not [way for way in ways_in if way in lines]


def test_nothing_of_it_is_in_a_letter(folder: Path) -> None:
    letters = list(letters_in(folder / "mail"))
    assert len(letters) > 20 and not traces(letters)


def test_nothing_of_it_is_in_an_sms(folder: Path) -> None:
    told = [json.loads(file.read_text(encoding="utf-8")) for file in (folder / "sms").glob("*")]
    assert told and not traces([one["text"] + one["key"] for one in told])


def test_no_file_beside_them_holds_a_word_of_it_or_a_paper(folder: Path) -> None:
    kept = [file for file in traces_in_files(folder) if Path(file).parent.name not in ("mail", "sms")]
    assert kept == []


def test_a_mark_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"\x00\xffQZXMARK")
    (tmp_path / "paper").write_bytes(b"%PDF-1.7")
    assert len(traces_in_files(tmp_path)) == 2
    assert all(map(MARKS.search, ("/da/x?q=qzxmark", "93 70 61 42", "+4593706142")))
