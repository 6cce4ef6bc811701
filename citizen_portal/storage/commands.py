"""Commands of the cellar: `flask outbox run`."""

from __future__ import annotations

import time

import click
from flask import Flask
from flask.cli import AppGroup

from . import outbox

group = AppGroup("outbox", help="What must reach the outside.")


def init_app(app: Flask) -> None:
    app.cli.add_command(group)


@group.command()
@click.option("--stay", is_flag=True, help="Go on until stopped.")
def run(stay: bool) -> None:
    """Deliver what is due. The site does so by itself; this is for one that runs without a server."""
    delivered = outbox.deliver()
    click.echo(f"{delivered} delivered")
    while stay:
        if not outbox.deliver():
            time.sleep(outbox.PAUSE)
