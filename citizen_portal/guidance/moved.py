"""Pages whose text went elsewhere, from `content/moved.toml`: an address that was printed still leads to it. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..names import FILE
from .glossary import ContentError
from .pages import Library

NAME = "moved.toml"


@dataclass(frozen=True)
class Move:
    """Where a text went: a page, and a heading on it if one is named. `at` is the line that says so."""

    at: str
    old: str
    slug: str
    anchor: str = ""


def load(folders: Iterable[Path], library: Library) -> dict[str, Move]:
    """Where each page that is gone leads in the end, by its slug: also one that this municipality does without.

    Raises ContentError with all that is wrong.
    """
    moves = {move.old: move for folder in folders for move in (*_read(folder / NAME), *_left_out(library))}
    if faults := [fault for move in moves.values() for fault in _faults(move, moves, library)]:
        raise ContentError("\n".join(faults))
    return {old: _end(move, moves) for old, move in moves.items()}


def _read(file: Path) -> Iterator[Move]:
    if not file.exists():
        return
    text = file.read_text(encoding="utf-8")
    try:
        rows = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"content/{NAME}: {error}") from None
    for old, new in rows.items():
        at = f"content/{NAME}:{_line(text, old)}"
        if not isinstance(new, str):
            raise ContentError(f'{at}: {old} must say where it went: {old} = "a-page" or "a-page#a-heading"')
        slug, _, anchor = new.partition("#")
        yield Move(at, old, slug, anchor)


def _left_out(library: Library) -> Iterator[Move]:
    for old, new in library.names.not_ours.items():
        if ("da", "guidance", old) not in library.pages:
            slug, _, anchor = new.partition("#")
            yield Move(f"content/{FILE}:1", old, slug, anchor)


def _line(text: str, old: str) -> int:
    starts = (f"{old} ", f"{old}=", f'"{old}"', f"[{old}]")
    return next((number for number, line in enumerate(text.splitlines(), 1) if line.startswith(starts)), 1)


def _faults(move: Move, moves: Mapping[str, Move], library: Library) -> Iterator[str]:
    page = library.pages.get(("da", "guidance", move.slug))
    if ("da", "guidance", move.old) in library.pages:
        yield f"{move.at}: {move.old} is a page: take the page away, or this line"
    if move.slug in moves:
        if _circles(move, moves):
            yield f"{move.at}: {move.old} leads in a circle"
    elif page is None:
        yield f"{move.at}: {move.old} leads to {move.slug}, which is no page"
    elif move.anchor and move.anchor not in {heading.anchor for heading in page.headings}:
        yield f"{move.at}: {move.old} leads to #{move.anchor}, which is no heading of {move.slug}"


def _circles(move: Move, moves: Mapping[str, Move]) -> bool:
    met = {move.old}
    while move.slug in moves:
        move = moves[move.slug]
        if move.old in met:
            return True
        met.add(move.old)
    return False


def _end(move: Move, moves: Mapping[str, Move]) -> Move:
    while move.slug in moves:
        move = moves[move.slug]
    return move
