"""A phrase chosen from a list, as it is kept: its id, and the words it had in every language. Pure.

The id is what counts: two that share it are the same, whatever was written of it since. The words stand beside it so
that it can be read when the list does not have it any more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

# No box holds this sign: what is typed is freed of it.
BETWEEN = "\t"
# Ticked at most of each list. More can be done by nobody in a few weeks.
MOST = 6


def kept(phrase: str, words: Mapping[str, str]) -> str:
    """As it is kept. `words` by language."""
    return phrase + BETWEEN + json.dumps(dict(words), ensure_ascii=False, separators=(",", ":"))


def phrase_id(value: str) -> str:
    """The id of a kept phrase; "" for words of somebody's own."""
    return value.partition(BETWEEN)[0] if BETWEEN in value else ""


def words_it_had(value: str) -> dict[str, str]:
    """By language; nothing where they cannot be read."""
    try:
        found = json.loads(value.partition(BETWEEN)[2])
    except ValueError:
        return {}
    words = found.items() if isinstance(found, dict) else ()
    return {str(lang): said for lang, said in words if isinstance(said, str)}


def meant(value: str) -> str:
    """What two values are compared by: the id of a phrase, own words without their white space."""
    return phrase_id(value) or " ".join(value.split())


def said_twice(text: str, ticked: Iterable[str]) -> list[str]:
    """The lines of a text that say, in any language, just what a ticked phrase says."""
    known = {_plain(words) for value in ticked for words in words_it_had(value).values()}
    return [line for line in text.splitlines() if _plain(line) in known]


def own_words(text: str, ticked: Iterable[str]) -> str:
    """A text without the lines that were ticked, too: what is chosen and typed is read once."""
    twice = set(said_twice(text, ticked))
    return "\n".join(line for line in text.splitlines() if line not in twice) if twice else text


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".")
