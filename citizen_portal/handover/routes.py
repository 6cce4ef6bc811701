"""The address of the schema."""

from __future__ import annotations

from flask import Blueprint, Flask, jsonify
from werkzeug.wrappers import Response

from .. import headers
from . import delivery
from .schema import schema

blueprint = Blueprint("handover", __name__)


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)
    delivery.init_app(app)


@blueprint.get("/schema/placement-v1.json")
def placement_schema() -> Response:
    """It holds nobody's data, so anybody may keep it."""
    response = jsonify(schema())
    response.headers["Cache-Control"] = headers.PUBLIC
    return response
