"""Every form in which something is typed, and whatever can come back in place of "done"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from sqlalchemy import event
from werkzeug.test import TestResponse

from citizen_portal.placement.fields import STEPS
from citizen_portal.storage.database import db

from ..house_style import ReadingClient
from ..people import YES, answer, case, employers_path, fill, filled_in, register, say_yes
from ..preparing import INVITE, PLACE

CAFE = case("cafe-dagpenge-da")
COMMENT = "Vi lærte meget af hinanden"


@dataclass
class World:
    """Two people, one placement, one draft; `citizen` has it on her phone, `employer` the link."""

    app: Flask
    citizen: ReadingClient
    employer: ReadingClient
    status: str = ""
    link: str = ""

    def begun(self, until: str) -> None:
        fill(self.citizen, CAFE, until)

    def sent(self) -> None:
        self.status = register(self.citizen, CAFE)
        self.link = employers_path(self.citizen, self.status)


@dataclass(frozen=True)
class Form:
    """A form: who has it, where it stands once the world is `ready`, what is typed, and a box that is its own."""

    name: str
    path: Callable[[World], str]
    typed: dict[str, str]
    ready: Callable[[World], object] = World.sent
    box: str = ""
    employer: bool = False
    ended: bool = False
    applied: bool = False
    registration: bool = False
    extra: dict[str, str] = field(default_factory=dict)

    def client(self, world: World) -> ReadingClient:
        return world.employer if self.employer else world.citizen

    def filled(self, world: World) -> dict[str, str]:
        shown = self.client(world).get(self.path(world))
        assert shown.status_code == 200, f"{self.name}: {self.path(world)} answers {shown.status_code}"
        return {**filled_in(shown.text, self.box), **self.typed, **self.extra}


def step(name: str) -> Form:
    return Form(
        f"step {name}", lambda world: f"/da/plads/{name}", CAFE.step(name), lambda world: world.begun(name),
        box=STEPS[name][0], registration=True,
    )  # fmt: skip


def answered(world: World) -> None:
    world.sent()
    assert answer(world.employer, world.link, weekly_hours="25").status_code == 303


def said_yes(world: World) -> None:
    world.sent()
    assert say_yes(world.employer, world.link).status_code == 303


def applied(world: World) -> None:
    said_yes(world)
    form = filled_in(world.employer.get(f"{world.link}/vitas").text)
    assert world.employer.post(f"{world.link}/soegt", data=form).status_code == 303


def status(ending: str) -> Callable[[World], str]:
    return lambda world: world.status + ending


def link(ending: str = "") -> Callable[[World], str]:
    return lambda world: world.link + ending


CHANGED = {"tasks": "Bage boller og brød", "weekly_hours": "22", "afterwards": "Vi taler om mere"}
SAID = {"support": "Pia følger op hver fredag", "decided_when": "I maj", **YES}
WANTED = {"tasks": "Bage boller og brød", "learning-1": "Tage imod en bestilling"}
ADDED = {"support": "Pia følger op hver fredag", "job_realistic": "hours"}
TOLD = {
    "comment": COMMENT,
    "goal-0-note": "Hver morgen i to uger",
    "goal-0-result": "alone",
    "outcome": "clarity",
    "purpose_reached": "partly",
    "again": "maybe",
}
FORMS = [
    *(step(name) for name in STEPS),
    Form("resume", lambda world: "/da/plads/fortsaet", {"code": "CCCC-7777", "birth_date-day": "14",
         "birth_date-month": "11", "birth_date-year": "1961"}, lambda world: None, "code"),
    Form("code page", lambda world: "/da/arbejdsgiver/", {"code": "CCCC-7777"}, lambda world: None, "code", True),
    Form("change", status("/ret"), CHANGED, answered, "tasks"),
    Form("relink", status("/link"), {"contact_email": "ny@example.com"}, box="contact_email"),
    Form("address", status("/adresse"), {"email": "ny@example.org"}, box="email"),
    Form("evaluation", status("/bagefter"), TOLD, box="comment", ended=True),
    Form("yes", link("/ret"), SAID, box="tasks", employer=True, extra={"answer": "yes"}),
    Form("no", link("/nej"), {"reason": "Vi flytter til august"}, box="reason", employer=True, extra={"answer": "no"}),
    Form("step after the yes", link("/mere/hjaelp"), ADDED, said_yes, box="support", employer=True),
    Form("what VITAS lacks", link("/mere/vitas"), {"support": "Pia følger op", "p_number": "1003388394"}, said_yes,
         box="p_number", employer=True),
    Form("evaluation of the employer", link("/bagefter"), TOLD, box="comment", employer=True, ended=True),
    Form("prepare", lambda world: INVITE, PLACE, lambda world: None, "tasks", True),
    Form("prepared code", lambda world: "/da/plads/forberedt/", {"code": "CCCC-7777"}, lambda world: None, "code"),
    Form("three months later", status("/nu"), {"three_months_later": "education"},
         box="three_months_later", ended=True),
    Form("other tasks", status("/aendring/indhold"), WANTED, applied, "tasks", applied=True),
    Form("other hours", link("/aendring/dage"), {"weekly_hours": "22"}, applied, "weekly_hours", True, applied=True),
    Form("who is there", link("/kontakt"), {"daily_contact_name": "Ida Falk"}, applied, "daily_contact_name", True,
         applied=True),
    Form("correct", status("/oplysninger/ret"), {"name": "Mette Holm"}, box="name"),
]  # fmt: skip
BUTTONS = [
    Form("agree", status("/aftale"), {}, answered),
    Form("withdraw", status("/stop"), {}, box="do", extra={"do": "withdraw"}),
    Form("delete", status("/stop"), {}, box="do", extra={"do": "delete"}),
    Form("quiet", status("/paamindelser"), {}),
    Form("quiet for the employer", link("/paamindelser"), {}, employer=True),
]


def post(form: Form, world: World, data: dict[str, str], lang: str = "da") -> TestResponse:
    path = form.path(world).replace("/da/", f"/{lang}/", 1)
    return form.client(world).post(path, data=data)


def withdraw(world: World) -> None:
    path = f"{world.status}/stop"
    done = world.citizen.post(path, data={**filled_in(world.citizen.get(path).text), "do": "withdraw"})
    assert done.status_code == 303


def delete(world: World) -> None:
    path = f"{world.status}/stop"
    done = world.citizen.post(path, data={**filled_in(world.citizen.get(path).text), "do": "delete"})
    assert done.status_code == 303


@contextmanager
def no_room(app: Flask) -> Iterator[None]:
    """The database takes nothing any more, and says so itself."""
    with app.app_context():
        engine = db.engine

    def refuse(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA query_only = 1")

    event.listen(engine, "connect", refuse)
    engine.dispose()
    try:
        yield
    finally:
        event.remove(engine, "connect", refuse)
        engine.dispose()
