"""`flask placement export`: every placement, as JSON lines or as a table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import click
from flask.cli import with_appcontext

from ..records import repository
from .payload import COLUMNS, payload


@click.command()
@click.option("--format", "kind", type=click.Choice(["jsonl", "csv"]), default="jsonl", help="JSON lines, or a table.")
@with_appcontext
def export(kind: str) -> None:
    """Write every placement to standard output. Holds personal data."""
    payloads = (payload(repository.of_row(row)) for row in repository.rows())
    for line in _table(payloads) if kind == "csv" else (json.dumps(one, ensure_ascii=False) for one in payloads):
        click.echo(line)


def _table(payloads: Iterator[dict[str, Any]]) -> Iterator[str]:
    """A table for a spreadsheet: one line a placement, one column a field; what is nested is written as JSON."""
    for number, one in enumerate(payloads):
        flat = {name: _cell(one.get(name)) for name in COLUMNS}
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
