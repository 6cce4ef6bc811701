"""The style block that stands in every page: from its own source, with the values of the tokens put in."""

import re
from collections.abc import Mapping

# More would cost the next page what the first one wins.
LARGEST = 2048
LONG = 50
TOKEN = re.compile(r"(--[\w-]+):\s*([^;]+)")
USE = re.compile(r"var\((--[\w-]+)\)")
SPACE = re.compile(r"([,:]) |(?<=[:( ])0(?=\.)")
LIGHT = re.compile(r"(?:^|(?<=\}))\s*:root[^{}]*\{([^}]*)\}")
DARK = re.compile(r"@media screen and \(prefers-color-scheme: ?dark\)\s*\{\s*:root\{([^}]*)\}")


class BlockTooLarge(ValueError):
    """The block would weigh more than it saves."""


def block(css: str, sheet: str) -> str:
    """The block with the values that the sheet's tokens have. What the dark changes, and what is long and stands in
    it twice, stays a token."""
    light, dark = _tokens(LIGHT, sheet), _tokens(DARK, sheet)
    kept = {*dark, *(name for name in light if len(light[name]) > LONG and css.count(f"var({name})") > 1)}
    while set(USE.findall(css)) - kept:
        css = USE.sub(lambda found: found[0] if found[1] in kept else light[found[1]], css)
    used = sorted(set(USE.findall(css)))
    by_day, by_night = _root(used, light), _root([name for name in used if name in dark], dark)
    whole = SPACE.sub(r"\1", f"{by_day}@media(prefers-color-scheme:dark){{{by_night}}}{css.strip()}")
    if len(whole.encode()) > LARGEST:
        raise BlockTooLarge(f"first.scss makes {len(whole.encode())} bytes, more than {LARGEST}")
    return whole


def colours(sheet: str) -> dict[str, dict[str, str]]:
    """Every token of the sheet by name, as it is by day and in the dark."""
    light, dark = (
        {name.removeprefix("--"): value.strip() for name, value in _tokens(rule, sheet).items()}
        for rule in (LIGHT, DARK)
    )
    return {"light": light, "dark": light | dark}


def _tokens(rules: re.Pattern[str], sheet: str) -> dict[str, str]:
    return {name: value for rule in rules.findall(sheet) for name, value in TOKEN.findall(rule)}


def _root(names: list[str], values: Mapping[str, str]) -> str:
    return ":root{" + ";".join(f"{name}:{values[name]}" for name in names) + "}"
