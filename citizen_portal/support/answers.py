"""The reader's answers: in the one signed cookie of their own browser, and nowhere else."""

from __future__ import annotations

from flask import session

from .. import flow

KEY = "answers"


def given() -> dict[str, str]:
    """The answers that mean something in the flow as it is today. An old or odd cookie loses the rest."""
    found = session.get(KEY)
    return flow.kept(found) if isinstance(found, dict) else {}


def give(question: str, choice: str) -> dict[str, str]:
    """Add or change an answer; returns all of them."""
    session[KEY] = given() | {question: choice}
    return given()


def forget() -> None:
    session.pop(KEY, None)
