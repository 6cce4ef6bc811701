"""SMS: a signed POST to the municipality's gateway, or files beside the database where none is named.

See docs/decisions/0018-sms.md for what a gateway is sent and what its answers mean.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from flask import Flask, current_app

from . import kept_files, signed_post

# Answers about who we are or where we knock, not about the SMS in hand: somebody has to mend a setting or pay a bill.
OURS = {401, 402, 403, 404, 405, 407, 415}
# What is said of such a refusal.
REFUSED_FOR_US = frozenset(f"refused with {status}" for status in OURS)
# It was asked at a bad moment.
LATER = {408, 429}


@dataclass(frozen=True)
class Sms:
    """`recipient` is a number as it is dialled from anywhere (+45…); `key` is the same for every try."""

    recipient: str
    text: str
    key: str


class SmsFailed(Exception):
    """It did not go out; it may another time. With `gateway_away` nobody answered at all. The words name no number."""

    def __init__(self, words: str, gateway_away: bool = False) -> None:
        super().__init__(words)
        self.gateway_away = gateway_away


class SmsRefused(SmsFailed):
    """The gateway will not take it, today or tomorrow. `ours` says that an operator can mend the reason."""

    def __init__(self, words: str, ours: bool) -> None:
        super().__init__(words)
        self.ours = ours


def init_app(app: Flask, url: str, secret: str, folder: Path) -> None:
    app.config["SMS_FOLDER"] = folder
    app.extensions["sms"] = over_http(url, secret) if url else _into(folder)


def send(sms: Sms) -> None:
    """Raises SmsRefused when it never will be taken, SmsFailed when it may be later."""
    deliver: Callable[[Sms], None] = current_app.extensions["sms"]
    deliver(sms)


def over_http(url: str, secret: str) -> Callable[[Sms], None]:
    def deliver(sms: Sms) -> None:
        try:
            status = signed_post.post(url, secret, _as_json(sms), sms.key)
        except signed_post.NobodyAnswers as error:
            raise SmsFailed(str(error), gateway_away=True) from None
        _check(status)

    return deliver


def _check(status: int) -> None:
    if 200 <= status < 300:
        return
    if 400 <= status < 500 and status not in LATER:
        raise SmsRefused(f"refused with {status}", ours=status in OURS)
    raise SmsFailed(f"answered {status}")


def _as_json(sms: Sms) -> str:
    return json.dumps(asdict(sms), ensure_ascii=False)


def _into(folder: Path) -> Callable[[Sms], None]:
    """A file for each SMS."""

    def deliver(sms: Sms) -> None:
        kept_files.keep(folder, f"{sms.key.replace(':', '.')}.json", _as_json(sms).encode())

    return deliver
