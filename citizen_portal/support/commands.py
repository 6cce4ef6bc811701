"""Commands about the flow: `flask flow check` and `flask flow draw`."""

from __future__ import annotations

from typing import IO

import click
from flask import Flask, current_app
from flask.cli import AppGroup

from .. import flow, i18n
from . import graph, mapping

group = AppGroup("flow", help="The support-level flow.")


def init_app(app: Flask) -> None:
    app.cli.add_command(group)


@group.command()
def check() -> None:
    """Verify the flow as a graph, and count its paths."""
    if faults := graph.faults():
        raise click.ClickException("\n".join(faults))
    paths = sum(1 for _ in graph.all_paths())
    click.echo(f"{len(flow.QUESTIONS)} questions, {len(flow.OUTCOMES)} outcomes, {paths} paths, all of them end.")


WHOLE = [code for code, language in i18n.LANGUAGES.items() if not language.reading_only]
FORMATS = {"svg": mapping.as_svg, "mermaid": mapping.as_mermaid}


@group.command()
@click.option("--lang", type=click.Choice(WHOLE), default=i18n.DANISH.code, help="In which language.")
@click.option("--format", "kind", type=click.Choice(list(FORMATS)), default="svg", help="As a picture, or as Mermaid.")
@click.argument("file", type=click.File("w", encoding="utf-8"), default="-")
def draw(lang: str, kind: str, file: IO[str]) -> None:
    """Draw the flow into FILE, or on the screen."""
    with current_app.test_request_context(f"/{lang}/"):
        file.write(FORMATS[kind]())
