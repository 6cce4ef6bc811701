"""Commands about placements: `flask placement export`, `move` for the jobcenter, and `rebuild`."""

from __future__ import annotations

import click
from flask import Flask
from flask.cli import AppGroup

from ..handover.commands import export
from ..placement.status import MOVES, EventKind, Side
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
        raise not_moved(reference)
    try:
        now = record_event_with_retry(record, NewEvent(Side.JOBCENTER, EventKind.MOVED, {"status": status}))
    except (GoneMeanwhile, NotAllowed):
        raise not_moved(reference) from None
    click.echo(f"{now.reference}: {now.state.status}")


def not_moved(reference: str) -> click.ClickException:
    """Why not, as things stand now."""
    record = repository.by_reference(reference)
    if record is None:
        return click.ClickException(f"No placement has the reference {reference}.")
    return click.ClickException(f"{record.reference} is {record.status} and stays so.")


@group.command()
def rebuild() -> None:
    """Reckon what stands open in each placement's row anew, for lists and queues."""
    done = rebuilding.rebuild()
    click.echo(f"{done.count} placements rebuilt")
    if done.unreadable:
        raise click.ClickException(f"{len(done.unreadable)} cannot be read: {', '.join(done.unreadable)}")
