"""`flask placement export`: every placement, as JSON lines or as a table."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click
from flask.cli import with_appcontext

from .. import clock
from ..records import audit, repository
from ..records.audit import What
from ..storage.sealed import CannotOpen
from . import export_format
from .payload import COLUMNS, MOMENTS, payload


@click.command()
@click.option("--format", "kind", type=click.Choice(["jsonl", "csv"]), default="jsonl", help="JSON lines, or a table.")
@with_appcontext
def export(kind: str) -> None:
    """Write every placement to standard output. Holds personal data.

    One that cannot be opened is named on standard error; the others are written, and the command fails at the end.
    """
    audit.done(What.EXPORTED, audit.ALL_OF_THEM)
    unreadable: list[str] = []
    for text in _table(_payloads(unreadable)) if kind == "csv" else _lines(_payloads(unreadable)):
        click.echo(text, nl=False)
    if unreadable:
        sys.exit(1)


def _payloads(unreadable: list[str]) -> Iterator[dict[str, Any]]:
    for row in repository.rows():
        try:
            yield payload(repository.of_row(row))
        except (CannotOpen, KeyError, ValueError) as error:
            unreadable.append(row.reference)
            click.echo(f"{row.reference} cannot be read: {type(error).__name__}", err=True)


def _lines(payloads: Iterator[dict[str, Any]]) -> Iterator[str]:
    for one in payloads:
        yield export_format.json_text(one) + "\n"


def _table(payloads: Iterator[dict[str, Any]]) -> Iterator[str]:
    """As a Danish spreadsheet opens it: one line a placement, one column a field."""
    yield export_format.MARK + export_format.row(COLUMNS)
    for one in payloads:
        yield export_format.row(_by_danish_clocks(one).get(name) for name in COLUMNS)


def _by_danish_clocks(one: dict[str, Any]) -> dict[str, Any]:
    """Whoever reads a table takes the day in front of a moment for the day it was."""
    return one | {name: clock.here(datetime.fromisoformat(one[name])).isoformat() for name in MOMENTS}
