"""The labels of a language beside the Danish ones: the same numbers, and choices that can be told apart. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .manuscript import PLACEHOLDER, CatalogueLabel, catalogue
from .parity import digits

# Labels of one question or one field: told apart in Danish, they must be told apart everywhere.
GROUPS = ("flow.", "placement.")


def check_choices(lang: str, own: Iterable[CatalogueLabel], danish: Iterable[CatalogueLabel]) -> Iterator[str]:
    """Every label with another number than the Danish, and every choice that reads as its neighbour."""
    said = {label.id: label.text for label in danish}
    seen: dict[tuple[str, str], CatalogueLabel] = {}
    for label in own:
        if label.id in said and _numbers(label.text) != _numbers(said[label.id]):
            yield f"{catalogue(lang)}:{label.line}: {label.id} has other numbers than the Danish »{said[label.id]}«"
        other = seen.setdefault((_group(label.id), label.text.casefold()), label)
        if said.get(other.id) != said.get(label.id):
            yield f"{catalogue(lang)}:{label.line}: {label.id} reads the same as {other.id}: say what is different"


def _numbers(text: str) -> list[str]:
    return sorted(digits(PLACEHOLDER.sub("", text)))


def _group(label: str) -> str:
    """The question or field a label belongs to; another label is a group of its own."""
    parts = label.split(".")
    return ".".join(parts[:2]) if label.startswith(GROUPS) and len(parts) == 3 else label
