"""The drill sees what was lost or doubled: each row is a world in which one thing went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bench.drill import afterwards, ledger, tally
from bench.drill.browser import TOKEN, Answer, kept, kind_of
from bench.drill.ledger import Ledger, Placement
from bench.drill.pages import read

WORDS = "Jeg vil vise,\r\nat jeg kan."
DEEDS = [ledger.SENT, ledger.YES, ledger.RECEIVED]
HAPPENED = {"AAAA": ["sent", "answered", "moved"]}
EXPORTED = {"AAAA": {"purpose_text": "Jeg vil vise,\nat jeg kan.", "status": "with-jobcenter"}}
LETTERS = [f"<letter.id.{number}.{side}@host>" for number in (1, 2, 3) for side in ("citizen", "employer")]


def world(deeds: list[str] = DEEDS, count: int = 1) -> Ledger:
    fields = {"email": "mette@example.org", "phone": "", "purpose_text": WORDS}
    return Ledger([Placement(7, fields, "AAAA", deeds=list(deeds)) for _ in range(count)])


def came(keys: list[str], **said: Any) -> dict[str, Any]:
    return {key: [{"key": key, "content": {}, **said}] for key in keys}


def arrived(letters: list[str] = LETTERS, handed: int = 3) -> dict[str, Any]:
    versions = [f"handover:id:{number}" for number in range(1, handed + 1)]
    return {"mail": came(letters), "webhook": came(versions), "sms": {}}


def unheard(there: dict[str, Any]) -> list[str]:
    return list(afterwards._unheard(world(), {"AAAA": "id"}, HAPPENED, there))


def test_where_all_is_right_nothing_is_said() -> None:
    assert not list(afterwards._lost(world(), EXPORTED, HAPPENED))
    assert not list(afterwards._doubled(world(), HAPPENED)) and not unheard(arrived())
    assert not list(afterwards._undelivered([("letter:id:1:citizen", "letter")], arrived()))


@pytest.mark.parametrize(
    ("exported", "happened"),
    [
        ({}, {}),
        ({"AAAA": {**EXPORTED["AAAA"], "purpose_text": "Jeg vil"}}, HAPPENED),
        (EXPORTED, {"AAAA": ["sent", "moved"]}),
    ],
    ids=["not there", "other words", "not happened"],
)
def test_what_is_lost_is_seen(exported: dict[str, Any], happened: dict[str, list[str]]) -> None:
    assert len(list(afterwards._lost(world(), exported, happened))) == 1


@pytest.mark.parametrize(
    ("kept", "happened"),
    [
        (world(), {"AAAA": ["sent", "answered", "answered"]}),
        (world(), {"AAAA": ["sent", "moved", "moved", "moved", "moved"]}),
        (world(count=2), HAPPENED),
    ],
)
def test_what_is_doubled_is_seen(kept: Ledger, happened: dict[str, list[str]]) -> None:
    assert len(list(afterwards._doubled(kept, happened))) == 1


def test_who_has_not_heard_is_seen() -> None:
    assert len(unheard(arrived(LETTERS[:-1]))) == 1 and len(unheard(arrived(handed=2))) == 1
    assert list(afterwards._undelivered([("letter:id:9:citizen", "letter")], arrived()))


def test_a_repeat_that_says_something_else_is_seen() -> None:
    twice = {"<letter.id.1.citizen@host>": [{"to": "a@example.org"}, {"to": "b@example.org"}]}
    assert list(afterwards._other_repeats({"mail": twice}))


PAGE = '<h1>Ups</h1><form method="post" action="/x"><input name="csrf_token" value="t">{}</form>'
AGAIN = PAGE.format('<textarea name="tasks">\nBage\n&lt;boller&gt;</textarea>')
SENT = {"tasks": "Bage\r\n<boller>", TOKEN: "old"}


@pytest.mark.parametrize(
    ("status", "text", "headers", "kind"),
    [
        (303, "", {}, tally.TAKEN),
        (503, AGAIN, {"Retry-After": "30"}, tally.KEPT),
        (503, PAGE.format(""), {"Retry-After": "30"}, tally.LOST_WORDS),
        (503, AGAIN, {}, tally.BARE),
        (500, AGAIN, {}, tally.BARE),
        (500, "Internal Server Error", {}, tally.BARE),
        (502, "<h1>Vi er her ikke</h1>", {}, tally.AWAY),
        (502, "<center>nginx</center>", {}, tally.BARE),
        (404, "not found", {}, tally.BARE),
    ],
)
def test_an_answer_is_told_by_what_it_means_to_whoever_sent_something(
    status: int, text: str, headers: dict[str, str], kind: str
) -> None:
    assert kind_of(Answer(status, text, headers, "/x"), SENT) == kind


def test_a_form_is_read_as_a_browser_fills_it_in() -> None:
    form = read(AGAIN).form(TOKEN)
    assert form and form.fields == {"csrf_token": "t", "tasks": "Bage\n<boller>"} and form.action == "/x"
    assert kept(Answer(503, AGAIN, {}, "/x"), SENT)


@pytest.mark.parametrize("box", ["tasks", "nobody"])
def test_a_form_is_found_by_a_box_of_its_own(box: str) -> None:
    found: Callable[[str], Any] = read(PAGE.format("") + AGAIN).form
    assert bool(found(box)) is (box == "tasks")
