"""What the table lets happen is offered to whom it lets, wherever a placement stands, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask

from citizen_portal import clock, i18n, links
from citizen_portal.desk.actions import ACTIONS
from citizen_portal.documents.asked_change import KINDS
from citizen_portal.employer.steps import FROM_VITAS, ORDER
from citizen_portal.operations.placement_commands import DECISIONS
from citizen_portal.placement import history
from citizen_portal.placement.state import Event
from citizen_portal.placement.status import MOVES, PARTIES, TRANSITIONS, EventKind, Side, Status
from citizen_portal.records.repository import PlacementRecord

from ..desk_stories import STORIES, of
from ..house_style import Page, ReadingClient
from ..people import fill
from ..placements import CAFE, Story, content_of, made, on

# By side, page and button, what it lets happen. The others delete something, or send or stop letters.
BUTTONS: dict[tuple[Side, str, str], EventKind | None] = {
    (Side.CITIZEN, "/aftale", ""): EventKind.AGREED,
    (Side.CITIZEN, "/ret", ""): EventKind.CHANGED,
    (Side.CITIZEN, "/stop", "withdraw"): EventKind.WITHDRAWN,
    (Side.CITIZEN, "/stop", "delete"): None,
    (Side.CITIZEN, "/stop", "ask-deletion"): EventKind.DELETION_ASKED,
    (Side.CITIZEN, "/oplysninger/ret", ""): EventKind.CORRECTED,
    (Side.CITIZEN, "/slut", "ended-early"): EventKind.ENDED_EARLY,
    (Side.CITIZEN, "/slut", "did-not-start"): EventKind.DID_NOT_START,
    **{(side, "/aendring", "agree"): EventKind.AGREED for side in PARTIES},
    **{(side, "/aendring", "drop"): EventKind.CHANGE_DROPPED for side in PARTIES},
    **{(side, f"/aendring/{kind}", ""): EventKind.CHANGED for side in PARTIES for kind in KINDS},
    (Side.EMPLOYER, "/kontakt", ""): EventKind.CONTACT_CHANGED,
    (Side.EMPLOYER, "/slut", "ended-early"): EventKind.ENDED_EARLY,
    (Side.EMPLOYER, "/slut", "did-not-start"): EventKind.DID_NOT_START,
    (Side.CITIZEN, "/bagefter", ""): EventKind.EVALUATED,
    (Side.CITIZEN, "/nu", ""): EventKind.FOLLOWED_UP,
    (Side.CITIZEN, "/link", ""): EventKind.LINK_RENEWED,
    (Side.CITIZEN, "/adresse", ""): EventKind.CONTACT_CHANGED,
    (Side.CITIZEN, "/mind", ""): None,
    **{(side, "/svar", ""): EventKind.REPLIED for side in PARTIES},
    (Side.CITIZEN, "/paamindelser", ""): None,
    (Side.CITIZEN, "/gamle-links", ""): None,
    # Another placement: this one stays as it is.
    (Side.CITIZEN, "anew", ""): None,
    (Side.EMPLOYER, "", "yes"): EventKind.ANSWERED,
    (Side.EMPLOYER, "/ret", "yes"): EventKind.ANSWERED,
    (Side.EMPLOYER, "/nej", "no"): EventKind.DECLINED,
    **{(Side.EMPLOYER, f"/mere/{step}", ""): EventKind.ANSWERED for step in (*ORDER, FROM_VITAS)},
    (Side.EMPLOYER, "/enig", ""): EventKind.AGREED,
    (Side.EMPLOYER, "/soegt", ""): EventKind.MOVED,
    (Side.EMPLOYER, "/bagefter", ""): EventKind.EVALUATED,
    (Side.EMPLOYER, "/paamindelser", ""): None,
}
# By the link of a letter alone, and at the desk: not_right/test_routes.py and desk/test_telephone.py.
ELSEWHERE = {EventKind.TAKEN_BACK, EventKind.LOOKED_INTO}
every_status = pytest.mark.parametrize("status", [status for status in Status if status is not Status.DRAFT])


def entrance(record: PlacementRecord, side: Side) -> str:
    if side is Side.CITIZEN:
        return links.path("status.page", "da", token=record.status_token)
    return links.path("employer.page", "da", token=record.employer_token())


def pages(client: ReadingClient, start: str) -> Iterator[Page]:
    """Everything of one placement that can be reached from its page by following its links; no files."""
    ahead, seen = [start], {start}
    while ahead:
        path = ahead.pop()
        answer = client.get(path)
        if answer.mimetype == "text/html" and answer.status_code == 200:
            page = Page(answer.text)
            yield page
            found = {urlsplit(urljoin(path, link.get("href"))).path for link in page.all("a") if link.get("href")}
            ahead += [path for path in sorted(found - seen) if path.startswith(start) and "." not in path[len(start) :]]
            seen |= found


def anew_of(start: str) -> str:
    """Where whoever has withdrawn begins again, with what was written."""
    return start.replace("/status/", "/plads/igen/")


def buttons(page: Page, start: str) -> Iterator[tuple[str, str]]:
    """Where each button of a page leads, and what it says there."""
    for form in page.all("form", method="post"):
        path = urlsplit(form.get("action") or "").path.removeprefix(start).replace(anew_of(start), "anew")
        says = [part.get("value") or "" for part in form.iter() if part.get("name") in ("do", "answer")]
        yield from ((path, word) for word in says or [""])


def made_in(app: Flask, story: Story) -> PlacementRecord:
    with app.app_context():
        return made(story)


def offered(app: Flask, record: PlacementRecord, side: Side) -> frozenset[EventKind]:
    """What a side can let happen with the buttons of its pages."""
    client = app.test_client()
    assert isinstance(client, ReadingClient)
    with app.app_context():
        start = entrance(record, side)
    found = {(side, *button) for page in pages(client, start) for button in buttons(page, start)}
    return frozenset(kind for button in found if (kind := BUTTONS[button]))


Offers = Callable[[str, Side], tuple[PlacementRecord, frozenset[EventKind]]]


@pytest.fixture(scope="module")
def offers(app: Flask) -> Offers:
    """By story and side, a placement of that story and what is offered on its day."""

    @cache
    def find(name: str, side: Side) -> tuple[PlacementRecord, frozenset[EventKind]]:
        record = made_in(app, STORIES[name])
        with on(STORIES[name].day(record.state)):
            return record, offered(app, record, side)

    return find


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("side", PARTIES)
def test_no_page_has_a_button_for_what_may_not_happen(offers: Offers, name: str, side: Side) -> None:
    record, found = offers(name, side)
    day = STORIES[name].day(record.state) or clock.today()

    def may(kind: EventKind) -> bool:
        event = Event(record.version + 1, clock.now(), side, kind, content_of(side, kind))
        return history.may_happen(record.state, event, day)

    assert [kind for kind in found if not may(kind)] == []


@every_status
@pytest.mark.parametrize("side", PARTIES)
def test_what_a_side_may_let_happen_is_offered_on_one_of_its_pages(offers: Offers, status: Status, side: Side) -> None:
    found = {kind for name in of(status) for kind in offers(name, side)[1]}
    assert found == {kind for kind, sides in TRANSITIONS[status].items() if side in sides} - ELSEWHERE


@every_status
def test_the_jobcenter_moves_a_placement_where_the_table_lets_it_and_nowhere_else(app: Flask, status: Status) -> None:
    (story, *_others) = of(status).values()
    record = made_in(app, story)
    with on(story.day(record.state)):
        done = app.test_cli_runner().invoke(args=["placement", "move", record.reference, "more-needed"])
    may = Side.JOBCENTER in TRANSITIONS[status].get(EventKind.MOVED, ())
    assert (done.exit_code == 0) == may, done.output
    assert ("stays so" in done.output) != may


def test_everything_that_may_happen_has_its_words_in_the_history() -> None:
    may = {(side, kind) for row in TRANSITIONS.values() for kind, sides in row.items() for side in sides}
    unseen = {(Side.JOBCENTER, kind) for kind in (EventKind.ASSIGNED, EventKind.HEARD)}
    assert {f"history.{side}.{kind}" for side, kind in may - unseen} - i18n.label_ids() == set()
    own = {f"history.citizen.own.{kind}" for side, kind in may if side == Side.CITIZEN}
    assert own - i18n.label_ids() == set()


def test_the_jobcenter_is_let_do_nothing_but_what_the_desk_and_the_commands_do() -> None:
    may = {kind for row in TRANSITIONS.values() for kind, sides in row.items() if Side.JOBCENTER in sides}
    desk = {action.kind for action in ACTIONS.values()} | {EventKind.ENDED_EARLY}
    pages = {EventKind.LOOKED_INTO, EventKind.DELETION_REFUSED, EventKind.TALK_HELD}
    assert may == desk | pages and {EventKind.MOVED, *DECISIONS.values()} <= may


@every_status
@pytest.mark.parametrize("word", DECISIONS)
def test_the_jobcenter_decides_on_a_change_both_have_agreed_to_and_on_nothing_else(
    app: Flask, status: Status, word: str
) -> None:
    for story in of(status).values():
        record = made_in(app, story)
        with on(story.day(record.state)):
            done = app.test_cli_runner().invoke(args=["placement", "decide", record.reference, word])
        waits = record.state.change_waits_for is Side.JOBCENTER
        assert (done.exit_code == 0) == waits and ("no change" in done.output) != waits, done.output


@pytest.mark.parametrize("to", Status)
def test_the_command_moves_to_what_the_jobcenter_may_say_and_to_nothing_else(app: Flask, to: Status) -> None:
    record = made_in(app, STORIES["applied"])
    done = app.test_cli_runner().invoke(args=["placement", "move", record.reference, to.value])
    assert (done.exit_code == 0) == (to in MOVES[Side.JOBCENTER])


def test_a_draft_is_sent_by_the_button_of_its_last_page_and_by_no_other(client: ReadingClient) -> None:
    assert TRANSITIONS[Status.DRAFT] == {EventKind.SENT: {Side.CITIZEN}}
    fill(client, CAFE)
    (form,) = [
        form for form in Page(client.get("/da/plads/tjek").text).all("form", method="post")
        if any(part.get("name") == "confirm" for part in form.iter())
    ]  # fmt: skip
    assert form.get("action") == "/da/plads/tjek"
