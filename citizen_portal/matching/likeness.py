"""How well a word that stands on a page answers a word that was asked for. Pure."""

from __future__ import annotations

from collections.abc import Iterable

SAME, BEGINNING, LAST_PART, STEM, INSIDE, SLIP = 1.0, 0.7, 0.55, 0.4, 0.3, 0.25
SHORTEST_BEGINNING = 2
SHORTEST_INSIDE = 3
SHORTEST_STEM = 4
SHORTEST_SLIP = 4
LONG = 8
# Of words that only look alike, how many, and how much of their letters they share at the least.
FEW = 5
LEAST_SHARED = 0.4


def answers(spellings: Iterable[str], known: Iterable[str]) -> dict[str, float]:
    """The known words that answer the one asked for; only where there are none, those a typing slip away."""
    spellings, known = tuple(spellings), tuple(known)
    found = {word: close for word in known if (close := max(closeness(asked, word) for asked in spellings))}
    return found or {word: SLIP for asked in spellings for word in slips(asked, known)}


def closeness(asked: str, word: str) -> float:
    """1 for the same word, less for its beginning, another ending or a part of a compound, 0 for another word."""
    if word == asked:
        return SAME
    if len(asked) >= SHORTEST_BEGINNING and word.startswith(asked):
        return BEGINNING
    if len(asked) >= SHORTEST_INSIDE and asked in word:
        return LAST_PART if word.endswith(asked) else INSIDE
    return STEM if same_stem(asked, word) else 0.0


def same_stem(asked: str, word: str) -> bool:
    """Whether two words differ in their endings alone, as "praktyka" and "praktyki" do."""
    longer = max(len(asked), len(word))
    stem = longer - (3 if longer >= LONG else 2)
    return stem >= SHORTEST_STEM and asked[:stem] == word[:stem]


def slips(asked: str, known: Iterable[str]) -> list[str]:
    """The words nearest to a mistyped one: one slip away, in a long word two."""
    if len(asked) < SHORTEST_SLIP:
        return []
    most = 2 if len(asked) >= LONG else 1
    near = [(distance(asked, word), word) for word in known if may_be_near(asked, word, most)]
    least = min((far for far, _ in near), default=most + 1)
    return [word for far, word in near if far == least <= most]


def nearest(asked: str, known: Iterable[str]) -> dict[str, float]:
    """The few words that share most threes of letters with one that is not known; none where they share too little."""
    own = _threes(asked)
    shares = {word: 2 * len(own & threes) / (len(own) + len(threes)) for word in known if (threes := _threes(word))}
    best = sorted(shares, key=lambda word: (-shares[word], word))[:FEW]
    return {word: shares[word] for word in best if own and shares[word] >= LEAST_SHARED}


def _threes(word: str) -> set[str]:
    return {word[at : at + 3] for at in range(len(word) - 2)}


def may_be_near(asked: str, word: str, most: int) -> bool:
    """A quick look that spares most words the slow one: each slip changes two letters of the set at most."""
    lengths = len(word) >= SHORTEST_SLIP and abs(len(asked) - len(word)) <= most
    return lengths and len(set(asked) ^ set(word)) <= 2 * most


def distance(one: str, other: str) -> int:
    """How many letters were changed, left out, put in or swapped with their neighbour."""
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        higher, above, row = above, row, [i + 1]
        for j, wanted in enumerate(other):
            best = min(above[j + 1] + 1, row[j] + 1, above[j] + (letter != wanted))
            if i and j and letter == other[j - 1] and one[i - 1] == wanted:
                best = min(best, higher[j - 1] + 1)
            row.append(best)
    return row[-1]
