"""Which language somebody wrote in, told by its letters and its smallest words. Pure, and rather silent than wrong."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

# What only this language has among those that are written here, and its words that stand in every other sentence.
# Words that two of them share are left out, however common.
LETTERS = {"da": "æøå", "pl": "ąćęłńśźż", "tr": "ğışç"}
ENDINGS = {"pl": ("anie", "enie", "ować"), "tr": ("mak", "mek", "mayı", "meyi")}
WORDS = {
    "da": """af den der det eller en er et fra gerne har hvad hvordan ikke jeg kan lave lære med mere mig min mit når og
        også om op på sig skal som ud til vi vil være""",
    "en": """a about an and are as be from get good help how in is it learn make more my of on or out people that the
        their them this to up use want what when where which will with work would you your""",
    "pl": """aby albo bez bo być chcę chciałabym chciałbym co czy dla do gdzie ich jak jest jestem ktoś lub ma moja mój
        mogę na nad nie od oraz po pod pracy praca przez przy są się swoje także tym umiem w we z za ze że żeby""",
    "tr": """ama bana ben benim bir birlikte biraz bu çok daha diye gibi göre hem her için iş işi ile ilgili istiyorum
        kadar nasıl ne olan olarak olmak onlar sonra şey ve veya ya yardım""",
}
KNOWN = {lang: frozenset(words.split()) for lang, words in WORDS.items()}
# Languages that share a script, by the letters the others of them do not have.
CYRILLIC = (("uk", "іїєґ"), ("ru", "ыэъё"))
ARABIC = (("ur", "ٹڈڑںے"), ("fa", "پچژگ"))
# Signs of a language that make it certain: one may be a name, or a word that was borrowed.
ENOUGH = 2


def language_told(text: str) -> str:
    """The code of the language, as `da`, `uk`, `fa`; "" where too little tells it, or two of them are as likely."""
    letters = [letter for letter in text.casefold() if letter.isalpha()]
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in letters)
    script, most = scripts.most_common(1)[0] if scripts else ("", 0)
    if most * 2 <= len(letters):
        return ""
    if script == "CYRILLIC":
        return _by_letters(letters, CYRILLIC) or "uk"
    if script == "ARABIC":
        return _by_letters(letters, ARABIC) or "ar"
    return _by_words(text) if script == "LATIN" else ""


def _by_letters(letters: list[str], own: tuple[tuple[str, str], ...]) -> str:
    counted = [(sum(letter in only for letter in letters), lang) for lang, only in own]
    most, lang = max(counted, key=lambda one: one[0])
    return lang if most else ""


def _by_words(text: str) -> str:
    words = set(re.findall(r"[^\W\d_]+", text.replace("İ", "i").lower()))
    signs = sorted(((sum(_signs(word, lang) for word in words), lang) for lang in WORDS), reverse=True)
    (most, lang), (next_most, _) = signs[:2]
    return lang if most >= ENOUGH and most >= 2 * next_most else ""


def _signs(word: str, lang: str) -> int:
    """How many of the ways to tell it a word shows."""
    letters = any(letter in word for letter in LETTERS.get(lang, ""))
    ending = len(word) > 4 and word.endswith(ENDINGS.get(lang, ()))
    return letters + ending + (word in KNOWN[lang])
