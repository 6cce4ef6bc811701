"""What a gate has found: of which kind, with its file and line. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# The folder of the language a file lies in; what lies in none speaks for all languages.
OF = re.compile(r"(?:content|translations)/([a-z]{2}(?:-[a-z]+)?)/")
STALE, EVERY = "stale", "all"


@dataclass(frozen=True)
class Finding:
    """A fault, in words that begin with its file and line, and the kind it is counted under."""

    kind: str
    said: str

    @property
    def lang(self) -> str:
        own = OF.match(self.said)
        return own[1] if own else EVERY

    @property
    def stale(self) -> bool:
        """Whether it is a translation that was left behind, which is mended by translating, not by mending words."""
        return self.kind == STALE


def of_kind(kind: str, faults: Iterable[str]) -> Iterator[Finding]:
    yield from (Finding(kind, fault) for fault in faults)


def listed(found: Iterable[Finding]) -> Iterator[str]:
    """Each once: what is wrong, and apart from it what is stale."""
    once = list(dict.fromkeys(found))
    yield from (each.said for each in once if not each.stale)
    if stale := [each.said for each in once if each.stale]:
        yield from ("", "Stale, to be translated again:", *stale)


def counts(found: Iterable[Finding]) -> Iterator[str]:
    """How many of each kind, language by language."""
    counted: dict[str, Counter[str]] = {}
    for each in dict.fromkeys(found):
        counted.setdefault(each.lang, Counter())[each.kind] += 1
    for lang, kinds in sorted(counted.items()):
        yield f"{lang:>7}: {', '.join(f'{kind} {many}' for kind, many in sorted(kinds.items()))}"
