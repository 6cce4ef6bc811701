"""Where the workplace lies: the address on one line, and a map of it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

# Followed by whoever presses on it, and by nobody else.
MAP = "https://www.openstreetmap.org/search"


def address(fields: Mapping[str, str]) -> str:
    """The street is left out where nobody has typed it yet."""
    town = " ".join(filter(None, (fields.get(name, "").strip() for name in ("postcode", "city"))))
    return ", ".join(filter(None, (fields.get("street", "").strip(), town)))


def map_link(fields: Mapping[str, str]) -> str:
    """The address of a map, "" for a place of which the street is not known."""
    return f"{MAP}?{urlencode({'query': address(fields)})}" if fields.get("street", "").strip() else ""
