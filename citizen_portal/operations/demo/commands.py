"""`flask demo seed`: many invented placements, for trying the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from random import Random

import click
from flask import Flask
from flask.cli import AppGroup

from ... import clock
from ...placement import history
from ...placement.state import Event, PlacementState
from ...placement.status import EventKind, Side
from ...records import demo, doers
from ...records.demo import Invented
from ...trades.library import trades
from .courses import COURSES, Course, moments, sent_at
from .fields import registered
from .people import person, workplaces

group = AppGroup("demo", help="Invented placements, for trying the desk.")
# Rows in one transaction.
AT_ONCE = 250
# Of a hundred so many have lost a letter, or somebody who sees to them.
LOST, ASSIGNED = 3, 40


def init_app(app: Flask) -> None:
    app.cli.add_command(group)


@group.command()
@click.argument("count", metavar="N", type=click.IntRange(1))
@click.option("--seed", default=0, help="The same number gives the same people again.")
def seed(count: int, seed: int) -> None:
    """Keep N invented placements, wherever a placement can stand. No letter leaves."""
    if demo.holds_real():
        raise click.ClickException("This database holds registrations of people: invented ones go into another one.")
    made, coming = 0, invented(count, Random(seed))
    while some := list(islice(coming, AT_ONCE)):
        demo.keep(some)
        made += len(some)
    click.echo(f"{made} invented placements")


def invented(count: int, draw: Random) -> Iterator[Invented]:
    """The first ones stand wherever one can; then as often as in life."""
    whole, staff = list(COURSES.values()), sorted(doers.colleagues())
    everywhere, places = workplaces(), list(trades().by_id.values())
    for number in range(count):
        course = whole[number] if number < len(whole) else draw.choices(whole, [one.share for one in whole])[0]
        starts_in = draw.randint(*course.starts)
        who, now = person(draw), clock.now()
        fields = registered(
            draw, number, who, draw.choice(everywhere), draw.choice(places),
            clock.today() + timedelta(days=starts_in),
        )  # fmt: skip
        record = demo.new_record(fields, who[0], sent_at(draw, now, starts_in))
        state = happened(draw, course, record.state)
        if staff and draw.randint(1, 100) <= ASSIGNED:
            state = taken(state, draw.choice(staff))
        yield Invented(replace(record, state=state), draw.randint(1, 100) <= LOST)


def happened(draw: Random, course: Course, state: PlacementState) -> PlacementState:
    """The state after a course. Raises ValueError where something happens that may not."""
    for step, at in zip(course.steps, moments(course, state, clock.now()), strict=True):
        event = Event(state.number + 1, at, step.by, step.kind, step.content(draw, state))
        if not history.may_happen(state, event, clock.day_of(at)):
            raise ValueError(f"{step.kind} by {step.by} may not happen to what is {state.status}")
        state = history.apply(state, event)
    return state


def taken(state: PlacementState, staff_id: str) -> PlacementState:
    """Somebody at the desk has it from when it last changed on; nobody has what came to nothing."""
    event = Event(state.number + 1, state.changed_at(), Side.JOBCENTER, EventKind.ASSIGNED, {"to": staff_id})
    return history.apply(state, event) if history.may_happen(state, event, clock.day_of(event.at)) else state
