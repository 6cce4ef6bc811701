"""How often somebody may try something that could be guessed: a code, a birth date."""

from __future__ import annotations

import functools
import ipaddress
import logging
from collections.abc import Callable
from typing import Any, NoReturn

from flask import Flask, current_app, request
from flask_limiter import Limiter
from limits import RateLimitItem, parse
from limits.errors import ConfigurationError, StorageError
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter, RateLimiter
from werkzeug.exceptions import TooManyRequests

from . import clock

log = logging.getLogger(__name__)


class CacheUnusable(RuntimeError):
    """The shared cache of the settings cannot be counted in."""


def address() -> str:
    """Whom a try is counted for: the reader's address, as told by a proxy on this machine if there is one."""
    direct = request.remote_addr or ""
    told = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
    try:
        # From elsewhere the header is whatever somebody cared to write, and a new one for every try.
        return str(ipaddress.ip_address(told)) if ipaddress.ip_address(direct).is_loopback else direct
    except ValueError:
        return direct


limiter = Limiter(address, strategy="fixed-window", storage_options={"wrap_exceptions": "yes"})


def init_app(app: Flask, shared: str = "") -> None:
    """Count in this process, or for all machines together when there is a shared cache.

    Raises CacheUnusable when it is of a kind nothing here can talk to.
    """
    # One client speaks the protocol of both.
    app.config["RATELIMIT_STORAGE_URI"] = shared.replace("redis", "valkey", 1) if shared else "memory://"
    hooks: list[dict[Any, Any]] = [app.before_request_funcs, app.after_request_funcs, app.teardown_request_funcs]
    before = [list(each[None]) for each in hooks]
    try:
        limiter.init_app(app)
    except ConfigurationError as error:
        raise CacheUnusable(f"PORTAL_SHARED_CACHE_URL cannot be used: {error}") from None
    # Its hooks would look at every request of the site; only the few views below are counted.
    for each, kept in zip(hooks, before, strict=True):
        each[None] = kept
    app.extensions["own attempts"] = FixedWindowRateLimiter(MemoryStorage())


def limit_attempts(name: str, per_address: str = "10 per 15 minutes") -> Callable[[Any], Any]:
    """A view whose posts are limited for each address. Beyond it: 429."""

    def limited(view: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(view)
        def counted(*args: Any, **values: Any) -> Any:
            if request.method == "POST":
                consume_attempt(name, address(), per_address)
            return view(*args, **values)

        return counted

    return limited


def consume_attempt(name: str, key: str, most: str) -> None:
    """Use up one try of `most` ("5 per hour") for this key; answers 429 when there is none left."""
    item = parse(most)
    if not _counted(lambda counter: counter.hit(item, name, key)):
        _refuse(item, name, key)


def reset_attempts(name: str, key: str, most: str) -> None:
    """Who was right has not tried anything: the next try is the first again."""
    item = parse(most)
    _counted(lambda counter: counter.clear(item, name, key))


def reset() -> None:
    """Forget every count: for tests."""
    limiter.reset()


def _refuse(item: RateLimitItem, name: str, key: str) -> NoReturn:
    until = _counted(lambda counter: counter.get_window_stats(item, name, key).reset_time)
    raise TooManyRequests(retry_after=max(1, int(until - clock.now().timestamp()) + 1))


def _counted(ask: Callable[[RateLimiter], Any]) -> Any:
    """Ask the counter; while the shared one is out of reach, this process counts for itself."""
    try:
        return ask(limiter.limiter)
    except StorageError:
        log.warning("The shared cache is out of reach: tries are counted in this process")
        return ask(current_app.extensions["own attempts"])
