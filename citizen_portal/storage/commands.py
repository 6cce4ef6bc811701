"""Commands of the cellar: `flask outbox run`, `list` and `retry`."""

from __future__ import annotations

import time

import click
from flask import Flask
from flask.cli import AppGroup

from .. import clock
from . import backlog, daily, outbox

group = AppGroup("outbox", help="What must reach the outside.")


def init_app(app: Flask) -> None:
    app.cli.add_command(group)


@group.command()
@click.option("--stay", is_flag=True, help="Go on until stopped.")
def run(stay: bool) -> None:
    """Deliver what is due. The site does so by itself; this is for one that runs without a server."""
    daily.run()
    delivered = outbox.deliver()
    click.echo(f"{delivered} delivered")
    while stay:
        daily.run()
        if not outbox.deliver():
            time.sleep(outbox.PAUSE)


@group.command("list")
def list_entries() -> None:
    """Show what has not been delivered: number, kind, state, since when, tries, reason.

    Ends with 1 when something has waited for longer than an hour.
    """
    now, late = clock.now(), 0
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
