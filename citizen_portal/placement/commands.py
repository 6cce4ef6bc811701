"""Commands about placements: `flask placement export`, and `flask placement move` for the jobcenter."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import click
from flask import Flask
from flask.cli import AppGroup
from sqlalchemy import select

from ..storage.database import db
from ..storage.tables import PlacementRow
from . import handing, happening, places
from .status import EventKind, Side

group = AppGroup("placement", help="Registered placements.")

# What the jobcenter says; everything else follows from what citizen and employer do, or from the calendar.
MOVES = ("with-jobcenter", "applied", "approved", "not-approved", "more-needed")


def init_app(app: Flask) -> None:
    app.cli.add_command(group)


@group.command()
@click.option("--format", "kind", type=click.Choice(["jsonl", "csv"]), default="jsonl", help="JSON lines, or a table.")
def export(kind: str) -> None:
    """Write every placement to standard output. Holds personal data."""
    payloads = _payloads()
    for line in _table(payloads) if kind == "csv" else (json.dumps(one, ensure_ascii=False) for one in payloads):
        click.echo(line)


@group.command()
@click.argument("reference")
@click.argument("status", type=click.Choice(MOVES))
def move(reference: str, status: str) -> None:
    """Say where a placement has got to; citizen and employer are written to."""
    place = places.by_reference(reference.strip().upper())
    if place is None:
        raise click.ClickException(f"No placement has the reference {reference}.")
    now = happening.insist(place, Side.JOBCENTER, EventKind.MOVED, {"status": status})
    click.echo(f"{now.row.reference}: {now.story.status}")


def _payloads() -> Iterator[dict[str, Any]]:
    for row in db.session.scalars(select(PlacementRow).order_by(PlacementRow.sent_at)):
        yield handing.payload(places.of_row(row))


def _table(payloads: Iterator[dict[str, Any]]) -> Iterator[str]:
    """A table for a spreadsheet: one line a placement, one column a field; what is nested is written as JSON."""
    for number, one in enumerate(payloads):
        flat = {name: _cell(one.get(name)) for name in handing.COLUMNS}
        if not number:
            yield _row(flat.keys())
        yield _row(flat.values())


def _cell(value: Any) -> str:
    """A cell. What a spreadsheet would take for a formula is kept a text."""
    text = value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _row(cells: Any) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
