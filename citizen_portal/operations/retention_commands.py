"""`flask retention purge`: delete what has been kept as long as its rule says. The running site does so every day."""

from __future__ import annotations

import click
from flask import Flask
from flask.cli import AppGroup

from ..records import retention

group = AppGroup("retention", help="How long what is kept.")


def init_app(app: Flask) -> None:
    app.cli.add_command(group)


@group.command()
@click.option("--dry-run", is_flag=True, help="Count what is due, and delete nothing.")
def purge(dry_run: bool) -> None:
    """Delete what is due, and what a backup that was put back has brought with it; says how much of what."""
    for name, count in retention.purge(dry_run).items():
        click.echo(f"{count:>8}  {name}")
    click.echo("Nothing was deleted." if dry_run else "Done.")
