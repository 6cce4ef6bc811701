"""Commands of the keys: `flask keys …`."""

from __future__ import annotations

from collections.abc import Iterator

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from . import keyring, rotation
from .keys import NAME
from .sealed import mark_of, sealer

group = AppGroup("keys", help="The keys that what people wrote is sealed with, and links are signed with.")


def init_app(app: Flask) -> None:
    app.cli.add_command(group)


@group.command()
@click.option("--dry-run", is_flag=True, help="Say how many rows lean on which key, and change nothing.")
def rotate(dry_run: bool) -> None:
    """Seal everything anew with the newest key, so that the former ones can be taken away.

    Hosts go on meanwhile, as long as all of them have the newest key in front. It may be stopped and begun again. Ends
    with 1 while a former key is still needed.
    """
    broken = 0 if dry_run else _carried_out()
    leaning = list(_leaning())
    for table, place, mark, count in leaning:
        click.echo(f"{table}: {count} sealed with {_named(place, mark)}")
    if broken:
        click.echo(f"{broken} rows are broken: no key opens them")
    if not dry_run:
        _conclude(needed=sum(count for _, place, _, count in leaning if place) - broken)


def _carried_out() -> int:
    """Rotate, and say how far it is. Returns how many rows are broken."""
    broken = {}
    for one in rotation.rotate():
        click.echo(f"{one.table}: {one.done} of {one.of}")
        broken[one.table] = one.broken
    return sum(broken.values())


def _conclude(needed: int) -> None:
    if needed > 0:
        click.echo("Run it again. If it says so again, some host still has a former key in front.")
        raise SystemExit(1)
    keyring.renew()
    for place, mark in _in_use()[1:]:
        click.echo(f"Nothing leans on {_named(place, mark)} any more: it can be taken away on every host.")
    for mark in sorted(keyring.former()):
        click.echo(f"Links signed with {mark} are still taken: `flask --app wsgi keys forget {mark}` ends them.")


@group.command()
@click.argument("mark")
def forget(mark: str) -> None:
    """Take no link any more that was signed with the former key MARK, as `rotate` names it: it may be known to others.

    Every host must be started again. People find their pages by code, or have the link sent anew.
    """
    if mark in [known for _, known in _in_use()] or not keyring.forget(mark):
        raise click.ClickException(f"{mark} is no key that has been taken away from {NAME}")
    click.echo(f"Links signed with {mark} open nothing once every host is started again.")


def _leaning() -> Iterator[tuple[str, int, str, int]]:
    """Each table and each key but the newest: its place in the setting (0 for none), its mark, how many rows."""
    places = {mark: place for place, mark in _in_use()}
    for table, counted in rotation.leaning().items():
        for mark, count in sorted(counted.items()):
            if mark != sealer().newest:
                yield table, places.get(mark.hex(), 0), mark.hex(), count


def _named(place: int, mark: str) -> str:
    return f"key {place} of {NAME} ({mark})" if place else f"a key that is not here ({mark})"


def _in_use() -> list[tuple[int, str]]:
    """The place of each key in the setting, from 1, and its mark."""
    config = current_app.config
    keys = (config["SECRET_KEY"], *config["SECRET_KEY_FALLBACKS"])
    return [(place, mark_of(key).hex()) for place, key in enumerate(keys, 1)]
