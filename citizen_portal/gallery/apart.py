"""A block made its own, so that many can stand on one page: no id twice, and no two places of one name."""

from __future__ import annotations

import re

from markupsafe import Markup

OPENING = re.compile(r"<[a-z][^>]*>")
IDS = re.compile(r'(?<= )(id|for|form|aria-labelledby|aria-describedby|data-copy)="([^"]+)"')
LINKS = re.compile(r'(?<= )href="#([^"]+)"')
PLACES = ("<section", "<aside", "<nav", "<form")


def apart(block: str, at: str) -> Markup:
    """`at` is the id of the words above the block: they become part of the name of every place in it."""
    return Markup(OPENING.sub(lambda tag: _own(tag[0], at), block))


def _own(tag: str, at: str) -> str:
    tag = IDS.sub(lambda one: f'{one[1]}="{" ".join(f"{at}-{id}" for id in one[2].split())}"', tag)
    tag = LINKS.sub(rf'href="#{at}-\1"', tag)
    if not tag.startswith(PLACES):
        return tag
    tag = tag.replace(' aria-labelledby="', f' aria-labelledby="{at} ')
    return tag.replace(' aria-label="', f' aria-label="{at}: ')
