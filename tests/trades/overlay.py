"""A municipality's own folder with trades in it, and a site or a list that has it laid over ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from citizen_portal import CONTENT, i18n
from citizen_portal.trades.content import Trades, load


def laid_over(folder: Path, files: Mapping[str, str]) -> Trades:
    """Our trades with these files over them, as `da/trades/cafe.toml`."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return load([CONTENT, folder], i18n.LANGUAGES)


def ours(name: str = "cafe") -> str:
    return (CONTENT / "da" / "trades" / f"{name}.toml").read_text(encoding="utf-8")


def harbour() -> str:
    """A trade of its own, made from the café."""
    text = re.sub(r"search = \[.*?\]", 'search = ["havnearbejder"]', ours(), count=1, flags=re.DOTALL)
    return text.replace('slug = "cafe"', 'slug = "havn"').replace('title = "Café"', 'title = "Havn"')
