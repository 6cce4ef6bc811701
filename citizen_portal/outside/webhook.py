"""Handing over to the municipality's own systems: a signed POST that can be repeated. See docs/handover.md."""

from __future__ import annotations

import hashlib
import hmac
from importlib import import_module

from flask import Flask, current_app

from .. import clock

CONNECT, READ = 5.0, 15.0  # seconds


class HandoverFailed(Exception):
    """The receiver did not take it; it is tried again. With `receiver_away` nobody answered at all."""

    def __init__(self, words: str, receiver_away: bool = False) -> None:
        super().__init__(words)
        self.receiver_away = receiver_away


def init_app(app: Flask, url: str, secret: str) -> None:
    app.extensions["webhook"] = (url, secret)


def configured() -> bool:
    """Whether anybody is there to hand over to."""
    return bool(current_app.extensions["webhook"][0])


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """What the receiver reckons too, and compares."""
    return "v1=" + hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()


def post(content: str, key: str) -> None:
    """Hand over a JSON text once. Raises HandoverFailed for anything but an answer of 2xx."""
    # Loaded when it is needed: most sites hand nothing over, and every worker would carry it.
    urllib3 = import_module("urllib3")
    url, secret = current_app.extensions["webhook"]
    body, timestamp = content.encode(), str(int(clock.now().timestamp()))
    sent = {
        "Content-Type": "application/json",
        "Idempotency-Key": key,
        "Portal-Timestamp": timestamp,
        "Portal-Signature": signature(secret, timestamp, body),
    }
    timeout = urllib3.Timeout(connect=CONNECT, read=READ)
    try:
        answer = urllib3.request("POST", url, body=body, headers=sent, timeout=timeout, redirect=False, retries=False)
    except urllib3.exceptions.HTTPError as error:
        raise HandoverFailed(type(error).__name__, receiver_away=True) from None
    if not 200 <= answer.status < 300:
        raise HandoverFailed(f"answered {answer.status}")
