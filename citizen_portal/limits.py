"""How often somebody may try something that could be guessed, or write to an address that is not theirs."""

from __future__ import annotations

import ipaddress
import logging
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, NoReturn, TypeVar

from flask import Flask, current_app, g, request
from limits import RateLimitItem, parse
from limits.errors import ConfigurationError, StorageError
from limits.storage import MemoryStorage, Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from . import clock
from .meters import REFUSED
from .seldom import Seldom

log = logging.getLogger(__name__)

Found = TypeVar("Found")

# An address with a port behind it, as some proxies write it.
WITH_PORT = re.compile(r"\[(?P<v6>[^\]]+)\](:\d+)?|(?P<v4>\d+(\.\d+){3}):\d+")
# Whoever has one address of the newer kind has as many as they like.
NETWORK_OF_ONE = 64
EVERYBODY = "everybody"
# The shared cache is asked while somebody waits.
SHARED_SECONDS = 1
# Seconds one that has not answered is left alone: somebody who is counted several times waits for it once.
LEFT_ALONE = 5.0
# Letters to an address somebody has typed. A whole course shares one line, and may write to one firm.
LETTERS_TO_ONE, LETTERS_OF_A_SENDER = ("10 per minute", "60 per hour"), "120 per hour"


class CacheUnusable(RuntimeError):
    """The shared cache of the settings cannot be counted in."""


@dataclass
class Counters:
    """Where attempts are counted, and where while that is out of reach: in this process alone."""

    shared: FixedWindowRateLimiter
    own: FixedWindowRateLimiter
    told: Seldom = field(default_factory=Seldom)
    away_until: float = 0.0  # as time.monotonic() counts


def init_app(app: Flask, shared: str = "") -> None:
    """Count in this process, or for all machines together when there is a shared cache.

    Raises CacheUnusable when it is of a kind nothing here can talk to.
    """
    counters = Counters(FixedWindowRateLimiter(_storage(shared)), FixedWindowRateLimiter(MemoryStorage()))
    app.extensions["attempts"] = counters
    if not counters.shared.storage.check():
        _tell_once_a_minute(counters)


def _storage(shared: str) -> Storage:
    try:
        # One client speaks the protocol of both.
        uri = shared.replace("redis", "valkey", 1) if shared else "memory://"
        within = {"socket_timeout": SHARED_SECONDS, "socket_connect_timeout": SHARED_SECONDS} if shared else {}
        return storage_from_string(uri, wrap_exceptions=True, **within)  # type: ignore[return-value]
    except ConfigurationError as error:
        raise CacheUnusable(f"PORTAL_SHARED_CACHE_URL cannot be used: {error}") from None


def seconds_away(shared: str) -> float | None:
    """How long the shared cache takes to answer; None when it does not. Raises CacheUnusable."""
    storage = _storage(shared)
    storage.check()  # the line is laid
    began = perf_counter()
    return perf_counter() - began if storage.check() else None


def address() -> str:
    """Whom an attempt is counted for. Who that is behind a proxy is settled before: see PORTAL_PROXIES."""
    return network_of(request.remote_addr or "")


def network_of(told: str) -> str:
    """The address or, of the newer kind, the network of one customer; with a port behind it or without."""
    match = WITH_PORT.fullmatch(told.strip())
    bare = (match["v6"] or match["v4"]) if match else told.strip()
    try:
        found = ipaddress.ip_address(bare)
    except ValueError:
        return bare
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, NETWORK_OF_ONE), strict=False))
    return str(found)


def consume_attempt(name: str, key: str, most: str) -> None:
    """Use up one attempt of `most` ("5 per hour") for this key; answers 429 when there is none left."""
    item = parse(most)
    if not _counted(lambda counter: counter.hit(item, name, key)):
        _refuse(item, name, key)


def refuse_when_spent(name: str, key: str, most: str) -> None:
    """Answers 429 when no attempt is left, and uses up none: for what only a wrong attempt is counted by."""
    item = parse(most)
    if not _counted(lambda counter: counter.test(item, name, key)):
        _refuse(item, name, key)


def guess(name: str, each: str, of_all: str, find: Callable[[], Found]) -> Found:
    """What a code that was typed leads to; `find` gives None for a wrong one. A right one costs the others nothing.

    When too many were wrong, by whomever, nobody gets in by code for a while: a guess is no less wrong for being the
    right one. One that `find` answers 429 to is wrong, too.
    """
    refuse_when_spent(name, EVERYBODY, of_all)
    consume_attempt(name, address(), each)
    try:
        found = find()
    except TooManyRequests:
        consume_attempt(name, EVERYBODY, of_all)
        raise
    if found is None:
        consume_attempt(name, EVERYBODY, of_all)
    return found


def consume_letters(*recipients: str) -> None:
    """Letters are to be written to these addresses, as somebody typed them: "" is none.

    Answers 429 when one of them had many of late, or whoever asks had many written.
    """
    for to in filter(None, (typed.strip().casefold() for typed in recipients)):
        for most in LETTERS_TO_ONE:
            consume_attempt("letter-to", to, most)
    consume_attempt("letter-sender", address(), LETTERS_OF_A_SENDER)


def reset_attempts(name: str, key: str, most: str) -> None:
    """Who was right has not tried anything: the next attempt is the first again."""
    item = parse(most)
    _counted(lambda counter: counter.clear(item, name, key))


def told_to_wait(response: Response, spent: TooManyRequests) -> Response:
    """A page of one's own that says to come back later, with when that is."""
    response.headers["Retry-After"] = str(spent.retry_after)
    return response


def _refuse(item: RateLimitItem, name: str, key: str) -> NoReturn:
    REFUSED.labels(name).inc()
    until = _counted(lambda counter: counter.get_window_stats(item, name, key).reset_time)
    raise TooManyRequests(retry_after=_seconds(until - clock.now().timestamp(), item.get_expiry()))


def _seconds(left: float, whole: int) -> int:
    """How long to wait, also where a clock was set back meanwhile, or that of the shared cache differs."""
    return max(1, min(int(left), whole) + 1)


def _counted(ask: Callable[[FixedWindowRateLimiter], Any]) -> Any:
    """Ask the counter; while the shared one is out of reach, this process counts for itself."""
    counters: Counters = current_app.extensions["attempts"]
    began = time.monotonic()
    if began >= counters.away_until:
        try:
            return ask(counters.shared)
        except StorageError:
            _leave_alone(counters)
        finally:
            _sum_up(counters, time.monotonic() - began)
    return ask(counters.own)


def _sum_up(counters: Counters, waited: float) -> None:
    """A page that asks several times does not wait longer for all its answers than for one that does not come."""
    g.waited_for_cache = g.get("waited_for_cache", 0.0) + waited
    if g.waited_for_cache > SHARED_SECONDS:
        _leave_alone(counters)


def _leave_alone(counters: Counters) -> None:
    counters.away_until = time.monotonic() + LEFT_ALONE
    _tell_once_a_minute(counters)


def _tell_once_a_minute(counters: Counters) -> None:
    if counters.told.is_time("away"):
        log.warning("PORTAL_SHARED_CACHE_URL is out of reach: attempts are counted in each process for itself")
