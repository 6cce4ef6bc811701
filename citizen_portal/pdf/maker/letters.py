"""Whether a font of ours has letters for a sign. Asked for rare signs only: what is common has some."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
# The fonts that have whatever the others lack.
WIDEST = ("wqy-microhei.ttc", "unifont.?tf", "unifont_upper.?tf")


def has_letters(sign: str) -> bool:
    """Whether one of the widest fonts knows a sign; none does on a machine without them."""
    return ord(sign) in _known()


@cache
def _known() -> frozenset[int]:
    files = [file for folder in FOLDERS for name in WIDEST for file in folder.rglob(name)]
    return frozenset(code for file in files for code in _codes(file))


def _codes(file: Path) -> list[int]:
    with TTFont(file, fontNumber=0, lazy=True) as font:
        return list(font.getBestCmap())
