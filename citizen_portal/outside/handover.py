"""Handing over to the municipality's own systems: a signed POST that can be repeated. See docs/handover.md."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from importlib import import_module
from typing import Any

from flask import Flask, current_app

CONNECT, READ = 5.0, 15.0  # seconds


class HandoverFailed(Exception):
    """The receiver did not take it; it is tried again. With `receiver_away` nobody answered at all."""

    def __init__(self, words: str, receiver_away: bool = False) -> None:
        super().__init__(words)
        self.receiver_away = receiver_away


def init_app(app: Flask, url: str, secret: str) -> None:
    app.extensions["handover"] = (url, secret)


def configured() -> bool:
    """Whether anybody is there to hand over to."""
    return bool(current_app.extensions["handover"][0])


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """What the receiver reckons too, and compares."""
    return "v1=" + hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()


def post(content: dict[str, Any], key: str) -> None:
    """Hand over once. Raises HandoverFailed for anything but an answer of 2xx."""
    # Loaded when it is needed: most sites hand nothing over, and every worker would carry it.
    urllib3 = import_module("urllib3")
    url, secret = current_app.extensions["handover"]
    body, timestamp = json.dumps(content, ensure_ascii=False).encode(), str(int(time.time()))
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
