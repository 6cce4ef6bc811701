"""A content file as a reader reads it: piece by piece, its marks as words or left out. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markdown_it.token import Token

from ...guidance import dated, here
from ...guidance.glossary import Term
from ...guidance.markup import MARKDOWN
from ...guidance.pages import Page
from ...names import Names, marked
from .sentences import Sentence, split

# What a rule mark is read as: a number and its unit, two words of everyday length.
FIGURE = "4 uger"
GAP = " · "
# What a piece is, by the token that opens it.
KINDS = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "list_item_open": "item",
    "th_open": "cell",
    "td_open": "cell",
}

# How a mark is said: as a word, or not at all.
Saying = Callable[[Token], str]


@dataclass(frozen=True)
class Piece:
    """What stands by itself on the page: a title, heading, paragraph, list item or table cell.

    `kind` is what it is, as "item"; `under` the heading it stands below.
    """

    line: int
    box: str
    tokens: tuple[Token, ...]
    kind: str = ""
    under: str = ""

    def marks(self, kind: str) -> list[str]:
        return [token.meta["of"] for token in self.tokens if token.type == "mark" and token.meta["kind"] == kind]

    def links(self) -> list[str]:
        return [str(token.attrGet("href")) for token in self.tokens if token.type == "link_open"]

    def said(self, mark: Saying) -> str:
        """Its words. A line end of the file stays one, so that lines can be counted."""
        return "".join(_said(token, mark) for token in self.tokens)


@dataclass(frozen=True)
class PageText:
    """The file behind a page: the blocks of its body, and its pieces, the title and summary first.

    `first` is the line of the file on which the body begins.
    """

    page: Page
    first: int
    blocks: tuple[Token, ...]
    pieces: tuple[Piece, ...]

    @property
    def where(self) -> str:
        return f"content/{self.page.lang}/{self.page.shelf}/{self.page.slug}.md"

    def sentences(self, mark: Saying) -> Iterator[Sentence]:
        for piece in self.pieces:
            yield from split(Sentence(self.where, piece.line, piece.said(mark), piece.box))


def read(page: Page, names: Names | None = None) -> PageText:
    """The text of a page as it is written, not as it is rendered; only the names of the municipality are put in."""
    head, body = page.file.read_text(encoding="utf-8").split("---\n", 2)[1:]
    first = head.count("\n") + 3
    whole = dated.whole(here.anywhere(body))
    blocks = tuple(MARKDOWN.parse(marked(whole, page.lang, names or Names())))
    front = (_front(head, "title", page.title), _front(head, "summary", page.summary))
    return PageText(page, first, blocks, (*front, *_pieces(blocks, first)))


def spoken(terms: Mapping[str, Term]) -> Saying:
    """Marks as a reader hears them: a term is its word, a rule a figure, the rest what stands inside."""

    def say(mark: Token) -> str:
        if mark.meta["kind"] == "term":
            return str(mark.meta["words"] or terms[mark.meta["of"]].word)
        return FIGURE if mark.meta["kind"] == "rule" else str(mark.meta["of"])

    return say


def silent(_mark: Token) -> str:
    """Marks as gaps, for whoever looks at what stands outside them."""
    return GAP


def _front(head: str, key: str, words: str) -> Piece:
    lines = enumerate(head.splitlines(), 2)
    line = next((number for number, line in lines if line.startswith(f"{key}:")), 1)
    return Piece(line, "", (Token("text", "", 0, content=words),))


def _pieces(blocks: tuple[Token, ...], first: int) -> Iterator[Piece]:
    box = under = kind = ""
    for token in blocks:
        if token.type.startswith("container_"):
            box = token.info.strip() if token.nesting == 1 else ""
        elif token.type in KINDS:
            # The paragraph inside a list item is the item.
            kind = kind if token.hidden else KINDS[token.type]
        elif token.type == "inline" and token.map:
            under = token.content if kind == "heading" else under
            yield Piece(first + token.map[0], box, tuple(token.children or ()), kind, under)


def _said(token: Token, mark: Saying) -> str:
    if token.type == "mark":
        return mark(token)
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content
