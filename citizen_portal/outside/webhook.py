"""Handing over to the municipality's own systems: a signed POST that can be repeated. See docs/handover.md."""

from __future__ import annotations

from flask import Flask, current_app

from . import signed_post


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


def post(content: str, key: str) -> None:
    """Hand over a JSON text once. Raises HandoverFailed for anything but an answer of 2xx."""
    url, secret = current_app.extensions["webhook"]
    try:
        status = signed_post.post(url, secret, content, key)
    except signed_post.NobodyAnswers as error:
        raise HandoverFailed(str(error), receiver_away=True) from None
    if not 200 <= status < 300:
        raise HandoverFailed(f"answered {status}")
