"""Commands about placements: `flask placement export`."""

from __future__ import annotations

import json

import click
from flask import Flask
from flask.cli import AppGroup
from sqlalchemy import select

from ..storage.database import db
from ..storage.tables import Placement
from . import store

group = AppGroup("placement", help="Registered placements.")


def init_app(app: Flask) -> None:
    app.cli.add_command(group)


@group.command()
def export() -> None:
    """Write every placement to standard output, one JSON object a line. Holds personal data."""
    for placement in db.session.scalars(select(Placement).order_by(Placement.sent_at)):
        click.echo(json.dumps(_plain(placement), ensure_ascii=False))


def _plain(placement: Placement) -> dict[str, object]:
    return {
        "reference": placement.reference,
        "status": placement.status,
        "language": placement.language,
        "sent_at": placement.sent_at.isoformat(),
        **store.fields_of(placement),
    }
