"""Every button of either side, while the other side does something between its reading and its writing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from citizen_portal import create_app
from citizen_portal.config import Settings
from citizen_portal.records import events, repository
from citizen_portal.storage.database import db
from citizen_portal.storage.tables import EventRow

from ..databases import environ, postgresql, postgresql_server
from ..house_style import ReadingClient
from ..people import YES, agree, filled_in
from .lost_forms import World, answered

__all__ = ["environ", "postgresql", "postgresql_server"]


@pytest.fixture(scope="module")
def app(environ: dict[str, str]) -> Iterator[Flask]:  # the fixture, not the function
    app = create_app(Settings.from_environment(environ))
    app.test_client_class = ReadingClient
    yield app
    with app.app_context():
        db.engine.dispose()


@dataclass(frozen=True)
class Press:
    """A button: whose it is, under which address, and what is sent besides what stands in its form."""

    name: str
    employer: bool
    ending: str
    box: str = ""
    changes: tuple[tuple[str, str], ...] = ()
    page: str | None = None
    ready: Callable[[World], None] = answered

    def __str__(self) -> str:
        return f"{'employer' if self.employer else 'citizen'}-{self.name}"

    def data(self, world: World) -> dict[str, str]:
        client, base = (world.employer, world.link) if self.employer else (world.citizen, world.status)
        shown = client.get(base + (self.ending if self.page is None else self.page))
        try:
            found = filled_in(shown.text, self.box)
        except StopIteration:
            found = {"csrf_token": filled_in(client.get(base + "/paamindelser").text)["csrf_token"], "seen": "2"}
        return {**found, **dict(self.changes)}

    def press(self, world: World, data: dict[str, str]) -> Any:
        client, base = (world.employer, world.link) if self.employer else (world.citizen, world.status)
        return client.post(base + self.ending, data=data)


def changed(world: World) -> None:
    answered(world)
    path = f"{world.status}/ret"
    done = world.citizen.post(path, data={**filled_in(world.citizen.get(path).text, "tasks"), "weekly_hours": "20"})
    assert done.status_code == 303


def agreed(world: World) -> None:
    answered(world)
    assert agree(world.citizen, world.status).status_code == 303


CITIZENS = [
    Press("delete", False, "/stop", "", (("do", "delete"),)),
    Press("withdraw", False, "/stop", "", (("do", "withdraw"),)),
    Press("change", False, "/ret", "tasks", (("tasks", "Bage boller"),)),
    Press("agree", False, "/aftale"),
    Press("relink", False, "/link", "contact_email", (("contact_email", "ny@example.com"),)),
    Press("quiet", False, "/paamindelser"),
]
EMPLOYERS = [
    Press("yes", True, "", "tasks", (*YES.items(), ("weekly_hours", "22"))),
    Press("no", True, "", "reason", (("reason", "Vi flytter"), ("answer", "no"))),
    Press("agree", True, "/enig", page="", ready=changed),
    Press("applied", True, "/soegt", page="/vitas", ready=agreed),
    Press("quiet", True, "/paamindelser"),
]
PAIRS = [(slow, fast) for slow in [*CITIZENS, *EMPLOYERS] for fast in [*CITIZENS, *EMPLOYERS]
         if slow.employer != fast.employer or fast.name in ("delete", "withdraw")]  # fmt: skip


def just_before_writing(patch: pytest.MonkeyPatch, then: Callable[[], None]) -> None:
    """Whoever writes next has read everything already when the other one comes between."""
    happened: list[str] = []

    def between(write: Callable[..., Any]) -> Callable[..., Any]:
        def first_the_other(*given: Any, **named: Any) -> Any:
            if not happened:
                happened.append("between")
                then()
            return write(*given, **named)

        return first_the_other

    for name in ("_write", "delete_placement", "mute_reminders"):
        patch.setattr(events, name, between(getattr(events, name)))


def numbers(app: Flask, world: World) -> list[int]:
    with app.app_context():
        record = repository.by_status_link(world.status.rpartition("/")[2])
        if record is None:
            return []
        rows = select(EventRow.number).where(EventRow.placement_id == record.id).order_by(EventRow.number)
        return list(db.session.scalars(rows))


def test_the_size_of_the_matrix(record_property: Callable[[str, object], None]) -> None:
    record_property("pairs", len(PAIRS))
    assert len(PAIRS) >= 2 * len(CITIZENS) * len(EMPLOYERS)


def at_once(app: Flask, slow: Press, fast: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(app, app.test_client(), app.test_client())  # type: ignore[arg-type]  # a ReadingClient
    slow.ready(world)
    # The other one has devices of their own.
    other = replace(world, citizen=app.test_client(), employer=app.test_client())  # type: ignore[arg-type]
    sent, quick = slow.data(world), fast.data(other)
    told: list[int] = []
    with monkeypatch.context() as patch:
        just_before_writing(patch, lambda: told.append(fast.press(other, quick).status_code))
        late = slow.press(world, sent)
    said = f"{slow.name} while {fast.name}: {told}, then {late.status_code}"
    assert told, f"{slow.name} has not come to writing"
    assert late.status_code < 500 and all(code < 500 for code in told), said
    kept = numbers(app, world)
    assert kept == list(range(2, 2 + len(kept))), said
    typed = [value for name, value in slow.changes if name in ("tasks", "reason")]
    assert late.status_code < 400 or not [value for value in typed if value not in late.text], said


@pytest.mark.parametrize("slow", [*CITIZENS, *EMPLOYERS], ids=str)
def test_nothing_ends_in_an_accident_and_nothing_is_overwritten(
    app: Flask, slow: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    for fast in [fast for one, fast in PAIRS if one is slow]:
        at_once(app, slow, fast, monkeypatch)


def test_two_events_never_share_a_number(app: Flask) -> None:
    with app.app_context():
        twice = select(EventRow.placement_id).group_by(EventRow.placement_id, EventRow.number).having(func.count() > 1)
        assert not db.session.scalars(twice).all()
