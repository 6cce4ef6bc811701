"""Commands of the cellar: `flask outbox …` and `flask database …`."""

from __future__ import annotations

import time

import click
from flask import Flask
from flask.cli import AppGroup

from .. import clock
from . import backlog, daily, hold, hours, migrating, outbox
from .database import db

group = AppGroup("outbox", help="What must reach the outside.")


tables = AppGroup("database", help="The tables, and the version of the programme they are made for.")


def init_app(app: Flask) -> None:
    app.cli.add_command(group)
    app.cli.add_command(tables)


@group.command()
@click.option("--stay", is_flag=True, help="Go on until stopped.")
def run(stay: bool) -> None:
    """Deliver what is due. The site does so by itself; this is for one that runs without a server."""
    daily.run()
    hours.look()
    delivered = outbox.deliver()
    click.echo(f"{delivered} delivered")
    while stay:
        daily.run()
        hours.look()
        if not outbox.deliver():
            time.sleep(outbox.PAUSE)


@group.command("list")
def list_entries() -> None:
    """Show what has not been delivered: number, kind, state, since when, tries, reason.

    Ends with 1 when something has waited for longer than an hour.
    """
    now, late = clock.now(), 0
    if found := hold.held():
        click.echo(f"held since {found.at:%Y-%m-%d %H:%M} UTC, {found.value}")
    for one in backlog.listed(now):
        late += one.waits and now - one.since > backlog.HOUR
        click.echo(
            f"{one.number:>6}  {one.kind:<10}  {one.state:<9}  {one.since:%Y-%m-%d %H:%M} UTC"
            f"  {one.attempts:>3}  {one.reason}"
        )
    click.echo(f"{late} waiting for longer than an hour")
    if late:
        raise SystemExit(1)


@group.command()
def retry() -> None:
    """Make what was given up due again, also what was refused for a reason that can be mended here."""
    click.echo(f"{outbox.send_again()} due again")


@group.command("hold")
def hold_back() -> None:
    """Let nothing go out of this database, whoever is running on it, until `release`."""
    hold.hold()
    click.echo("held")


@group.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--as-sent", is_flag=True, help="What was due before it was held counts as sent, and does not go out.")
def release(yes: bool, as_sent: bool) -> None:
    """Let what was held go out. Shows first what was due before: the original of a copy may have sent it."""
    found = hold.held()
    if found is None:
        click.echo("not held")
        return
    before = hold.due_before(found.at)
    for one in before:
        click.echo(f"{one.id:>6}  {one.kind:<10}  due {one.due_at:%Y-%m-%d %H:%M} UTC")
    what = "count as sent" if as_sent else "go out now"
    click.echo(f"{len(before)} were due before it was held, {found.at:%Y-%m-%d %H:%M} UTC, and {what}")
    if not yes:
        click.confirm("Release?", abort=True)
    hold.release(as_sent)
    click.echo("released")


@tables.command()
def version() -> None:
    """Print the version of the tables."""
    with db.engine.connect() as connection:
        click.echo(migrating.version(connection))


@tables.command()
def upgrade() -> None:
    """Bring the tables to the version of this programme. Every start does so by itself."""
    migrating.migrate(db.engine)
    click.echo("up to date")


@tables.command()
@click.argument("revision", default="-1")
def downgrade(revision: str) -> None:
    """Take the newest step back, or all above REVISION, before an older programme is started. Stop every host first."""
    migrating.step_back(db.engine, revision)
    with db.engine.connect() as connection:
        click.echo(migrating.version(connection))
