"""What people type who mean a page or a word of the glossary, as an editor lists it beside the glossary. Pure.

`content/<lang>/synonyms.toml`: the slug of a page or the id of a term, and what is typed for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from ..matching.folding import folded
from ..matching.small_words import small_words
from .glossary import ContentError, read_toml

FILE = "synonyms.toml"
# Easy Danish is searched in the same words as Danish.
DANISH = "da"

# By the slug or the id, what is typed for it.
Synonyms = Mapping[str, tuple[str, ...]]


def load(folders: Iterable[Path], languages: Iterable[str]) -> dict[str, Synonyms]:
    """What is typed in each language; single Danish words too in all others, for a letter is in Danish."""
    folders = tuple(folders)
    danish = read(folders, DANISH)
    own = {lang: danish if lang.partition("-")[0] == DANISH else read(folders, lang) for lang in languages}
    return {lang: _with_danish(typed, danish) for lang, typed in own.items()}


def read(folders: Iterable[Path], lang: str) -> dict[str, tuple[str, ...]]:
    """The list of one language; a municipality's own for a page stands instead of ours."""
    found: dict[str, tuple[str, ...]] = {}
    for file in _files(folders, lang):
        for name, typed in read_toml(file).items():
            if not isinstance(typed, list) or not all(isinstance(one, str) and one.strip() for one in typed):
                raise ContentError(f"{_where(file, name)}: {name} is no list of words")
            found[name] = tuple(typed)
    return found


def unknown(folders: Iterable[Path], languages: Iterable[str], known: Collection[str]) -> Iterator[str]:
    """Each name in a list that is neither a page nor a term, with file and line."""
    for file in (file for lang in languages for file in _files(tuple(folders), lang)):
        for name in read_toml(file):
            if name not in known:
                yield f"{_where(file, name)}: {name} is neither a page nor a word of the glossary"


def check(folders: Iterable[Path], languages: Iterable[str]) -> Iterator[str]:
    """A language without a list, a word that stands twice in one, a word that a search does not look at."""
    folders = tuple(folders)
    for lang in languages:
        if not _files(folders, lang) and lang.partition("-")[0] == lang:
            yield f"content/{lang}/{FILE}: is missing"
        for file in _files(folders, lang):
            for name, typed in read_toml(file).items():
                yield from (f"{_where(file, name)}: {fault}" for fault in _faults(typed, lang))


def _faults(typed: list[str], lang: str) -> Iterator[str]:
    seen: set[tuple[str, ...]] = set()
    for one in typed:
        words = tuple(folded(one))
        if words in seen:
            yield f"»{one}« is there already, as a search reads it"
        if not set(words) - small_words(lang):
            yield f"»{one}« has none but small words, and a search passes over those"
        seen.add(words)


def _files(folders: Iterable[Path], lang: str) -> list[Path]:
    return [file for folder in folders if (file := folder / lang / FILE).exists()]


def _with_danish(own: Synonyms, danish: Synonyms) -> dict[str, tuple[str, ...]]:
    names = dict.fromkeys((*own, *danish))
    words = {name: [one for one in typed if len(one.split()) == 1] for name, typed in danish.items()}
    return {name: tuple(dict.fromkeys((*own.get(name, ()), *words.get(name, ())))) for name in names}


def _where(file: Path, name: str) -> str:
    """The file and the line in it, as an editor opens them."""
    lines = file.read_text(encoding="utf-8").splitlines()
    begins = re.compile(rf'\s*"?{re.escape(name)}"?\s*=')
    line = next((number for number, text in enumerate(lines, 1) if begins.match(text)), 1)
    return f"content/{file.parent.name}/{file.name}:{line}"
