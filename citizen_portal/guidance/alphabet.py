"""Words in the order of the reader's alphabet, and under its letters. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from .glossary import Term

# Babel knows no order of letters, and ICU would be a big library for forty words.
LATIN = "abcdefghijklmnopqrstuvwxyz"
ALPHABETS = {
    "da": LATIN + "æøå",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "tr": "abcçdefgğhıijklmnoöpqrsştuüvwxyz",
}
# A dictionary finds an Arabic word without "the" before it, and writes every hamza on the letter that carries it.
ARTICLE = re.compile(r"^(?:وال|ال)(?=\w{2})")
CARRIED = str.maketrans("أإآٱؤئىة", "ااااوييه")
CAPITALS = {"tr": str.maketrans("İI", "iı")}
SMALL = {"tr": str.maketrans("iı", "İI")}


def key(word: str, lang: str) -> tuple[int, ...]:
    """What a word is sorted by: the places of its letters. "Work trial" stands before "workbook".

    Letters of other scripts come after the reader's own.
    """
    return tuple(_place(letter, ALPHABETS.get(lang, LATIN)) for letter in _letters(word, lang))


def first_letter(word: str, lang: str) -> str:
    """The capital a word is looked up under."""
    return next(_letters(word.lstrip(), lang), "").translate(SMALL.get(lang, {})).upper()


def by_letter(terms: Iterable[Term], lang: str) -> list[tuple[str, list[Term]]]:
    """Every letter that has a term, with its terms in order. `lang` is a language, not a way of writing it."""
    ordered = sorted(terms, key=lambda term: key(term.word, lang))
    return [(letter, list(those)) for letter, those in groupby(ordered, lambda term: first_letter(term.word, lang))]


def _letters(word: str, lang: str) -> Iterator[str]:
    """The letters that count, small: hyphens and vowel signs do not. A strange accent is left out."""
    alphabet = ALPHABETS.get(lang, LATIN)
    small = unicodedata.normalize("NFC", word.translate(CAPITALS.get(lang, {})).lower())
    if lang == "ar":
        small = ARTICLE.sub("", small).translate(CARRIED)
    for letter in small:
        known = letter if letter in alphabet else unicodedata.normalize("NFD", letter)[0]
        if known == " " or known.isalnum() and unicodedata.category(known) != "Lm":
            yield known


def _place(letter: str, alphabet: str) -> int:
    if letter == " ":
        return -1
    return alphabet.find(letter) if letter in alphabet else len(alphabet) + ord(letter)
