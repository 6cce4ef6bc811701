"""Letting the citizen in by the link of one placement."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g
from werkzeug.wrappers import Response

from ..errors import unusable_link
from ..records import repository

blueprint = Blueprint("status", __name__, url_prefix="/<lang:lang>/status/<token>")


@blueprint.url_value_preprocessor
def take_token(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    g.token = (values or {}).pop("token", "")


@blueprint.url_defaults
def put_token(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint.startswith("status.") and "token" in g:
        values.setdefault("token", g.token)


@blueprint.before_request
def find() -> Response | None:
    """Whatever is wrong with a link, the answer is the same."""
    found = repository.by_status_link(g.token)
    if found is None:
        return unusable_link()
    g.record = found
    return None
