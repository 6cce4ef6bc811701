"""Words that are made of others, as Danish makes them without end: "praktikløn" is "praktik" and "løn". Pure."""

from __future__ import annotations

from collections.abc import Container

SHORTEST_PART = 3
# A word that is known in part is only taken for a compound where that part says much.
SHORTEST_ALONE = 5
# What may stand between two parts.
LINKS = ("", "s", "e", "er")


def parts(word: str, known: Container[str]) -> tuple[str, ...]:
    """The known words a folded word is made of, the longest first part wins; none where it is no compound."""
    for end in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
        first = word[:end]
        if first in known:
            for rest in _rests(word[end:]):
                if rest in known:
                    return first, rest
                if further := parts(rest, known):
                    return first, *further
    return ()


def part(word: str, known: Container[str]) -> tuple[str, ...]:
    """The longest known word that a folded one begins or ends with."""
    for length in range(len(word) - 1, SHORTEST_ALONE - 1, -1):
        for piece in (word[:length], word[-length:]):
            if piece in known:
                return (piece,)
    return ()


def _rests(rest: str) -> tuple[str, ...]:
    """What follows a part, with and without the letter that links them."""
    return tuple(
        rest[len(link) :] for link in LINKS if rest.startswith(link) and len(rest) - len(link) >= SHORTEST_PART
    )
