"""The command, and the order in which it looks."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict

import click
from flask import Flask

from . import machine, outside, settings, stored, words
from .finding import Check, Finding, Grade, Site, lines, wrong

CHECKS: tuple[Check, ...] = (
    settings.settings, settings.keys, stored.database, machine.disk, machine.built, machine.papers, outside.mail,
    outside.public_address, outside.systems, outside.shared_cache, words.rules_of_the_law, words.texts,
)  # fmt: skip


def init_app(app: Flask) -> None:
    app.cli.add_command(doctor)


def is_asked(command_line: Sequence[str]) -> bool:
    return "doctor" in command_line[1:]


def alone() -> Flask:
    """What stands in the place of a site that may not be able to start, and is not to be started for a look at it."""
    app = Flask(__name__, static_folder=None)
    init_app(app)
    return app


@click.command()
@click.option("--json", "as_json", is_flag=True, help="A list of objects in place of lines.")
def doctor(as_json: bool) -> None:
    """Look at everything the site stands on, and say what to do. Sends nothing, and changes nothing.

    Ends with 0 when there is nothing to do, otherwise with 1.
    """
    found = examine(os.environ)
    click.echo(json.dumps([asdict(one) for one in found], indent=2) if as_json else "\n".join(map(lines, found)))
    raise SystemExit(any(one.grade != Grade.OK for one in found))


def examine(environ: Mapping[str, str]) -> list[Finding]:
    site = settings.site(environ)
    return [finding for check in CHECKS for finding in looked(check, site)]


def looked(check: Check, site: Site) -> list[Finding]:
    """One look that goes wrong keeps nobody from the others."""
    try:
        return list(check(site))
    except Exception as error:
        name = check.__name__.replace("_", " ")
        return [wrong(name, f"It cannot be looked at: {type(error).__name__}.", "Look at it by hand, and report this.")]
