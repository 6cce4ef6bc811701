"""Commands about the desk: `flask desk invite`, `flask desk dismiss` and `flask desk readmit`."""

from __future__ import annotations

import click
from flask import Flask
from flask.cli import AppGroup

from .. import links
from ..records import staff
from ..records.staff import Role

group = AppGroup("desk", help="The jobcenter's desk.")


def init_app(app: Flask) -> None:
    app.cli.add_command(group)


@group.command()
@click.argument("name")
@click.option("--lead", is_flag=True, help="Somebody who sees the quality of all that is done, too.")
def invite(name: str, lead: bool) -> None:
    """Print a link that signs NAME in once. It works for two days."""
    token = staff.invite(name.strip(), Role.LEAD if lead else Role.WORKER)
    click.echo(f"{links.address('desk.sign_in', 'da')}?kode={token}")


@group.command()
@click.argument("name")
def dismiss(name: str) -> None:
    """NAME signs in no more, and is signed out everywhere at once."""
    if not staff.dismiss(name.strip()):
        raise click.ClickException(f"Nobody at the desk is called {name}.")
    click.echo(f"{name} has left the desk.")


@group.command()
@click.argument("name")
def readmit(name: str) -> None:
    """NAME, who was dismissed, may sign in at the provider again."""
    if not staff.readmit(name.strip()):
        raise click.ClickException(f"Nobody who signs in at a provider and was dismissed is called {name}.")
    click.echo(f"{name} may come in again.")
