"""What is taken away while people go on, and given back."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

import psycopg

from bench.parts import Part, Receiver
from bench.stack import Stack

# Seconds: how long something is away, and until a supervisor starts again what has ended.
AWAY, RESTART = 6.0, 2.0


@dataclass
class Scene:
    """What a fault may touch. `postman` is a `flask outbox run --stay` beside the hosts."""

    stack: Stack
    postman: Part
    chance: random.Random


def killed(part: Part, seconds: float = RESTART) -> None:
    part.kill()
    time.sleep(seconds)
    part.start()


def host(scene: Scene) -> None:
    """One that is there while the other is, too; it comes back while people go on and other things fail."""
    one = scene.chance.choice(scene.stack.hosts)
    for other in scene.stack.hosts:
        other.wait()
    one.kill()
    time.sleep(RESTART)
    one.start(wait=0)
    time.sleep(AWAY)


def worker(scene: Scene) -> None:
    """One worker of a host; its gunicorn starts another."""
    workers = [process for host in scene.stack.hosts for process in host.children()]
    shot(scene.chance.choice(workers))
    time.sleep(AWAY)


def shot(process: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def postman(scene: Scene) -> None:
    killed(scene.postman)
    time.sleep(AWAY)


def moody(name: str, **mood: object) -> Callable[[Scene], None]:
    def fault(scene: Scene) -> None:
        receiver: Receiver = getattr(scene.stack, name)
        receiver.mood(**mood)
        time.sleep(AWAY)
        receiver.mood()

    return fault


def gone(name: str) -> Callable[[Scene], None]:
    return lambda scene: killed(getattr(scene.stack, name), AWAY)


def hung(name: str) -> Callable[[Scene], None]:
    def fault(scene: Scene) -> None:
        part: Part = getattr(scene.stack, name)
        part.pause()
        time.sleep(AWAY)
        part.resume()

    return fault


def connection(scene: Scene) -> None:
    """A process of the database that serves a host: PostgreSQL then starts all of them anew."""
    with psycopg.connect(scene.stack.database.url(), autocommit=True) as line:
        found = line.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = 'portal' AND pid <> pg_backend_pid()"
        ).fetchall()
    if found:
        shot(scene.chance.choice(found)[0])
    time.sleep(AWAY)


def reloaded(scene: Scene) -> None:
    for _ in range(3):
        scene.stack.proxy.reload()
        time.sleep(AWAY / 3)


FAULTS: dict[str, Callable[[Scene], None]] = {
    "an app host killed": host,
    "a worker killed": worker,
    "`outbox run` killed": postman,
    "mail server killed": gone("mail"),
    "mail server slow": moody("mail", pause=2),
    "mail server says 451": moody("mail", answer=451),
    "webhook killed": gone("webhook"),
    "webhook says 500": moody("webhook", answer=500),
    "webhook slow": moody("webhook", pause=2),
    "SMS gateway killed": gone("sms"),
    "SMS gateway says 500": moody("sms", answer=500),
    "PostgreSQL killed": gone("database"),
    "a connection's process of PostgreSQL killed": connection,
    "Redis killed": gone("cache"),
    "Redis hangs": hung("cache"),
    "nginx reloaded": reloaded,
    "nginx killed": gone("proxy"),
}
