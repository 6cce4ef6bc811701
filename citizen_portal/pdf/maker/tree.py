"""What is done to the elements of a paper before it is laid out."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from .direction import direction
from .signs import breakable, is_mixture, named, shortened

# Where a template keeps the sentence about what is shown in brackets.
ABOUT_BRACKETS = "data-brackets"

HasLetters = Callable[[str], bool]


def prepare(root: Element, has_letters: HasLetters) -> None:
    """Settle the direction of every text, break long words, and put into brackets what cannot be shown."""
    for element in root.iter():
        if element.get("dir") == "auto":
            element.set("dir", direction("".join(element.itertext())))
    mixture = is_mixture(typed.text or "" for typed in root.iter("bdi"))
    if mixture:
        root.set("class", "mixture")
    rewritten = [_rewrite(element, has_letters, mixture) for element in root.iter("bdi")]
    if not any(rewritten):
        _drop_sentence_about_brackets(root)


def _rewrite(typed: Element, has_letters: HasLetters, mixture: bool) -> bool:
    """Returns whether anything is in brackets now. What is typed stands in an element of its own, without others."""
    before = typed.text or ""
    shown = named(shortened(before) if mixture else before, has_letters)
    typed.text = breakable(shown)
    return shown != before


def _drop_sentence_about_brackets(root: Element) -> None:
    for parent in root.iter():
        for child in [child for child in parent if child.get(ABOUT_BRACKETS) is not None]:
            parent.remove(child)
