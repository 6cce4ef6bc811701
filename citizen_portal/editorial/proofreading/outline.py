"""The blocks of a text in their order, so that a translation can be laid beside the Danish. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from markdown_it.token import Token

from .text import PageText


@dataclass(frozen=True)
class Block:
    """What a block is, in words, and the line it begins on."""

    line: int
    kind: str


def outline(text: PageText) -> list[Block]:
    """Headings, paragraphs, lists, boxes and tables. What stands inside a list item or a table is a part of it."""
    blocks, line = [], 0
    for place, token in enumerate(text.blocks):
        line = token.map[0] if token.map else line
        if kind := _kind(token, text.blocks[place:]):
            blocks.append(Block(text.first + line, kind))
    return blocks


def difference(own: PageText, danish: PageText) -> Iterator[str]:
    """The first block that is another one than the Danish; behind it everything is out of step."""
    end = Block(0, "nothing more")
    for mine, theirs in zip_longest(outline(own), outline(danish), fillvalue=end):
        if mine.kind != theirs.kind:
            line = mine.line or own.pieces[-1].line
            there = f"line {theirs.line}" if theirs.line else "at the end"
            yield f"{own.where}:{line}: {mine.kind}, where the Danish ({there}) has {theirs.kind}"
            return


def _kind(token: Token, rest: tuple[Token, ...]) -> str:
    """The block in words; nothing for a token that begins none of its own."""
    if token.type == "heading_open":
        return f"a heading {'#' * int(token.tag[1])}"
    if token.type == "paragraph_open":
        return "" if token.level and token.hidden else "a paragraph"
    if token.type in ("bullet_list_open", "ordered_list_open"):
        return f"a {token.type.split('_')[0]} list of {_inside(rest, 'list_item_open', token.level + 1)}"
    if token.type == "table_open":
        return f"a table of {_inside(rest, 'tr_open', token.level + 2)} rows"
    if token.type.startswith("container_"):
        return f"a box »{token.info.strip()}«" if token.nesting == 1 else "the end of a box"
    return ""


def _inside(tokens: tuple[Token, ...], kind: str, level: int) -> int:
    """How many of a kind stand directly inside the block these tokens begin with."""
    end = next(place for place, token in enumerate(tokens) if token.nesting == -1 and token.level == tokens[0].level)
    return sum(token.type == kind and token.level == level for token in tokens[:end])
