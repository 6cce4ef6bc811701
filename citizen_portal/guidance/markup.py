"""Markdown as docs/writing.md describes it, turned into HTML. Pure.

Raw HTML is shown as text. A link to a page that is left out is its words alone.

The marks `{rule:…}`, `{term:…}`, `{da:…}` and `{ltr:…}` are the only additions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from .glossary import Term

NO_BREAK = "\N{NO-BREAK SPACE}"
MARK = re.compile(r"\{(rule|term|da|ltr):([^{}|]+?)(?:\\?\|([^{}]+))?\}")
BOXES = ("remember", "example", "words")


@dataclass
class Context:
    """What a text needs from outside to become HTML; the faults found and the terms met on the way."""

    lang: str
    words: Callable[[str], str]
    figures: Callable[[str], str]
    terms: Mapping[str, Term]
    href: Callable[[str], str]
    faults: list[str] = field(default_factory=list)
    met: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Heading:
    """A heading of the text, with the anchor it can be linked to by."""

    anchor: str
    level: int
    text: str


def render(text: str, context: Context) -> tuple[tuple[str, ...], tuple[Heading, ...]]:
    """HTML of a text, block by block, and its headings. Unknown marks are added to `context.faults`."""
    env = {"context": context}
    tokens = MARKDOWN.parse(text, env)
    headings = tuple(_anchored(tokens))
    return tuple(MARKDOWN.renderer.render(block, MARKDOWN.options, env) for block in blocks(tokens)), headings


def blocks(tokens: list[Token]) -> Iterator[list[Token]]:
    """The tokens by block: a heading, a paragraph, a list, a table or a box."""
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield block
            block = []


def _anchored(tokens: list[Token]) -> list[Heading]:
    """Number the headings, so that an anchor is the same in every language."""
    headings: list[Heading] = []
    for position, token in enumerate(tokens):
        if token.type == "heading_open":
            anchor = f"afsnit-{len(headings) + 1}"
            token.attrSet("id", anchor)
            headings.append(Heading(anchor, int(token.tag[1]), MARK.sub(_plain, tokens[position + 1].content)))
    return headings


def _plain(mark: re.Match[str]) -> str:
    return mark[3] or mark[2]


def _mark_rule(state: StateInline, silent: bool) -> bool:
    match = MARK.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("mark", "", 0)
        token.meta = {"kind": match[1], "of": match[2].strip(), "words": match[3], "mark": match[0]}
    state.pos = match.end()
    return True


def _render_mark(_self: RendererHTML, tokens: list[Token], index: int, _options: Any, env: dict[str, Any]) -> str:
    meta, context = tokens[index].meta, env["context"]
    try:
        return WRITERS[meta["kind"]](meta["of"], meta["words"], context)
    except KeyError:
        context.faults.append(f"{meta['mark']} is not known")
        return escape(meta["mark"])


def _figure(rule: str, _words: str | None, context: Context) -> str:
    return f'<bdi class="figure" data-figure="{escape(rule)}">{escape(context.figures(rule))}</bdi>'


def _term(term_id: str, words: str | None, context: Context) -> str:
    term = context.terms[term_id]
    link = f'<a class="term"{_met(term_id, context)} href="#ord-{escape(term_id)}">{escape(words or term.word)}</a>'
    if words or term.word.casefold() == term.danish.casefold():
        return link if context.lang.startswith("da") or words else f'<span lang="da">{link}</span>'
    return f"{link} ({_danish(term.danish, None, context)})"


def _met(term_id: str, context: Context) -> str:
    """The first time a term is met on a page its link gets an id, to come back to."""
    if term_id in context.met:
        return ""
    context.met.append(term_id)
    return f' id="her-{escape(term_id)}"'


def _danish(words: str, _also: str | None, _context: Context) -> str:
    return f'<bdi lang="da" dir="ltr">{escape(words)}</bdi>'


def _left_to_right(words: str, _also: str | None, _context: Context) -> str:
    # A telephone number is read in one line.
    return f'<bdi dir="ltr">{escape(words.replace(" ", NO_BREAK))}</bdi>'


WRITERS = {"rule": _figure, "term": _term, "da": _danish, "ltr": _left_to_right}


def _link_open(self: RendererHTML, tokens: list[Token], index: int, options: Any, env: dict[str, Any]) -> str:
    token, context = tokens[index], env["context"]
    target = str(token.attrGet("href"))
    try:
        address = context.href(target)
    except KeyError:
        context.faults.append(f"the link to {target} leads nowhere")
        address = target
    env["unlinked"] = not address
    if not address:
        return ""
    token.attrSet("href", address)
    if target.startswith("http"):
        token.attrSet("rel", "noopener")
    return str(self.renderToken(tokens, index, options, env))


def _link_close(self: RendererHTML, tokens: list[Token], index: int, options: Any, env: dict[str, Any]) -> str:
    return "" if env["unlinked"] else str(self.renderToken(tokens, index, options, env))


def _box(_self: RendererHTML, tokens: list[Token], index: int, _options: Any, env: dict[str, Any]) -> str:
    """A box says in a word what it is; its colour alone would not. Words to use can be copied, where a script is."""
    words = env["context"].words
    if tokens[index].nesting == 1:
        kind = env["box"] = tokens[index].info.strip()
        return f'<div class="box box-{kind}">\n<p class="box-name">{escape(words(f"box.{kind}"))}</p>\n'
    if env["box"] != "words":
        return "</div>\n"
    copy = f'<button class="tool no-print" type="button" data-copy hidden>{escape(words("box.copy"))}</button>'
    return f"{copy}\n</div>\n"


def _table_open(_self: RendererHTML, _tokens: list[Token], _index: int, _options: Any, env: dict[str, Any]) -> str:
    """A wide table scrolls by itself, also with the keyboard, so that the page does not."""
    name = escape(env["context"].words("table.name"))
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{name}">\n<table>\n'


def _corner(self: RendererHTML, tokens: list[Token], index: int, options: Any, env: dict[str, Any]) -> str:
    """An empty corner of a table is no heading of anything."""
    content = tokens[index + tokens[index].nesting]
    tokens[index].tag = "th" if content.content else "td"
    return str(self.renderToken(tokens, index, options, env))


def _table_close(*_all: Any) -> str:
    return "</table>\n</div>\n"


def _machine() -> MarkdownIt:
    machine = MarkdownIt("commonmark", {"html": False}).enable("table")
    machine.inline.ruler.before("link", "mark", _mark_rule)
    machine.add_render_rule("mark", _render_mark)
    machine.add_render_rule("link_open", _link_open)
    machine.add_render_rule("link_close", _link_close)
    machine.add_render_rule("table_open", _table_open)
    machine.add_render_rule("table_close", _table_close)
    machine.add_render_rule("th_open", _corner)
    machine.add_render_rule("th_close", _corner)
    for box in BOXES:
        machine.use(container_plugin, box, render=_box)
    return machine


MARKDOWN = _machine()
