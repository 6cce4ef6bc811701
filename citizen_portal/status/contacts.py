"""How somebody is written to, of all that is held or was typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def said_of(boxes: Iterable[str], held: Mapping[str, str]) -> dict[str, str]:
    """Of these boxes the ones that are there at all, without the space around."""
    return {name: held[name].strip() for name in boxes if name in held}
