"""Commands about placements: `flask placement export`, `move` and `decide` for the jobcenter, and `rebuild`."""

from __future__ import annotations

import click
from flask import Flask
from flask.cli import AppGroup

from .. import clock
from ..handover.commands import export
from ..placement.start_guard import may_be_approved
from ..placement.status import MOVES, PROPOSABLE, UNDECIDED, EventKind, Side, Status
from ..records import rebuild as rebuilding
from ..records import repository
from ..records.events import NewEvent, record_event_with_retry
from ..records.refusals import GoneMeanwhile, NotAllowed

group = AppGroup("placement", help="Registered placements.")
group.add_command(export)


def init_app(app: Flask) -> None:
    app.cli.add_command(group)


@group.command()
@click.argument("reference")
@click.argument("status", type=click.Choice([status.value for status in MOVES[Side.JOBCENTER]]))
def move(reference: str, status: str) -> None:
    """Say where a placement has got to; citizen and employer are written to."""
    reference = reference.strip().upper()
    record = repository.by_reference(reference)
    if record is None:
        raise not_moved(reference, status)
    try:
        now = record_event_with_retry(record, NewEvent(Side.JOBCENTER, EventKind.MOVED, {"status": status}))
    except (GoneMeanwhile, NotAllowed):
        raise not_moved(reference, status) from None
    click.echo(f"{now.reference}: {now.state.status}")


DECISIONS = {"yes": EventKind.CHANGE_APPROVED, "no": EventKind.CHANGE_REFUSED}


@group.command()
@click.argument("reference")
@click.argument("decision", type=click.Choice(list(DECISIONS)))
def decide(reference: str, decision: str) -> None:
    """Say yes or no to other hours or days that both sides have agreed to; both are written to."""
    record = repository.by_reference(reference.strip().upper())
    if record is None:
        raise click.ClickException(f"No placement has the reference {reference}.")
    try:
        now = record_event_with_retry(record, NewEvent(Side.JOBCENTER, DECISIONS[decision]))
    except (GoneMeanwhile, NotAllowed):
        raise not_decided(record.reference) from None
    click.echo(f"{now.reference}: {now.state.status}, terms of version {now.state.latest.number}")


def not_decided(reference: str) -> click.ClickException:
    """Why not, as things stand now."""
    record = repository.by_reference(reference)
    if record and record.status in PROPOSABLE and record.state.change_waits_for is Side.JOBCENTER:
        return click.ClickException(f"The days wanted for {reference} have passed: new ones come first.")
    return click.ClickException(f"{reference} has no change that waits for the jobcenter.")


def not_moved(reference: str, status: str) -> click.ClickException:
    """Why not, as things stand now."""
    record = repository.by_reference(reference)
    if record is None:
        return click.ClickException(f"No placement has the reference {reference}.")
    passed = record.status in UNDECIDED and not may_be_approved(record.state, clock.today())
    if passed and status == Status.APPROVED:
        return click.ClickException(
            f"{record.reference} was to start on {record.state.starts_on}: new days come first."
        )
    return click.ClickException(f"{record.reference} is {record.status} and stays so.")


@group.command()
def rebuild() -> None:
    """Reckon what stands open in each placement's row anew, for lists and queues."""
    done = rebuilding.rebuild()
    click.echo(f"{done.count} placements rebuilt")
    if done.unreadable:
        raise click.ClickException(f"{len(done.unreadable)} cannot be read: {', '.join(done.unreadable)}")
