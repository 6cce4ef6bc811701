"""What a proxy or a supervisor asks: whether the process answers, and whether the site can be used.

Neither is logged, nor kept by anybody, and neither says anything about anyone.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask

from ..storage import readiness

# Answered without a thread: a site whose threads all wait for the database answers, and says that it is not ready.
ALIVE = "/healthz"

blueprint = Blueprint("health", __name__)


def init_app(app: Flask) -> None:
    app.register_blueprint(blueprint)


@blueprint.get(ALIVE)
def alive() -> dict[str, Any]:
    return {"alive": True}


@blueprint.get("/readyz")
def ready() -> tuple[dict[str, Any], int]:
    """503 with the parts that are not ready, so that a proxy leads people to another host meanwhile."""
    parts = readiness.not_ready()
    return {"ready": not parts, "not_ready": parts}, 503 if parts else 200
