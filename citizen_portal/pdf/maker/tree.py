"""What is done to the elements of a paper before it is laid out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from .direction import direction


def prepare(root: Element) -> None:
    """Settle the direction of every text."""
    for element in root.iter():
        if element.get("dir") == "auto":
            element.set("dir", direction("".join(element.itertext())))
