"""A person's name as another system tells it: as somebody may write it here, and never with a personal number in it."""

from __future__ import annotations

from datetime import date

from . import personal_number, text


def told_name(told: object, today: date, longest: int) -> str:
    """On one line, of at most `longest` signs; "" for what is no text or holds nothing else."""
    clean = text.cleaned(told, one_line=True).strip() if isinstance(told, str) else ""
    return personal_number.without(clean, today).strip()[:longest]
