"""The tree of a page: read by the book once for every way of being built, and quickly when only its words differ.

The parser that knows all of the standard says what is wrong with a page, and takes four times as long as one that
takes a page at its word. What is wrong, and how the tree comes to stand, follows from the tags alone. So where the
careful one found nothing wrong and the quick one made the same tree, all that is written there is known to be right;
and a page of which every tag and every text is known, inside the same others and after the same, is read quickly.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder

import html5lib  # type: ignore[import-untyped]  # there are no stubs
from html5lib.constants import adjustSVGAttributes, voidElements  # type: ignore[import-untyped]

HTML, SVG = "{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}"
# What stands for a sign in every text, rightly written.
NAMED = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#3[49]);")
# Signs that may stand anywhere, and say nothing of how a page is built. What a field is decides where it may stand.
PLAIN = r"[^<>&\"\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
VALUE = re.compile(rf'(?<! type)="{PLAIN}*"')
WORDS = re.compile(rf">(?=\s*[^\s<])(?:{PLAIN}|\")+<")
# The quick one adds no tag that was left out.
WHOLE = re.compile(r"\s*<!doctype html>\s*<html")
STEP, NAME = re.compile(r"<[^>]*>|[^<]+"), re.compile(r"<(/?)([a-z][a-z0-9]*)")

# What a thing stands in, which tag comes before it, and how it is written.
Step = tuple[int, str, str]
right: set[Step] = set()


@lru_cache(maxsize=64)
def parsed(text: str) -> tuple[Element, list[str]]:
    """A page and what is wrong with its HTML. Whoever asks again gets the same, so nobody changes it."""
    if (steps := steps_of(text)) <= right:
        return quickly(text), []
    root, faults = by_the_book(text)
    if not faults and WHOLE.match(text) and nodes(root) == nodes(quickly(text)):
        right.update(steps)
    return root, faults


def steps_of(text: str) -> set[Step]:
    """All that is written one after the other; what it stands in is the print of all that is open there."""
    found, before = set[Step](), ""
    inside = [("", 0)]
    for step in STEP.findall(tags_of(text)):
        found.add((inside[-1][1], before, " " if step.isspace() else step))
        if named := NAME.match(step):
            before = named[0]
            _go_on(inside, named[2], ends=bool(named[1]), alone=step.endswith("/>"))
    return found


def _go_on(inside: list[tuple[str, int]], tag: str, ends: bool, alone: bool) -> None:
    """What is open after a tag."""
    if ends:
        while len(inside) > 1 and inside.pop()[0] != tag:
            pass
    elif tag not in voidElements and not alone:
        if tag == "option" == inside[-1][0]:
            inside.pop()
        inside.append((tag, hash((inside[-1][1], tag))))


def tags_of(text: str) -> str:
    """The page with an x for all that is said on it."""
    return WORDS.sub(">x<", VALUE.sub('="x"', NAMED.sub("x", text)))


def by_the_book(text: str) -> tuple[Element, list[str]]:
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"))
    return parser.parse(text), [f"{place}: {code} {values}" for place, code, values in parser.errors]


def quickly(text: str) -> Element:
    reader = AtItsWord()
    reader.feed(text)
    return reader.whole()


def nodes(root: Element) -> list[tuple[Any, ...]]:
    """All there is to a tree, in the order of reading."""
    return [(str(one.tag), one.attrib, one.text or "", one.tail or "", len(one)) for one in root.iter()]


class AtItsWord(HTMLParser):
    """Takes every tag to stand where it is written; the few things that are not written are those of every page."""

    def __init__(self) -> None:
        super().__init__()
        self.tree = TreeBuilder(insert_comments=True)
        self.drawn = self.choice = False
        self.last = ""

    def whole(self) -> Element:
        self.close()
        for tag in ("body", "html"):
            self.tree.end(HTML + tag)
        return self.tree.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.drawn = self.drawn or tag == "svg"
        if tag == "option":
            self.end_choice()
            self.choice = True
        known = adjustSVGAttributes if self.drawn else {}
        self.tree.start(self.named(tag), {known.get(name, name): value or "" for name, value in attrs})
        self.last = tag
        if tag in voidElements and not self.drawn:
            self.tree.end(self.named(tag))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self.drawn:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        # What comes after the end of a page is still put into its body.
        if tag in ("option", "select", "datalist", "optgroup"):
            self.end_choice()
        if tag not in ("body", "html", "option"):
            self.tree.end(self.named(tag))
        self.drawn = self.drawn and tag != "svg"
        self.last = ""

    def end_choice(self) -> None:
        """One among several ends where the next begins; that need not be written."""
        if self.choice:
            self.tree.end(HTML + "option")
        self.choice = False

    def handle_data(self, data: str) -> None:
        # Nothing is between the beginning and the head, and a box with room for lines begins on a line of its own.
        if self.last == "html" and data.isspace():
            return
        self.tree.data(data.removeprefix("\n") if self.last in ("pre", "textarea") else data)
        self.last = ""

    def handle_comment(self, data: str) -> None:
        self.tree.comment(data)

    def named(self, tag: str) -> str:
        return (SVG if self.drawn else HTML) + tag
