"""Whoever asks for a page that is gone is led to where its text went."""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from .moved import Move


def lead_on(move: Move) -> Response:
    """For good, with what was asked of the old page: whatever it is, it stays behind the question mark."""
    asked = request.query_string.decode("ascii", "ignore")
    query, anchor = (f"?{asked}" if asked else ""), (f"#{move.anchor}" if move.anchor else "")
    return redirect(f"{url_for('guidance.page', slug=move.slug)}{query}{anchor}", 308)
