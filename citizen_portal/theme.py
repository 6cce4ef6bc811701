"""The colours a municipality has chosen for the site, from the `[theme]` tables of `municipality.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from .municipality import MunicipalityError
from .names import FILE

# Where a colour is used: `light` by day, `dark` where the device asks for it. Paper keeps the colours of the site.
SCHEMES = ("light", "dark")
COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
TEXT, SHAPE = 4.5, 3.0
# What is written or drawn, the grounds it stands on, and the contrast it needs there (WCAG 2.2, level AA).
PAIRS = (
    ("ink", ("paper", "card", "sand", "petrol-light", "apricot-light", "wait", "yes", "stop"), TEXT),
    ("ink-soft", ("paper", "card", "sand"), TEXT),
    ("petrol", ("paper", "card", "sand", "petrol-light"), TEXT),
    ("petrol-strong", ("paper", "card", "petrol-light", "apricot-light"), TEXT),
    ("on-petrol", ("petrol", "petrol-strong"), TEXT),
    ("clay", ("paper", "card"), TEXT),
    ("plum", ("paper", "card", "sand"), TEXT),
    ("on-apricot", ("apricot",), TEXT),
    ("wait-text", ("wait",), TEXT),
    ("yes-text", ("yes",), TEXT),
    ("stop-text", ("stop", "paper", "card"), TEXT),
    ("line-strong", ("paper", "card"), SHAPE),
)
# The white plate a phone needs to read a code from is nobody's to change.
FIXED = ("qr",)

Colours = Mapping[str, str]
# By scheme.
Schemes = Mapping[str, Colours]


def load(folders: Iterable[Path], ours: Schemes) -> dict[str, dict[str, str]]:
    """Only what was chosen, a later folder's over an earlier one's; `ours` is what the sheet has.

    Raises MunicipalityError with every fault.
    """
    chosen: dict[str, dict[str, str]] = {scheme: {} for scheme in SCHEMES}
    for folder in folders:
        table = _table(folder / FILE)
        _refuse(_wrong(table, ours))
        for scheme, colours in table.items():
            chosen[scheme] |= colours
    _refuse(_dim(chosen, ours))
    return chosen


def _table(file: Path) -> dict[str, Any]:
    told = tomllib.loads(file.read_text(encoding="utf-8")).get("theme", {}) if file.exists() else {}
    return told if isinstance(told, dict) else {"a value": told}


def _refuse(faults: Iterable[str]) -> None:
    if told := [f"{FILE}: {fault}" for fault in faults]:
        raise MunicipalityError("\n".join(told))


def style(chosen: Schemes) -> str:
    """The rules that lay the chosen colours over the sheet's, wherever in the page they stand."""
    return "".join(
        f"@media screen and (prefers-color-scheme:{scheme}){{html:root{{{_declared(chosen[scheme])}}}}}"
        for scheme in SCHEMES
        if chosen[scheme]
    )


def paper(chosen: Schemes, ours: Schemes) -> dict[str, str]:
    """The ground of the page in each scheme, for what a browser draws around it."""
    return {scheme: chosen[scheme].get("paper", ours[scheme]["paper"]) for scheme in SCHEMES}


def _declared(colours: Colours) -> str:
    return ";".join(f"--{name}:{value}" for name, value in sorted(colours.items()))


def _wrong(table: Mapping[str, object], ours: Schemes) -> Iterator[str]:
    known = [name for name, value in ours["light"].items() if COLOUR.fullmatch(value) and name not in FIXED]
    for scheme, colours in table.items():
        if scheme not in SCHEMES or not isinstance(colours, Mapping):
            yield f"[theme] has {scheme}, which is not known; known are [theme.light] and [theme.dark]"
            continue
        for name, value in colours.items():
            if name not in known:
                yield f"[theme.{scheme}] has {name}, which is not known; known are {', '.join(known)}"
            elif not isinstance(value, str) or not COLOUR.fullmatch(value):
                yield f"[theme.{scheme}] {name} must be a colour like #0f5459"


def _dim(chosen: Schemes, ours: Schemes) -> Iterator[str]:
    """What cannot be read on its ground. What nobody changed is ours to keep right."""
    for scheme in SCHEMES:
        colours = {**ours[scheme], **chosen[scheme]}
        for text, grounds, least in PAIRS:
            for ground in grounds:
                found = contrast(colours[text], colours[ground])
                if found < least and {text, ground} & set(chosen[scheme]):
                    yield (
                        f"[theme.{scheme}] {text} on {ground} has a contrast of {found:.1f} to 1, "
                        f"too little to be {'read' if least == TEXT else 'seen'}: it needs {least}"
                    )


def contrast(one: str, other: str) -> float:
    """How much two colours differ in brightness, from 1 to 21."""
    darker, lighter = sorted((_brightness(one), _brightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _brightness(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
