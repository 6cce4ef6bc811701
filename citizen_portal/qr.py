"""An address as a picture to point a phone at."""

from __future__ import annotations

import io
from functools import lru_cache

import segno

# To draw a picture is half of what the page costs that shows it; whoever comes back soon gets the same one.
KEPT = 100


@lru_cache(KEPT)
def qr(address: str) -> str:
    """An SVG without styles of its own, dark on light in every mode."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", xmldecl=False, svgns=True, light="#ffffff", omitsize=True)
    return drawn.getvalue().decode()
