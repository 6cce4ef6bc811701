"""Does a language keep to the words of the house? Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .house_words import HouseWord, named
from .sayings import Saying

# A place where a pattern was found.
Hit = tuple[Saying, re.Match[str]]


def check_house_words(said: Iterable[Saying], words: Iterable[HouseWord]) -> Iterator[str]:
    """Every word that has a better one, with both."""
    by_scope: dict[str, list[Saying]] = {}
    for saying in said:
        by_scope.setdefault(saying.scope, []).append(saying)
    for word in words:
        yield from _unknown(word, by_scope)
        concerned = [pieces for scope, pieces in by_scope.items() if word.concerns(scope)]
        yield from _lacking(word, concerned) if word.needed else _too_much(word, concerned)


def _unknown(word: HouseWord, by_scope: Mapping[str, object]) -> Iterator[str]:
    """A place that is named and is not there (any more)."""
    for place in (*word.within, *word.without):
        if not any(named(scope, (place,)) for scope in by_scope):
            yield f"{word.at}: {word.name} names »{place}«, and there is no such text"


def _lacking(word: HouseWord, texts: Iterable[Sequence[Saying]]) -> Iterator[str]:
    for pieces in texts:
        first = next((piece for piece in pieces if piece.kind), pieces[0])
        if not word.pattern.search(first.text):
            yield first.fault(0, f"the first paragraph lacks »{word.written}«: {word.better}")


def _too_much(word: HouseWord, texts: Iterable[Sequence[Saying]]) -> Iterator[str]:
    found = [hits for pieces in texts if (hits := _on_page(word, pieces))]
    if len(found) > word.most_pages:
        yield from (_fault(word, hit, len(found)) for hits in found for hit in hits)


def _on_page(word: HouseWord, pieces: Sequence[Saying]) -> list[Hit]:
    """What stands on a page beyond what may."""
    if word.unless and any(word.unless.search(piece.text) for piece in pieces):
        return []
    hits = [(piece, hit) for piece in pieces if _looked_at(word, piece) for hit in word.pattern.finditer(piece.text)]
    return hits[word.most_on_page :]


def _looked_at(word: HouseWord, piece: Saying) -> bool:
    wanted = ((word.box, piece.box), (word.under, piece.under), (word.kind, piece.kind))
    return all(not want or want == own for want, own in wanted)


def _fault(word: HouseWord, hit: Hit, pages: int) -> str:
    piece, match = hit
    found = " ".join(match[0].split())
    many = f" (on {pages} pages, at most {word.most_pages})" if word.most_pages else ""
    return piece.fault(match.start(), f"»{found}«{many}: better {word.better}")
