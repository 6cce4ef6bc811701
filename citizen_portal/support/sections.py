"""The text of an outcome in its parts: what opens it, its steps, words to say, and what may be folded. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..guidance.pages import Page

WORDS, STEPS, HEADING = '<div class="box box-words"', "<ol", "<h2"


@dataclass
class Section:
    """A heading and its blocks. The first of a text has no heading, `name` is empty."""

    name: str = ""
    blocks: list[str] = field(default_factory=list)

    @property
    def is_steps(self) -> bool:
        return any(block.startswith(STEPS) for block in self.blocks)


@dataclass(frozen=True)
class Sections:
    """`opening` and what stands `before` the steps is read first; `more` may be folded."""

    opening: list[str]
    before: list[Section]
    steps: list[str]
    words: list[str]
    more: list[Section]


def sections(page: Page) -> Sections:
    """The parts of a text; one that has no steps is all opening and folds."""
    opening, *headed = split(page)
    place = next((place for place, section in enumerate(headed) if section.is_steps), 0)
    steps = headed[place].blocks if headed and headed[place].is_steps else []
    words = [block for section in headed for block in section.blocks if block.startswith(WORDS)]
    return Sections(
        opening.blocks, headed[:place], [block for block in steps if block not in words],
        words, headed[place + bool(steps) :],
    )  # fmt: skip


def split(page: Page) -> list[Section]:
    """The text cut before each of its headings."""
    names = iter(heading.text for heading in page.headings)
    found = [Section()]
    for block in page.blocks:
        if block.startswith(HEADING):
            found.append(Section(next(names)))
        else:
            found[-1].blocks.append(block)
    return found
