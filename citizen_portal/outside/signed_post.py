"""One signed POST to another system, which can be repeated: what the hand-over and SMS have in common."""

from __future__ import annotations

import hashlib
import hmac
from importlib import import_module

from .. import clock

CONNECT, READ = 5.0, 15.0  # seconds


class NobodyAnswers(Exception):
    """No answer came that could be understood: nobody is there, they are too slow, or they talk nonsense."""


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """What the receiver reckons too, and compares."""
    return "v1=" + hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()


def post(url: str, secret: str, content: str, key: str) -> int:
    """Send a JSON text once; returns the status of the answer, of which nothing else is read. Raises NobodyAnswers.

    Redirects are not followed.
    """
    # Loaded when it is needed: most sites send nothing like this, and every worker would carry it.
    urllib3 = import_module("urllib3")
    body, timestamp = content.encode(), str(int(clock.now().timestamp()))
    sent = {
        "Content-Type": "application/json",
        "Idempotency-Key": key,
        "Portal-Timestamp": timestamp,
        "Portal-Signature": signature(secret, timestamp, body),
    }
    timeout = urllib3.Timeout(connect=CONNECT, read=READ)
    with urllib3.PoolManager() as pool:
        try:
            answer = pool.request(
                "POST", url, body=body, headers=sent, timeout=timeout, redirect=False, retries=False,
                preload_content=False,
            )  # fmt: skip
        except urllib3.exceptions.HTTPError as error:
            raise NobodyAnswers(type(error).__name__) from None
        # What else it says may never end.
        answer.close()
    return int(answer.status)
