"""How often somebody may try something that could be guessed: a code, a birth date."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = Limiter(get_remote_address, headers_enabled=True, default_limits=[])


def init_app(app: Flask, shared: str = "") -> None:
    """Counted in this process, or for all machines together when there is a shared cache."""
    app.config["RATELIMIT_STORAGE_URI"] = shared or "memory://"
    app.config["RATELIMIT_HEADERS_ENABLED"] = False
    limiter.init_app(app)


def tries(name: str, per_address: str = "10 per 15 minutes") -> Callable[[Any], Any]:
    """A view whose posts are limited for each address. Beyond it: 429."""
    return limiter.shared_limit(per_address, scope=name, methods=["POST"])


def reset() -> None:
    """Forget every count: for tests."""
    limiter.reset()
