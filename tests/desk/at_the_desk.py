"""Somebody of the jobcenter, signed in."""

from __future__ import annotations

from flask import Flask

from citizen_portal.records import staff
from citizen_portal.records.staff import Role

from ..house_style import ReadingClient
from ..people import filled_in

NAME = "Karen Holm"


def invited(app: Flask, name: str = NAME, role: Role = Role.WORKER) -> str:
    """The address of an invitation."""
    with app.app_context():
        return f"/sagsbord/log-ind?kode={staff.invite(name, role)}"


def signed_in(app: Flask, client: ReadingClient, name: str = NAME, role: Role = Role.WORKER) -> ReadingClient:
    link = invited(app, name, role)
    assert client.post(link, data=filled_in(client.get(link).text)).status_code == 303
    return client
