"""A text by its headings, so that a part of it can be folded. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .in_short import FOLDED, TO_THE_END
from .pages import Page

EASY_DANISH = "da-let"
REMEMBER = '<div class="box box-remember"'


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it, in HTML; the first one of a text has no heading.

    `kept` is what is not to be overlooked: it stands below a folded section, never in it.
    """

    heading: str
    blocks: tuple[str, ...]
    folded: bool = False

    @property
    def hidden(self) -> tuple[str, ...]:
        return tuple(block for block in self.blocks if not block.startswith(REMEMBER))

    @property
    def kept(self) -> tuple[str, ...]:
        return tuple(block for block in self.blocks if block.startswith(REMEMBER))


def sections(page: Page) -> tuple[Section, ...]:
    """The text of a page after its first block: what stands before any heading, then each heading with its own."""
    parts = _parted(page.blocks[1:])
    folded = _folded(page)
    return tuple(Section(heading, tuple(blocks), place in folded) for place, (heading, blocks) in enumerate(parts))


def _folded(page: Page) -> frozenset[int]:
    """The places of its folded sections. Easy Danish has fewer, in other places: only what folds to the end does."""
    places = FOLDED.get(page.slug, frozenset())
    return places if page.lang != EASY_DANISH or TO_THE_END in places else frozenset()


def _parted(blocks: Iterable[str]) -> list[tuple[str, list[str]]]:
    parts: list[tuple[str, list[str]]] = [("", [])]
    for block in blocks:
        if block.startswith("<h2"):
            parts.append((block.strip(), []))
        else:
            parts[-1][1].append(block)
    return parts
