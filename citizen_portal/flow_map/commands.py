"""`flask flow draw`: the flow as a file, beside the other commands about it."""

from __future__ import annotations

from typing import IO

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from .. import i18n
from ..support.commands import group
from .routes import as_mermaid, as_svg

WHOLE = [code for code, language in i18n.LANGUAGES.items() if not language.easy]
FORMATS = {"svg": as_svg, "mermaid": as_mermaid}


def init_app(_app: Flask) -> None:
    group.add_command(draw)


@click.command()
@click.option("--lang", type=click.Choice(WHOLE), default=i18n.DANISH.code, help="In which language.")
@click.option("--format", "kind", type=click.Choice(list(FORMATS)), default="svg", help="As a picture, or as Mermaid.")
@click.argument("file", type=click.File("w", encoding="utf-8"), default="-")
@with_appcontext
def draw(lang: str, kind: str, file: IO[str]) -> None:
    """Draw the flow into FILE, or on the screen."""
    with current_app.test_request_context(f"/{lang}/"):
        file.write(FORMATS[kind]())
