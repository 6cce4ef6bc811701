"""Passages of a text that stand only where one municipality is spoken for, or only where a page is there. Pure.

A fence of four colons says which: `:::: only Københavns Kommune` or `:::: not Københavns Kommune`, the name as in
`municipality.toml`; `:::: only tal` or `:::: not tal`, a page by its slug. No other fence stands inside.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

FENCE = re.compile(r"^::::(?!:)[ \t]+(only|not)[ \t]+(.+?)[ \t]*$")
END = re.compile(r"^::::[ \t]*$")


class HereError(ValueError):
    """A fence that never ends. The message begins with "line <number>"."""


def here(body: str, known: Collection[str]) -> str:
    """The text as it stands where these are known: the municipality by its name, the pages by their slugs.

    Raises HereError.
    """
    return "\n".join(line for line, opened in _lines(body) if opened is None or _holds(opened, known))


def anywhere(body: str) -> str:
    """The text with all it says anywhere, line by line where it stands. Raises HereError."""
    said = {number: line for number, (line, _) in _numbered(body)}
    return "\n".join(said.get(number, "") for number in range(1, body.count("\n") + 2))


def without(body: str, name: str) -> str:
    """What is said outside the passages of this one alone, line by line where it stands. Raises HereError."""
    own = ("only", name)
    said = {number: line for number, (line, opened) in _numbered(body) if opened is None or opened.groups() != own}
    return "\n".join(said.get(number, "") for number in range(1, body.count("\n") + 2))


Opened = re.Match[str] | None


def _holds(opened: re.Match[str], known: Collection[str]) -> bool:
    return (opened[2] in known) == (opened[1] == "only")


def _lines(body: str) -> Iterator[tuple[str, Opened]]:
    return (line for _, line in _numbered(body))


def _numbered(body: str) -> Iterator[tuple[int, tuple[str, Opened]]]:
    """Each line that is no fence, with its number and the fence around it."""
    opened: Opened = None
    begun = 0
    for number, line in enumerate(body.split("\n"), 1):
        if opened is None and (fence := FENCE.match(line)):
            opened, begun = fence, number
        elif opened is not None and END.match(line):
            opened = None
        else:
            yield number, (line, opened)
    if opened is not None:
        raise HereError(f"line {begun}: a passage of one place never ends")
