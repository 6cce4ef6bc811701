"""What the citizen hands to the employer: a link, as words and as a picture to point a phone at, and a code."""

from __future__ import annotations

from .. import links
from ..qr import qr
from ..records.repository import PlacementRecord


def invitation(record: PlacementRecord) -> dict[str, str]:
    """The ways to the employer's page for one placement."""
    address = links.address("employer.page", record.employer_language, token=record.employer_token())
    return {
        "address": address,
        "qr": qr(address),
        "code": record.code,
        # An address runs from left to right, also in the middle of a sentence that does not.
        "code_page": f"\u2066{links.address('employer.code_page', record.employer_language)}\u2069",
    }
