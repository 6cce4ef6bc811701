"""Whoever runs the site sees what waits and what has ended badly, and can send it once more."""

from datetime import UTC, datetime, timedelta

from flask import Flask

from citizen_portal.storage import outbox
from citizen_portal.storage.database import db
from citizen_portal.storage.outbox import Handler
from citizen_portal.storage.tables import OutboxRow

from .entries import fail, put, refuse


def listed(app: Flask, kind: str) -> tuple[int, list[list[str]]]:
    shown = app.test_cli_runner().invoke(args=["outbox", "list"])
    return shown.exit_code, [line.split() for line in shown.output.splitlines() if kind in line.split()]


def test_the_list_shows_what_waits_and_what_has_ended_badly(app: Flask, kind: str) -> None:
    endings: dict[str, Handler] = {"1": fail("no server"), "2": refuse("mailbox"), "3": lambda _entry: None}
    outbox.register(app, kind, lambda entry: endings[entry.key[-1]](entry))
    put(kind, *"123")
    outbox.deliver()
    put(kind, "4")
    _, shown = listed(app, kind)
    assert [(one[2], " ".join(one[7:])) for one in shown] == [
        ("failing", "no server"), ("refused", "mailbox"), ("waiting", ""),
    ]  # fmt: skip


def test_the_list_fails_when_something_has_waited_for_over_an_hour(app: Flask, kind: str) -> None:
    put(kind, "1")
    assert listed(app, kind)[0] == 0
    db.session.query(OutboxRow).filter_by(kind=kind).update({"due_at": datetime.now(UTC) - timedelta(minutes=61)})
    db.session.commit()
    assert listed(app, kind)[0] == 1


def test_what_was_given_up_is_due_again_on_request(app: Flask, kind: str) -> None:
    outbox.register(app, kind, fail("not now"))
    put(kind, "1")
    outbox.deliver(datetime.now(UTC) + timedelta(days=6))
    outbox.register(app, kind, lambda _entry: None)
    assert app.test_cli_runner().invoke(args=["outbox", "retry"]).output == "1 due again\n"
    assert outbox.deliver() == 1


def test_the_tables_go_a_step_back_and_forth_again(app: Flask, kind: str) -> None:
    runner = app.test_cli_runner()
    db.session.rollback()
    newest = runner.invoke(args=["database", "version"]).output
    older = runner.invoke(args=["database", "downgrade"]).output
    assert older < newest and runner.invoke(args=["database", "version"]).output == older
    assert runner.invoke(args=["database", "upgrade"]).output == "up to date\n"
    assert runner.invoke(args=["database", "version"]).output == newest
