"""What a query asks for, word by word, and which words of the pages answer it. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from sys import intern

from ..matching.compounds import SHORTEST_PART, part, parts
from ..matching.folding import WORD, asked_words, fold, spellings
from ..matching.likeness import BEGINNING, SAME, SHORTEST_STEM, closeness, distance, nearest, slips
from ..matching.small_words import telling
from ..matching.stems import stem

# The same word with another ending; a word with the same meaning; one typed with a slip.
INFLECTED, MEANT, MISTYPED = 0.9, 0.85, 0.5
# Likeness alone counts less where the word itself is known.
BESIDE_THE_WORD = 0.5

# The known words that answer one, each with how well it does.
Answers = Mapping[str, float]


@dataclass(frozen=True)
class Meaning:
    """Who types a word with these stems means these words."""

    stems: frozenset[str]
    words: tuple[str, ...]


class Vocabulary:
    """The words of some pages in one language, with the families their stems put them in."""

    def __init__(self, lang: str = "") -> None:
        self.lang = lang
        self.stems: dict[str, str] = {}
        self.families: dict[str, list[str]] = defaultdict(list)
        self.meanings: list[Meaning] = []

    def learn(self, text: str) -> None:
        """Every word of a text, as it is written there."""
        for written in set(WORD.findall(text)):
            word = intern(fold(written))
            if word not in self.stems:
                self.stems[word] = intern(stem(written, self.lang))
                self.families[self.stems[word]].append(word)

    def mean(self, typed: str, term: str) -> None:
        """Who types the one means the other."""
        stems = frozenset(self._stem(word) for word in asked_words(typed))
        self.meanings.append(Meaning(stems, tuple(map(fold, asked_words(term)))))

    def asked(self, query: str) -> list[Answers]:
        """For each telling word of a query, and each part of a compound, what answers it; without what nothing does."""
        words = telling(self._joined(asked_words(query)), self.lang)
        read = [(self._stem(piece), answers) for word in words for piece, answers in self._read(word)]
        stems = {each for each, _ in read}
        meant = [meaning for meaning in self.meanings if meaning.stems <= stems]
        found = [_meant(answers, [meaning for meaning in meant if each in meaning.stems]) for each, answers in read]
        return [answers for answers in found if answers]

    def resembling(self, query: str) -> list[Answers]:
        """For each telling word of a query that nothing answers, the known words that look most like it."""
        words = telling(asked_words(query), self.lang)
        return [alike for word in words if (alike := nearest(fold(word), self.stems))]

    def _joined(self, words: list[str]) -> list[str]:
        """Words that were typed apart and are known as one: "job center"."""
        joined: list[str] = []
        for word in words:
            if joined and len(word) >= SHORTEST_PART and fold(joined[-1] + word) in self.stems:
                joined[-1] += word
            else:
                joined.append(word)
        return joined

    def _stem(self, word: str) -> str:
        """Of a word typed without its accents, that of the word it stands for."""
        return self.stems.get(fold(word)) or stem(word, self.lang)

    def _read(self, word: str) -> Iterator[tuple[str, Answers]]:
        """A word with what answers it, or the parts of a compound with what answers them."""
        known = self._known(word)
        if known and max(known.values()) >= BEGINNING:
            yield word, known
            return
        near = {like for one in spellings(word) for like in slips(one, self.stems)}
        slipped_once = any(distance(one, like) == 1 for one in spellings(word) for like in near)
        pieces = () if slipped_once else self._pieces(word, in_part=not known and not near)
        for piece in pieces:
            yield piece, self._known(piece)
        if not pieces:
            yield word, {**known, **dict.fromkeys(near, MISTYPED)}

    def _pieces(self, word: str, in_part: bool) -> tuple[str, ...]:
        """What a compound is made of. Only Danish writes its words as one."""
        if not self.lang.startswith("da"):
            return ()
        whole = [made for one in spellings(word) if (made := parts(one, self.stems))]
        return whole[0] if whole else part(fold(word), self.stems) if in_part else ()

    def _known(self, word: str) -> dict[str, float]:
        """The known words that are the one asked for, or are like it."""
        like, family = self._like(spellings(word)), self._family(word)
        if family or SAME in like.values():
            like = {known: close if close == SAME else close * BESIDE_THE_WORD for known, close in like.items()}
        return {**like, **{known: max(INFLECTED, like.get(known, 0.0)) for known in family}}

    def _like(self, spelled: tuple[str, ...]) -> dict[str, float]:
        alike = ((one, known) for one in spelled for known in self.stems if _may_be_like(one, known))
        return _best((known, closeness(one, known)) for one, known in alike)

    def _family(self, word: str) -> list[str]:
        stems = {stem(word, self.lang), *(self.stems[one] for one in spellings(word) if one in self.stems)}
        return [known for each in stems for known in self.families.get(each, ())]


def _may_be_like(asked: str, known: str) -> bool:
    """A quick look that spares most words the slow one."""
    return asked in known or asked[:SHORTEST_STEM] == known[:SHORTEST_STEM]


def _meant(answers: Answers, meanings: Iterable[Meaning]) -> Answers:
    meant = ((word, MEANT) for meaning in meanings for word in meaning.words)
    return _best((*answers.items(), *meant))


def _best(answers: Iterable[tuple[str, float]]) -> dict[str, float]:
    best: dict[str, float] = {}
    for word, close in answers:
        if close > best.get(word, 0.0):
            best[word] = close
    return best
