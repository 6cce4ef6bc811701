"""Where the next page of a list begins: past the day and the reference of a row, as the address says it."""

from __future__ import annotations

from datetime import date


def mark(day: date, reference: str) -> str:
    return f"{day}~{reference}"


def read(after: str) -> tuple[date, str] | None:
    """None for the start of the list, and where the address was written by hand."""
    day, _, reference = after.partition("~")
    try:
        return date.fromisoformat(day), reference
    except ValueError:
        return None
