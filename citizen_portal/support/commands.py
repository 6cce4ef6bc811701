"""Commands about the flow: `flask flow check`. The map of the flow adds `flask flow draw`."""

from __future__ import annotations

import click
from flask import Flask
from flask.cli import AppGroup

from .. import flow
from . import soundness

group = AppGroup("flow", help="The support-level flow.")


def init_app(app: Flask) -> None:
    app.cli.add_command(group)


@group.command()
def check() -> None:
    """Verify the flow as a graph, and count its paths."""
    if faults := soundness.check_soundness():
        raise click.ClickException("\n".join(faults))
    paths = sum(1 for _ in soundness.all_paths())
    click.echo(f"{len(flow.QUESTIONS)} questions, {len(flow.OUTCOMES)} outcomes, {paths} paths, all of them end.")
