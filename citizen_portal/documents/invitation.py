"""What the citizen hands to the employer: a link, as words and as a picture to point a phone at, and a code."""

from __future__ import annotations

import io
from functools import lru_cache
from urllib.parse import urlsplit

import segno

from .. import links
from ..records.repository import PlacementRecord

# To draw a picture is half of what the page costs that shows it; whoever comes back soon gets the same one.
KEPT = 100


def invitation(record: PlacementRecord) -> dict[str, str]:
    """The ways to the employer's page for one placement."""
    code_page = links.address("employer.code_page", record.employer_language)
    address = links.address("employer.page", record.employer_language, token=record.employer_token())
    return {
        "address": address,
        "qr": qr(address),
        "code": record.code,
        "code_page": code_page,
        # What somebody can say on the telephone.
        "host": urlsplit(code_page).netloc,
    }


@lru_cache(KEPT)
def qr(address: str) -> str:
    """An SVG without styles of its own, dark on light in every mode."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", xmldecl=False, svgns=True, light="#ffffff", omitsize=True)
    return drawn.getvalue().decode()
